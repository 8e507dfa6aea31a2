// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands that read what has happened, as a journal keeps it. */
@Command(
    name = "journal",
    description = "Check and print what a journal keeps.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class JournalCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with a journal; ballast journal --help lists it");
  }
}
