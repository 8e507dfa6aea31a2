// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.config.WrittenRules;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.PlannedReview;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.Terminal;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.desk.TicketChain;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of each ticket of a plan why it is what it is. */
@Command(
    name = "explain",
    description = "Show why each ticket of a plan is what it is: signal, rule, limits, cost, end.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "POLICY", description = "The trading plan (YAML).")
  private Path policyFile;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TICKET-ID",
      description = "One ticket alone (default: all).")
  private @Nullable String ticket;

  @Option(
      names = "--account",
      paramLabel = "FILE",
      required = true,
      description = "What is held (YAML or JSON).")
  private Path accountFile;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Decide on what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable LocalDate asOf;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** What {@code --json} prints. */
  record ExplainJson(
      String policy,
      PlanCommand.Prices prices,
      List<TicketChain> tickets,
      List<RefusedLeg> refused,
      List<String> notes) {}

  @Override
  public Integer call() {
    Policy read = PolicyFile.read(policyFile, Today.utc());
    AccountFile file = AccountFileReader.read(accountFile, Today.utc());
    Market market = Market.of(data.open());
    long time = market.moment("--as-of", Optional.ofNullable(asOf));
    PlannedReview review = PlannedReview.of(policyFile, read, file, market, time);
    WrittenRules written = WrittenRules.of(policyFile, review.policy());
    List<TicketChain> chains = asked(review.desk().report(review.decision()).chains(written::of));
    PrintWriter out = spec.commandLine().getOut();
    PlanCommand.Prices prices = PlanCommand.Prices.at(time, Today.utc());
    List<RefusedLeg> refused = ticket == null ? review.decision().plan().refused() : List.of();
    if (json) {
      out.print(
          Json.write(
              new ExplainJson(
                  review.policy().name(),
                  prices,
                  chains,
                  refused,
                  review.decision().plan().notes())));
    } else {
      out.println(prices.line());
      out.println();
      out.print(Terminal.chains(chains, refused, Screen.color()));
    }
    return 0;
  }

  private List<TicketChain> asked(List<TicketChain> all) {
    if (ticket == null) {
      return all;
    }
    List<TicketChain> one = all.stream().filter(chain -> chain.id().equals(ticket)).toList();
    if (one.isEmpty()) {
      throw new UserMistake(
          "no ticket '"
              + ticket
              + "'"
              + (all.isEmpty()
                  ? ": the plan has none"
                  : "; the plan has "
                      + all.stream().map(TicketChain::id).collect(Collectors.joining(", "))));
    }
    return one;
  }
}
