// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands that deal with recorded history. */
@Command(
    name = "data",
    description = "Bring history into the store and look at what is there.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with data; ballast data --help lists it");
  }
}
