// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands that say what a desk may do. */
@Command(
    name = "desk",
    description = "Approve what a desk that trades asks for; stop it, and let it go on.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with the desk; ballast desk --help lists it");
  }
}
