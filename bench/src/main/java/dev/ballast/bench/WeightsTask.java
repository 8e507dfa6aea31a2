// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Session;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.BarSeries;
import dev.ballast.market.History;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.ReviewKind;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * B2 as a user runs it: a policy of target weights and one hedge through a session with a simulated
 * venue. {@code bench/peers/RULES.md} says where that departs from its rules.
 */
final class WeightsTask {
  static final double START = 1_000_000;

  private static final Money CAPITAL = Money.usdt("1000000");
  private static final LocalDate AS_OF = LocalDate.parse("2019-01-01");

  private final WeightsData data;
  private final History history;
  private final RuleBook rules;
  private final BracketBook brackets;
  private final Policy policy;
  private final PolicyStrategy strategy;

  private WeightsTask(WeightsData data) {
    this.data = data;
    history = WeightsHistory.of(data);
    Map<InstrumentId, List<TradingRules>> byColumn = new TreeMap<>();
    for (int column = 0; column < data.rules().size(); column++) {
      byColumn.put(data.instruments().get(column), List.of(data.rules().get(column)));
    }
    rules = RuleBook.of(byColumn);
    brackets = BracketBook.of(List.of(brackets(data.instruments().getLast())));
    policy = WeightsPolicy.of(data, CAPITAL);
    strategy =
        new PolicyStrategy((Resolution.Resolved) policy.resolve(history.listings()), brackets);
  }

  /** The task on a market; what is made here is not timed. */
  static WeightsTask of(WeightsData data) {
    return new WeightsTask(data);
  }

  /** The first tiers of Binance's BTCUSDT in October 2024. */
  private static Brackets brackets(InstrumentId id) {
    return new Brackets(
        id,
        List.of(
            tier("0", "50000", "0.004", "0", "125"),
            tier("50000", "600000", "0.005", "50", "100"),
            tier("600000", "3000000", "0.0065", "950", "75"),
            tier("3000000", "12000000", "0.01", "11450", "50"),
            tier("12000000", "70000000", "0.02", "131450", "25")),
        AS_OF,
        "Binance leverage brackets");
  }

  private static Bracket tier(String floor, String cap, String rate, String amount, String most) {
    return new Bracket(
        new BigDecimal(floor),
        new BigDecimal(cap),
        new BigDecimal(rate),
        new BigDecimal(amount),
        new BigDecimal(most));
  }

  /** Rules of a column. */
  static TradingRules rules(double ticksPerUnit, double stepsPerUnit, double minimumNotional) {
    Quantity step = Quantity.of(one(stepsPerUnit));
    return new TradingRules(
        Price.of(one(ticksPerUnit)),
        step,
        step,
        Money.nearest(Asset.USDT, minimumNotional),
        Quantity.parse("1"),
        AS_OF,
        "bench/peers");
  }

  private static BigDecimal one(double parts) {
    return BigDecimal.ONE.divide(new BigDecimal(parts));
  }

  /** Runs it once, from the first midnight after the start to the close of the last bar. */
  Backtest run() {
    long start = UtcDay.start(UtcDay.date(data.time(0)).plusDays(1));
    HistoryFeed feed =
        HistoryFeed.of(
            history,
            rules,
            strategy.instruments(),
            data.interval(),
            start,
            data.closeTime(data.size() - 1));
    SimulatedVenue venue =
        new SimulatedVenue(feed, policy.terms().costs(), brackets, policy.market());
    Event capital = new Event.Deposited(start, Place.SPOT, CAPITAL);
    return Backtest.of(feed, strategy, venue, List.of(capital), policy.quote());
  }

  /** Decides once as of the close of the last bar, on the capital in cash. */
  Decision plan() {
    long time = data.closeTime(data.size() - 1);
    MarketView view = MarketView.of(history, rules, time);
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (BarSeries bars : data.bars()) {
      prices.put(bars.id().instrument(), Price.nearest(bars.close(bars.size() - 1)));
    }
    Quantity cash = new Quantity(CAPITAL.units());
    Account account =
        new Account(time, List.of(new Balance(Place.SPOT, policy.quote(), cash)), List.of());
    return strategy.decide(
        view, account, Marks.of(time, policy.quote(), prices), List.of(ReviewKind.values()));
  }

  /** Equity at every bar's close over what was paid in; one until the run begins. */
  double[] growth(Backtest backtest) {
    double[] growth = new double[data.size()];
    Arrays.fill(growth, 1);
    List<Session.Snapshot> marked = backtest.run().snapshots();
    for (int i = 0; i < marked.size(); i++) {
      growth[growth.length - marked.size() + i] =
          marked.get(i).exposure().equity().toDouble() / START;
    }
    return growth;
  }
}
