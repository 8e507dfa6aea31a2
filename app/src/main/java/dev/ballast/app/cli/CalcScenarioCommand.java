// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.calc.ScenarioCalculator;
import dev.ballast.app.config.ScenarioFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ballast calc scenario}: exposures under shocks. */
@Command(
    name = "scenario",
    description = "What exposures gain and lose when sectors or the market move.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CalcScenarioCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private CalcInput input;

  @Override
  public Integer call() {
    Path file =
        input
            .file()
            .orElseThrow(
                () -> new UserMistake("--file is missing; it states exposures and shocks"));
    return input.print(spec, ScenarioCalculator.of(ScenarioFile.read(file)));
  }
}
