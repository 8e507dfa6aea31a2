// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.journal.TicketVerdict;
import dev.ballast.app.journal.Verdicts;
import dev.ballast.app.journal.WaitingTicket;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tickets of a desk that a person says something of, and the saying of it. */
final class JudgedTickets {
  @Parameters(paramLabel = "TICKET", arity = "0..*", description = "Tickets: 2024-06-03-01.")
  private List<String> tickets = List.of();

  @Option(names = "--all", description = "All that wait.")
  private boolean all;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "The journal of the desk.")
  private Path journal;

  /** Approves or refuses them, and prints which. */
  void judge(boolean approved, String reason, PrintWriter out) {
    if (all != tickets.isEmpty()) {
      throw new UserMistake("name the tickets, or --all: ballast desk tickets shows what waits");
    }
    try (Verdicts verdicts = Verdicts.open(journal)) {
      List<String> judged =
          all
              ? verdicts.waiting().stream().map(WaitingTicket::id).toList()
              : List.copyOf(new LinkedHashSet<>(tickets));
      verdicts.add(judged, approved, TicketVerdict.By.HAND, reason, Today.now().toEpochMilli());
      judged.forEach(one -> out.println((approved ? "approved " : "refused ") + one));
      if (judged.isEmpty()) {
        out.println("no ticket waits");
      }
    }
  }
}
