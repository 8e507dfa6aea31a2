// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Run;
import dev.ballast.market.ExtendedHistory;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.report.diary.Diary;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.Margins;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The example plan, hedged to half of the market, over some weeks of a made market: in a backtest,
 * live and on paper.
 */
final class HedgedPlan {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 3);

  private final Market market = Market.simulated(11);
  private final Policy policy = hedged();
  private final Resolution.Resolved plan =
      PolicyFile.resolved(Optional.empty(), policy, market.history().listings());
  private final MarginTerms terms = MarginTerms.of(market);
  private final LocalDate last;
  private final LongSupplier machine;

  /** Two months of it. */
  HedgedPlan() {
    this(LocalDate.of(2024, 8, 5));
  }

  /** Until a day. */
  HedgedPlan(LocalDate last) {
    this(last, System::currentTimeMillis);
  }

  /** The same by a clock of this machine, epoch milliseconds. */
  HedgedPlan(LocalDate last, LongSupplier machine) {
    this.last = last;
    this.machine = machine;
  }

  /** What this machine's clock says to desks and to their exchange. */
  LongSupplier machine() {
    return machine;
  }

  /** Its first moment, epoch milliseconds. */
  long from() {
    return UtcDay.start(FIRST);
  }

  /** Its last. */
  long to() {
    return UtcDay.start(last);
  }

  private static Policy hedged() {
    try (InputStream example =
        PolicyFile.class.getResourceAsStream("/dev/ballast/app/example/policy.yaml")) {
      String text = new String(example.readAllBytes(), StandardCharsets.UTF_8);
      Path file = Files.createTempFile("plan", ".yaml");
      Files.writeString(file, text.replace("beta-to: 0.9", "beta-to: 0.5"));
      Policy read = PolicyFile.read(file, TODAY);
      Files.delete(file);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Market market() {
    return market;
  }

  Policy policy() {
    return policy;
  }

  Margins margins() {
    return terms.margins(policy.market());
  }

  Backtest backtest() {
    return new Desk(market, plan).backtest(Optional.of(FIRST), Optional.of(last));
  }

  /** The market as a store has it that ends at a day. */
  Market cut(LocalDate known) {
    Map<SeriesId, Series> cut = new TreeMap<>();
    for (SeriesId id : market.history().ids()) {
      cut.put(id, market.history().series(id).orElseThrow().asOf(UtcDay.start(known)));
    }
    return new Market(new ExtendedHistory(market.history(), cut), market.rules(), market.tables());
  }

  PolicyStrategy strategy() {
    return new PolicyStrategy(plan, terms.brackets());
  }

  /**
   * How a session is held.
   *
   * @param known the market as its store has it
   * @param until its last moment, epoch milliseconds
   */
  record Setting(Market known, long until, Approvals approvals, DeskHand hand) {}

  /** A session that knows the market, to the plan's end, with nobody there. */
  Setting setting() {
    return new Setting(market, to(), Approvals.ALL, Optional::empty);
  }

  /** Begins a session, or goes on with one, and runs it to its end. */
  Run live(Setting setting, Endpoints at, Journal journal, Kept kept, Consumer<String> notices) {
    return live(setting, at, journal, kept, _ -> {}, notices);
  }

  /**
   * The same.
   *
   * @param begun takes the desk before it runs
   */
  Run live(
      Setting setting,
      Endpoints at,
      Journal journal,
      Kept kept,
      Consumer<LiveDesk> begun,
      Consumer<String> notices) {
    PolicyStrategy strategy = strategy();
    try (LiveExchange exchange =
            LiveExchange.at(at, Optional.of(ApiKey.of("key", "secret")), machine);
        LiveDesk desk =
            new LiveDesk(
                exchange,
                setting.known(),
                strategy.instruments(),
                Interval.DAY,
                setting.until(),
                kept,
                setting.hand(),
                notices)) {
      exchange.requireFit();
      begun.accept(desk);
      return desk.run(strategy, journal, setting.approvals(), policy.quote());
    }
  }

  /** A session that is looked on at, to the end. */
  Run seen(Endpoints at, SqliteJournal journal, Consumer<String> notices) {
    Kept nothing = new Kept(List.of(), Optional.empty());
    return seen(at, journal, journal, _ -> Approvals.ALL, nothing, notices);
  }

  /**
   * The same, begun or gone on with.
   *
   * @param file where the session is kept
   * @param journal that file, or what stands before it
   * @param approvals of its tickets, by whoever takes what a person should know
   */
  Run seen(
      Endpoints at,
      SqliteJournal file,
      Journal journal,
      Function<Consumer<String>, Approvals> approvals,
      Kept kept,
      Consumer<String> notices) {
    PolicyStrategy strategy = strategy();
    Onlooker onlooker =
        new Onlooker(
            policy,
            strategy.instruments(),
            terms.brackets(),
            terms.settings(),
            file,
            kept,
            machine,
            notices);
    try (LiveExchange exchange =
            LiveExchange.at(at, Optional.of(ApiKey.of("key", "secret")), machine);
        LiveDesk desk =
            new LiveDesk(
                exchange,
                market,
                strategy.instruments(),
                Interval.DAY,
                to(),
                kept,
                Optional::empty,
                onlooker::notice)) {
      file.begin(new SessionRow(from(), SessionRow.Mode.LIVE, policy.name()));
      return desk.run(
          strategy, journal, approvals.apply(onlooker::notice), policy.quote(), onlooker);
    }
  }

  /** What the reviews of its backtest saw and decided. */
  Diary diary(Backtest backtest) {
    return new Desk(market, plan).diary(backtest);
  }

  /** The same on paper, to a moment, epoch milliseconds. */
  Run paper(
      Market known,
      Endpoints at,
      long until,
      Journal journal,
      Kept kept,
      Consumer<String> notices) {
    PolicyStrategy strategy = strategy();
    try (LiveExchange exchange = LiveExchange.at(at, Optional.empty(), machine)) {
      PaperDesk desk =
          new PaperDesk(
              exchange,
              known,
              strategy.instruments(),
              Interval.DAY,
              new PaperDesk.Rules(policy.terms().costs(), margins()),
              until,
              kept,
              Optional::empty,
              notices);
      return desk.run(
          strategy,
          journal,
          Approvals.ALL,
          policy.quote(),
          new Desk(market, plan).begin(Optional.empty(), from()).events());
    }
  }
}
