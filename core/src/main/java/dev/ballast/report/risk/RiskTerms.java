// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.risk.StatedShock;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a report of risk looks at beside the standard scenarios.
 *
 * @param windows of history that are replayed, of the benchmark and of the account each
 * @param days length of these
 * @param stated a user's own scenarios
 * @param sectors of an asset, by name
 */
public record RiskTerms(
    int windows, int days, List<StatedShock> stated, Function<Asset, Optional<String>> sectors) {
  /** Copies the list. */
  public RiskTerms {
    stated = List.copyOf(stated);
  }
}
