// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.ApiKey;
import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.engine.Approvals;
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Run;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.margin.AccountSettings;
import dev.ballast.market.ExtendedHistory;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.order.Event;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.report.diary.Diary;
import dev.ballast.unit.UtcDay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The example plan, hedged to half of the market, over two months of a made market: in a backtest,
 * and at a local venue.
 */
final class ReplayedPlan implements AutoCloseable {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private final Market market = Market.simulated(11);
  private final Policy policy = hedged();
  private final Resolution.Resolved plan =
      PolicyFile.resolved(Optional.empty(), policy, market.history().listings());
  private final MarginTerms terms = MarginTerms.of(market);
  private final Backtest backtest;
  private final LocalVenue venue;
  private final List<String> notices = new ArrayList<>();
  private volatile Optional<LiveDesk> running = Optional.empty();

  /** At a market that stands until a session moves it. */
  ReplayedPlan() {
    this(0);
  }

  /**
   * At a market of a speed.
   *
   * @param speed beside the machine's clock
   */
  ReplayedPlan(double speed) {
    this.backtest =
        new Desk(market, plan)
            .backtest(
                Optional.of(LocalDate.of(2024, 6, 3)), Optional.of(LocalDate.of(2024, 8, 5)));
    this.venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            backtest.run().first().time(),
            end(),
            speed,
            System::currentTimeMillis,
            policy.terms().costs(),
            0);
    venue.open(
        "key",
        "secret",
        backtest.events().subList(0, backtest.openingEvents()),
        terms.margins(policy.market()),
        false);
  }

  /** A plan that holds futures. */
  private static Policy hedged() {
    try (InputStream example = PolicyFile.class.getResourceAsStream("/dev/ballast/app/example/policy.yaml")) {
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

  Backtest backtest() {
    return backtest;
  }

  private long end() {
    return backtest.run().last().time();
  }

  /** What a person was told. */
  List<String> notices() {
    return notices;
  }

  /** Lets things go wrong from now on. */
  void arm(String faults) {
    venue.arm(FaultsFile.parse("faults", faults));
  }

  /** Begins a session, or goes on with one, and runs it to the market's end. */
  Run run(Journal journal, Kept kept) {
    return run(market, journal, Approvals.ALL, kept);
  }

  /** The same, where tickets are ordered once they are approved. */
  Run run(Journal journal, Approvals approvals, Kept kept) {
    return run(market, journal, approvals, kept);
  }

  /** The same of a desk that knows the market no further than to a day, but for what it is told. */
  Run run(LocalDate known, Journal journal) {
    return run(cut(known), journal, Approvals.ALL, new Kept(List.of(), Optional.empty()));
  }

  private Run run(Market known, Journal journal, Approvals approvals, Kept kept) {
    PolicyStrategy strategy = new PolicyStrategy(plan, terms.brackets());
    try (LiveExchange exchange = exchange(Optional.of(ApiKey.of("key", "secret")));
        LiveDesk desk =
            new LiveDesk(
                exchange,
                known,
                strategy.instruments(),
                Interval.DAY,
                end(),
                kept,
                Optional::empty,
                notices::add)) {
      running = Optional.of(desk);
      exchange.requireTradeOnly();
      return desk.run(strategy, journal, approvals, policy.quote());
    }
  }

  /** Lets the market go on with no session there. */
  void goOn(long until) {
    try (ReplayClock clock = ReplayClock.at(URI.create(venue.url())).orElseThrow()) {
      clock.moveTo(until);
    }
  }

  private LiveExchange exchange(Optional<ApiKey> key) {
    return LiveExchange.at(
        Endpoints.at(venue.url(), venue.socket()), key, System::currentTimeMillis);
  }

  /** The market as a store has it that ends at a day. */
  private Market cut(LocalDate known) {
    Map<SeriesId, Series> cut = new TreeMap<>();
    for (SeriesId id : market.history().ids()) {
      cut.put(id, market.history().series(id).orElseThrow().asOf(UtcDay.start(known)));
    }
    return new Market(
        new ExtendedHistory(market.history(), cut), market.rules(), market.tables());
  }

  /** Begins a session on paper, or goes on with one, and runs it to the market's end. */
  Run paper(LocalDate known, Journal journal, Kept kept) {
    return paper(known, end(), journal, kept);
  }

  /** The same to a moment, epoch milliseconds. */
  Run paper(LocalDate known, long until, Journal journal, Kept kept) {
    PolicyStrategy strategy = new PolicyStrategy(plan, terms.brackets());
    try (LiveExchange exchange = exchange(Optional.empty())) {
      PaperDesk desk =
          new PaperDesk(
              exchange,
              cut(known),
              strategy.instruments(),
              Interval.DAY,
              new PaperDesk.Rules(policy.terms().costs(), terms.margins(policy.market())),
              until,
              kept,
              Optional::empty,
              notices::add);
      return desk.run(
          strategy,
          journal,
          policy.quote(),
          backtest.events().subList(0, backtest.openingEvents()));
    }
  }

  /** A session that is looked on at, to the market's end. */
  Run seen(SqliteJournal journal) {
    PolicyStrategy strategy = new PolicyStrategy(plan, terms.brackets());
    Kept nothing = new Kept(List.of(), Optional.empty());
    Onlooker onlooker = onlooker(strategy, journal, nothing);
    try (LiveExchange exchange = exchange(Optional.of(ApiKey.of("key", "secret")));
        LiveDesk desk =
            new LiveDesk(
                exchange,
                market,
                strategy.instruments(),
                Interval.DAY,
                end(),
                nothing,
                Optional::empty,
                onlooker::notice)) {
      journal.begin(
          new SessionRow(backtest.run().first().time(), SessionRow.Mode.LIVE, policy.name()));
      return desk.run(strategy, journal, Approvals.ALL, policy.quote(), onlooker);
    }
  }

  private Onlooker onlooker(PolicyStrategy strategy, SqliteJournal journal, Kept kept) {
    return new Onlooker(
        policy,
        strategy.instruments(),
        terms.brackets(),
        AccountSettings.USUAL,
        journal,
        kept,
        System::currentTimeMillis,
        notices::add);
  }

  /** What the backtest's reviews saw and decided. */
  Diary diary() {
    return new Desk(market, plan).diary(backtest);
  }

  /** Ends the session that runs at its next moment; from any thread. */
  void stop() {
    running.ifPresent(LiveDesk::end);
  }

  /**
   * What a session has kept is what the backtest did: fills, fees, funding and books to the unit.
   */
  void check(List<Event> kept) {
    assertThat(without(settled(kept), settled(backtest.events())))
        .as("and not %s", without(settled(backtest.events()), settled(kept)))
        .isEmpty();
    assertThat(without(settled(backtest.events()), settled(kept))).isEmpty();
    Ledger ledger = new Ledger();
    kept.forEach(ledger::apply);
    assertThat(ledger.account(end())).isEqualTo(backtest.run().last().account());
    assertThat(Replay.of(kept).difference(ledger.account(end()))).isZero();
  }

  private static List<String> without(List<String> all, List<String> others) {
    List<String> left = new ArrayList<>(all);
    others.forEach(left::remove);
    return left.subList(0, Math.min(4, left.size()));
  }

  /** Fills, fees, funding, transfers and deposits. */
  private static List<String> settled(List<Event> events) {
    List<String> settled = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Filled fill) {
        settled.add(
            "%d %s %s %s at %s for %s"
                .formatted(
                    fill.time(),
                    fill.order().id(),
                    fill.order().side(),
                    fill.quantity(),
                    fill.price(),
                    fill.fee()));
      } else if (event instanceof Event.Posted) {
        settled.add(event.toString());
      }
    }
    return settled;
  }

  @Override
  public void close() {
    venue.close();
  }
}
