// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.render.EventLine;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.trading.Onlooker;
import dev.ballast.app.trading.PaperDesk;
import dev.ballast.app.trading.StopMark;
import dev.ballast.engine.Kept;
import dev.ballast.engine.Run;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a policy on the market as it is, with orders that fill on paper. */
@Command(
    name = "paper",
    description = "Run a policy on the market as it is, with orders that fill on paper.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class PaperCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "The trading plan.")
  private Path policyFile;

  @Option(
      names = "--account",
      paramLabel = "FILE",
      description = "Begin with this account rather than with the plan's capital in cash.")
  private @Nullable Path account;

  @Mixin private ExchangeOptions address;

  @Mixin private SessionOptions session;

  @Mixin private BarsOption bars;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print every event as a line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(policyFile, Today.utc());
    Optional<AccountFile> file =
        Optional.ofNullable(account).map(one -> AccountFileReader.read(one, Today.utc()));
    Kept before = session.kept();
    if (file.isPresent() && !before.events().isEmpty()) {
      throw new UserMistake(
          "--account "
              + account
              + ": the session goes on with what "
              + session.journal()
              + " has; leave it out, or name a new journal");
    }
    Market market = Market.of(data.open());
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    MarginTerms terms =
        file.map(one -> MarginTerms.of(market, one)).orElseGet(() -> MarginTerms.of(market));
    Desk desk = new Desk(market, plan).on(terms).over(bars.length());
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    try (SqliteJournal kept = SqliteJournal.open(session.journal());
        LiveExchange exchange =
            LiveExchange.at(
                address.endpoints(), Optional.empty(), () -> Today.now().toEpochMilli())) {
      Onlooker onlooker =
          new Onlooker(
              policy,
              desk.strategy().instruments(),
              terms.brackets(),
              terms.settings(),
              kept,
              before,
              () -> Today.now().toEpochMilli(),
              line -> Screen.say(says, line));
      PaperDesk paper =
          new PaperDesk(
              exchange,
              market,
              priced(desk, file, before, exchange),
              bars.length(),
              new PaperDesk.Rules(policy.terms().costs(), terms.margins(policy.market())),
              session.end(exchange),
              before,
              StopMark.of(session.journal())::reason,
              onlooker::notice);
      List<Event> opening =
          before.events().isEmpty() ? desk.begin(file, paper.begins()).events() : List.of();
      kept.begin(new SessionRow(Today.now().toEpochMilli(), SessionRow.Mode.PAPER, policy.name()));
      Screen.say(says, EventLine.time(paper.begins()) + " on paper");
      CountDownLatch ended = SessionOptions.endsWithTheProgram(paper::end);
      try {
        Run run =
            paper.run(
                desk.strategy(),
                new ToldJournal(kept, new EventLines(out, json)),
                policy.quote(),
                opening,
                onlooker);
        paper.substitutes().forEach((what, times) -> Screen.say(says, times + " times " + what));
        Screen.say(says, SessionOptions.ended(run));
      } finally {
        ended.countDown();
      }
    }
    return 0;
  }

  /** What the plan may trade, and what the account holds. */
  private static List<InstrumentId> priced(
      Desk desk, Optional<AccountFile> file, Kept before, LiveExchange exchange) {
    if (before.events().isEmpty()) {
      return desk.begin(file, exchange.now()).priced();
    }
    Ledger ledger = new Ledger();
    before.events().forEach(ledger::apply);
    return desk.priced(ledger.account(before.events().getLast().time()));
  }
}
