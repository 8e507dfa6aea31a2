// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.report.attribution.AttributionRow;
import dev.ballast.report.attribution.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Tables of large profits fit on a page, which has no room for their cents. */
final class ProfitColumnsTest {
  @Test
  void centsAreLeftOutWhereOneFigureIsAMillionOrMore() {
    assertThat(Answers.profits(List.of(row(999_999.99)), row(5)).apply(-1234.5))
        .isEqualTo("-1,234.50");
    assertThat(Answers.profits(List.of(row(5)), row(-1_000_000)).apply(-1234.5))
        .isEqualTo("-1,235");
  }

  /** A profit that is all of selection. */
  private static AttributionRow row(double profit) {
    SequencedMap<Part, Double> parts = new LinkedHashMap<>();
    parts.put(Part.SELECTION, profit);
    return new AttributionRow("one", parts, profit);
  }
}
