// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps a desk from ordering tickets that wait. */
@Command(
    name = "refuse",
    description = "Keep a desk from ordering tickets that wait. It cannot be taken back.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskRefuseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private JudgedTickets tickets;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why, for the journal and the diary.")
  private String reason;

  @Override
  public Integer call() {
    tickets.judge(false, reason.strip().replaceAll("\\s+", " "), spec.commandLine().getOut());
    return 0;
  }
}
