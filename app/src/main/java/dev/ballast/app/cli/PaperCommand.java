// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.LiveSection;
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
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.Kept;
import dev.ballast.engine.Run;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(policyFile, Today.utc());
    LiveSection live = LiveSection.of(policyFile, policy.quote());
    Optional<ApprovalRule> asked = session.approve(policy.quote());
    Optional<AccountFile> file =
        Optional.ofNullable(account).map(one -> AccountFileReader.read(one, Today.utc()));
    Market market = Market.of(data.open());
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    MarginTerms terms =
        file.map(one -> MarginTerms.of(market, one)).orElseGet(() -> MarginTerms.of(market));
    Desk desk = new Desk(market, plan).on(terms).over(bars.length());
    SessionLines lines = session.lines(spec);
    try (SqliteJournal kept = SqliteJournal.open(session.journal());
        LiveExchange exchange =
            LiveExchange.at(
                address.endpoints(), Optional.empty(), () -> Today.now().toEpochMilli())) {
      kept.begin(new SessionRow(Today.now().toEpochMilli(), SessionRow.Mode.PAPER, policy.name()));
      Kept before = session.kept(kept);
      refuseTwice(before);
      Onlooker onlooker = session.onlooker(policy, desk.strategy(), terms, kept, lines);
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
      ApprovalRule rule = asked.or(live::approve).orElse(new ApprovalRule.All());
      lines.say(EventLine.time(paper.begins()) + " on paper");
      session.run(
          paper::end,
          lines,
          () -> {
            Run run =
                paper.run(
                    desk.strategy(),
                    lines.telling(kept),
                    session.approvals(kept, rule, onlooker),
                    policy.quote(),
                    opening,
                    onlooker);
            paper.substitutes().forEach((what, times) -> lines.say(times + " times " + what));
            return run;
          });
    }
    return 0;
  }

  /** An account is what a session begins with; one that goes on has its own. */
  private void refuseTwice(Kept before) {
    if (account != null && !before.events().isEmpty()) {
      throw new UserMistake(
          "--account "
              + account
              + ": the session goes on with what "
              + session.journal()
              + " has; leave it out, or name a new journal");
    }
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
