// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class AttributionRowTest {
  /** Parts of 1, 2, 4 ... 512 in their order: the first five are of prices, 31; all are 1023. */
  @Test
  void pricesAndWhatFlowedMakeTheTotal() {
    SequencedMap<Part, Double> parts = new LinkedHashMap<>();
    double value = 1;
    for (Part part : Part.values()) {
      parts.put(part, value);
      value *= 2;
    }
    AttributionRow row = new AttributionRow("all", parts, 1023);

    assertThat(row.prices()).isEqualTo(31);
    assertThat(
            row.prices()
                + row.part(Part.FUNDING)
                + row.part(Part.FEES)
                + row.part(Part.SLIPPAGE)
                + row.part(Part.LIQUIDATION)
                + row.part(Part.CASH_FLOWS))
        .isEqualTo(row.total());
  }
}
