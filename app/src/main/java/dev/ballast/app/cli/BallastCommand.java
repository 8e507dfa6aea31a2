// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line; its subcommands do the work. */
@Command(
    name = "ballast",
    description = "A portfolio desk: crypto spot for the long run, steered with futures.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class BallastCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do; ballast --help lists it");
  }
}
