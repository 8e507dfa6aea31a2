// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.LiveSection;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.ApiKeySource;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.trading.JournalHand;
import dev.ballast.app.trading.LiveDesk;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.app.trading.Onlooker;
import dev.ballast.engine.ApprovalRule;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trades a policy at the exchange. */
@Command(
    name = "live",
    description = "Trade a policy at the exchange, or at one on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LiveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "The trading plan.")
  private Path policyFile;

  @Mixin private ExchangeOptions address;

  @Mixin private SessionOptions session;

  @Option(
      names = "--paper",
      paramLabel = "FILE",
      description = "The journal of the plan's sessions on paper, where money is at stake.")
  private @Nullable Path paper;

  @Mixin private BarsOption bars;

  @Mixin private DataOptions data;

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(policyFile, Today.utc());
    LiveSection live = LiveSection.of(policyFile, policy.quote());
    Optional<ApprovalRule> asked = session.approve(policy.quote());
    ApiKey key = ApiKeySource.required(System.getenv());
    Market market = Market.of(data.open());
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    MarginTerms terms = MarginTerms.of(market);
    PolicyStrategy strategy = new PolicyStrategy(plan, terms.brackets());
    SessionLines lines = session.lines(spec);
    try (SqliteJournal kept = SqliteJournal.open(session.journal());
        LiveExchange exchange =
            LiveExchange.at(
                address.endpoints(), Optional.of(key), () -> Today.now().toEpochMilli())) {
      exchange.requireFit();
      requireConsent(exchange, policy, live);
      ApprovalRule rule = asked.orElseGet(() -> usual(exchange, live));
      kept.begin(new SessionRow(Today.now().toEpochMilli(), SessionRow.Mode.LIVE, policy.name()));
      Onlooker onlooker = session.onlooker(policy, strategy, terms, kept, lines);
      try (LiveDesk desk =
          new LiveDesk(
              exchange,
              market,
              strategy.instruments(),
              bars.length(),
              session.end(exchange),
              session.kept(kept),
              new JournalHand(session.journal()),
              onlooker::notice)) {
        desk.within(live.priceBand());
        session.run(
            desk::end,
            lines,
            () ->
                desk.run(
                    strategy,
                    lines.telling(kept),
                    session.approvals(kept, rule, onlooker),
                    policy.quote(),
                    onlooker));
      }
    }
    return 0;
  }

  /** A market that is replayed costs nobody money, and does not wait for anybody. */
  private static ApprovalRule usual(LiveExchange exchange, LiveSection live) {
    return exchange.replay().isPresent()
        ? new ApprovalRule.All()
        : live.approve().orElse(new ApprovalRule.ByHand());
  }

  /** Where money is at stake: the plan's owner has said so, and has seen it run on paper. */
  private void requireConsent(LiveExchange exchange, Policy policy, LiveSection live) {
    if (exchange.replay().isPresent()) {
      return;
    }
    if (!live.consents()) {
      throw new UserMistake(
          policyFile
              + ": does not say that it is meant to trade with money; write into it: live: {consent: "
              + LiveSection.CONSENT
              + "}");
    }
    if (paper == null) {
      throw new UserMistake(
          "live begins on paper: run ballast paper first, and name its journal with --paper FILE");
    }
    try (SqliteJournal before = SqliteJournal.open(paper)) {
      boolean seen =
          before
              .session()
              .filter(
                  one -> one.mode() == SessionRow.Mode.PAPER && one.plan().equals(policy.name()))
              .isPresent();
      if (!seen || before.size() == 0) {
        throw new UserMistake(
            "--paper " + paper + ": is no journal of '" + policy.name() + "' on paper");
      }
    }
  }
}
