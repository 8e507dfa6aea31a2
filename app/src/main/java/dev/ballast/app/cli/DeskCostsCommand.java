// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.ProposedTicket;
import dev.ballast.app.render.Json;
import dev.ballast.report.desk.TicketCosts;
import dev.ballast.unit.Price;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what carrying out tickets has cost. */
@Command(
    name = "costs",
    description = "Show what each leg of a ticket has cost beside what its plan expected.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskCostsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TICKET",
      description = "One ticket; all that were filled where it is left out.")
  private @Nullable String ticket;

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
    Map<String, ProposedTicket> proposed = ProposedTicket.all(journal);
    List<CostLines> costs =
        TicketCosts.of(JournalCheck.kept(journal).events(), leg -> planned(proposed, leg)).stream()
            .filter(one -> ticket == null || one.ticket().equals(ticket))
            .map(one -> CostLines.of(one, Optional.ofNullable(proposed.get(one.ticket()))))
            .toList();
    if (ticket != null && costs.isEmpty()) {
      throw new UserMistake(
          "no ticket "
              + ticket
              + " was filled: ballast desk costs without a ticket shows those that were");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.exact(costs));
    } else if (costs.isEmpty()) {
      out.println("no ticket was filled");
    } else {
      costs.forEach(one -> one.print(out));
    }
    return 0;
  }

  private static Optional<Price> planned(Map<String, ProposedTicket> proposed, String leg) {
    return proposed.values().stream()
        .flatMap(one -> one.order(leg).stream())
        .map(ProposedTicket.ProposedOrder::price)
        .findFirst();
  }
}
