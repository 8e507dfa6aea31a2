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
import dev.ballast.app.exchange.local.ReplayClock;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Run;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.ExtendedHistory;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.order.Event;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.FeeAssets;
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

  ReplayedPlan() {
    this(FeeAssets.SETTLED, List.of());
  }

  /**
   * The same at a venue that takes its fees in other assets.
   *
   * @param besides what the account has at the venue beside what the backtest begins with
   */
  ReplayedPlan(FeeAssets fees, List<Event> besides) {
    this.backtest =
        new Desk(market, plan)
            .backtest(Optional.of(LocalDate.of(2024, 6, 3)), Optional.of(LocalDate.of(2024, 8, 5)));
    this.venue =
        LocalVenue.start(
            market,
            Interval.DAY,
            backtest.run().first().time(),
            end(),
            0,
            System::currentTimeMillis,
            policy.terms().costs(),
            0);
    List<Event> opening = new ArrayList<>(backtest.events().subList(0, backtest.openingEvents()));
    opening.addAll(besides);
    venue.open("key", "secret", opening, terms.margins(policy.market()), false, fees);
  }

  /** What has happened at the venue. */
  List<Event> atTheVenue() {
    return venue.events("key");
  }

  /** A plan that holds futures. */
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

  Backtest backtest() {
    return backtest;
  }

  long end() {
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
    return run(market, journal, kept);
  }

  /** The same of a desk that knows the market no further than to a day, but for what it is told. */
  Run run(LocalDate known, Journal journal) {
    return run(cut(known), journal, new Kept(List.of(), Optional.empty()));
  }

  private Run run(Market known, Journal journal, Kept kept) {
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
      exchange.requireTradeOnly();
      return desk.run(strategy, journal, policy.quote());
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
    return new Market(new ExtendedHistory(market.history(), cut), market.rules(), market.tables());
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
