// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.calc.AccountScenarioCalculator;
import dev.ballast.app.calc.KnownFigures;
import dev.ballast.app.calc.ScenarioCalculator;
import dev.ballast.app.calc.StatedAccount;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.Given;
import dev.ballast.app.config.ScenarioFile;
import dev.ballast.app.render.Calculation;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast calc scenario}: exposures under shocks. */
@Command(
    name = "scenario",
    description = "What exposures gain and lose when sectors or the market move.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CalcScenarioCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--shock",
      paramLabel = "ASSET=MOVE,...",
      description = "Of an account file's assets: BTC=-30%%,ETH=-0.4.")
  private @Nullable String shock;

  @Option(
      names = "--beta",
      paramLabel = "ASSET=BETA,...",
      description = "Moves what has no shock of its own by beta x that of BTC.")
  private @Nullable String beta;

  @Mixin private DataOptions data;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    Path file =
        input
            .file()
            .orElseThrow(
                () -> new UserMistake("--file is missing; it states exposures and shocks"));
    if (Given.isAccount(file)) {
      return input.print(spec, account(file));
    }
    input.refuseFlags(spec);
    return input.print(spec, ScenarioCalculator.of(ScenarioFile.read(file)));
  }

  private Calculation account(Path file) {
    if (shock == null) {
      throw new UserMistake("--shock is missing; an account file states none (BTC=-30%)");
    }
    AccountFile account = AccountFileReader.read(file, Today.utc());
    KnownFigures known = Lookups.of(data, account);
    Map<Asset, BigDecimal> betas =
        beta == null ? Map.of() : Given.flags(Map.of("beta", beta)).numbersByAsset("beta");
    return AccountScenarioCalculator.of(
        StatedAccount.of(account, known),
        known,
        Given.flags(Map.of("shock", shock)).movesByAsset("shock"),
        betas);
  }
}
