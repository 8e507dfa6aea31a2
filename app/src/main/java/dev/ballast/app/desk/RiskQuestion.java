// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.config.ShockFile;
import dev.ballast.report.risk.RiskTerms;
import dev.ballast.unit.Asset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user asks of risk beside the standard scenarios.
 *
 * @param windows of history that are replayed, of the benchmark and of the account each
 * @param days length of these
 * @param own scenarios
 */
public record RiskQuestion(int windows, int days, Optional<ShockFile> own) {
  /** Three weeks of each. */
  public static final RiskQuestion USUAL = new RiskQuestion(3, 7, Optional.empty());

  /** The terms for an account; refuses a scenario that moves what is not among the names. */
  RiskTerms terms(Collection<String> names, Function<Asset, Optional<String>> sectors) {
    own.ifPresent(file -> file.check(names));
    return new RiskTerms(windows, days, own.map(ShockFile::scenarios).orElse(List.of()), sectors);
  }
}
