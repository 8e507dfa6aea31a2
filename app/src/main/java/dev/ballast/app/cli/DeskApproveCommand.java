// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets a desk order tickets that wait. */
@Command(
    name = "approve",
    description = "Let a desk order tickets that wait. It cannot be taken back.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskApproveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private JudgedTickets tickets;

  @Override
  public Integer call() {
    tickets.judge(true, "", spec.commandLine().getOut());
    return 0;
  }
}
