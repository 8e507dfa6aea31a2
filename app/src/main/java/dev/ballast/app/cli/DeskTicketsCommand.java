// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.journal.WaitingTicket;
import dev.ballast.app.render.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the tickets that wait for a hand. */
@Command(
    name = "tickets",
    description = "Show the tickets that wait to be approved, and why they are asked for.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskTicketsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "The journal of the desk.")
  private Path journal;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<TicketLines> tickets = WaitingTicket.of(journal).stream().map(TicketLines::of).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.exact(tickets));
    } else if (tickets.isEmpty()) {
      out.println("no ticket waits");
    } else {
      tickets.forEach(one -> one.print(out));
    }
    return 0;
  }
}
