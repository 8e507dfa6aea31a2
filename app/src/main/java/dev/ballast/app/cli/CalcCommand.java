// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the calculators: each answers one question from figures alone, without history. */
@Command(
    name = "calc",
    description = "Calculate from figures that you give: each answer shows its formula.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CalcCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to calculate; ballast calc --help lists it");
  }
}
