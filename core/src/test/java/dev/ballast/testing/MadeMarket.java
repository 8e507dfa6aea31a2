// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.TradingRules;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small market, written down step by step. Every instrument with bars is tradable in steps of
 * 0.001 at ticks of 0.01, and a perpetual asks for 0.5 % of maintenance, unless it is said
 * otherwise.
 */
public final class MadeMarket {
  private static final LocalDate RULES_FROM = LocalDate.parse("2020-01-01");

  private final long start;
  private final Map<SeriesId, List<double[]>> bars = new TreeMap<>();
  private final Map<InstrumentId, List<Settled>> funding = new TreeMap<>();
  private final Map<InstrumentId, List<TradingRules>> rules = new TreeMap<>();
  private final Map<InstrumentId, Brackets> brackets = new TreeMap<>();
  private final List<ValueSeries> values = new ArrayList<>();
  private double volume = 1000;

  private record Settled(long time, double rate, double mark) {}

  private MadeMarket(long start) {
    this.start = start;
  }

  /** A market whose bars begin at a day's 00:00Z. */
  public static MadeMarket from(String day) {
    return new MadeMarket(at(day));
  }

  /** Epoch milliseconds of a day ({@code 2025-03-03}) or of an instant. */
  public static long at(String time) {
    return Instant.parse(time.contains("T") ? time : time + "T00:00:00Z").toEpochMilli();
  }

  /** Adds bars, each an open and a close. */
  public MadeMarket bars(String symbol, Interval interval, double[]... openAndClose) {
    double[][] candles = new double[openAndClose.length][];
    for (int i = 0; i < candles.length; i++) {
      double open = openAndClose[i][0];
      double close = openAndClose[i][1];
      candles[i] = new double[] {open, Math.max(open, close), Math.min(open, close), close};
    }
    return candles(symbol, interval, candles);
  }

  /** Adds bars, each an open, high, low and close. */
  public MadeMarket candles(String symbol, Interval interval, double[]... openHighLowClose) {
    InstrumentId id = Ids.parse(symbol);
    add(SeriesId.bars(id, interval), openHighLowClose);
    if (!rules.containsKey(id)) {
      rules(symbol, "0.01", "0.001", "0.001", "5");
    }
    if (id.isPerpetual() && !brackets.containsKey(id)) {
      brackets(symbol, tier("0", "1000000000", "0.005", "0", "50"));
    }
    return this;
  }

  /** Adds bars of mark or index prices, each an open, high, low and close. */
  public MadeMarket prices(
      SeriesKind kind, String symbol, Interval interval, double[]... openHighLowClose) {
    add(new SeriesId(kind, symbol, interval, Ids.VENUE), openHighLowClose);
    return this;
  }

  private void add(SeriesId series, double[]... openHighLowClose) {
    List<double[]> rows = bars.computeIfAbsent(series, ignored -> new ArrayList<>());
    for (double[] bar : openHighLowClose) {
      rows.add(new double[] {bar[0], bar[1], bar[2], bar[3], volume});
    }
  }

  /** Adds daily bars, each opening at the close before, the first at its own close. */
  public MadeMarket closes(String symbol, double... closes) {
    double[][] pairs = new double[closes.length][];
    for (int i = 0; i < closes.length; i++) {
      pairs[i] = new double[] {closes[Math.max(0, i - 1)], closes[i]};
    }
    return bars(symbol, Interval.DAY, pairs);
  }

  /** Adds a series of one value a day, the first on a day's 00:00Z. */
  public MadeMarket values(SeriesKind kind, String subject, String first, double... one) {
    long[] times = new long[one.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = at(first) + i * UtcDay.MILLIS;
    }
    SeriesId id = new SeriesId(kind, subject, Interval.DAY, Ids.VENUE);
    values.add(ValueSeries.of(id, times, one));
    return this;
  }

  /** The volume of every bar that is added from here on. */
  public MadeMarket volume(double next) {
    volume = next;
    return this;
  }

  /** Adds a settlement without a recorded mark. */
  public MadeMarket funding(String symbol, String time, double rate) {
    return funding(symbol, time, rate, Double.NaN);
  }

  /** Adds a settlement. */
  public MadeMarket funding(String symbol, String time, double rate, double mark) {
    funding
        .computeIfAbsent(Ids.parse(symbol), ignored -> new ArrayList<>())
        .add(new Settled(at(time), rate, mark));
    return this;
  }

  /** Adds settlements of one rate every so many hours, after the first time up to the last. */
  public MadeMarket fundingEvery(int hours, String symbol, String after, String to, double rate) {
    for (long time = at(after) + hours * 3_600_000L; time <= at(to); time += hours * 3_600_000L) {
      funding(symbol, Instant.ofEpochMilli(time).toString(), rate);
    }
    return this;
  }

  public MadeMarket rules(
      String symbol, String tick, String step, String minimumQuantity, String minimumNotional) {
    rules.put(
        Ids.parse(symbol),
        List.of(
            new TradingRules(
                Price.parse(tick),
                Quantity.parse(step),
                Quantity.parse(minimumQuantity),
                Money.usdt(minimumNotional),
                Quantity.parse("1"),
                RULES_FROM,
                "made")));
    return this;
  }

  /** Bounds beside the rules that the instrument has. */
  public MadeMarket bounds(String symbol, OrderBounds bounds) {
    rules.computeIfPresent(
        Ids.parse(symbol),
        (id, versions) -> versions.stream().map(one -> one.with(bounds)).toList());
    return this;
  }

  /** The liquidation fee that an instrument's rules state, in basis points. */
  public MadeMarket liquidationFee(String symbol, String points) {
    rules.computeIfPresent(
        Ids.parse(symbol),
        (id, versions) ->
            versions.stream().map(one -> one.withLiquidationFee(BasisPoints.of(points))).toList());
    return this;
  }

  public MadeMarket withoutRules(String symbol) {
    rules.put(Ids.parse(symbol), List.of());
    return this;
  }

  public MadeMarket brackets(String symbol, Bracket... tiers) {
    InstrumentId id = Ids.parse(symbol);
    brackets.put(id, new Brackets(id, Arrays.asList(tiers), RULES_FROM, "made"));
    return this;
  }

  /** Forgets a contract's margin brackets. */
  public MadeMarket withoutBrackets(String symbol) {
    brackets.remove(Ids.parse(symbol));
    return this;
  }

  /** A candle. */
  public static double[] bar(double open, double high, double low, double close) {
    return new double[] {open, high, low, close};
  }

  /** A candle of one price. */
  public static double[] flat(double price) {
    return bar(price, price, price, price);
  }

  /** One tier of a margin table. */
  public static Bracket tier(
      String floor, String cap, String rate, String amount, String maximumLeverage) {
    return new Bracket(
        new BigDecimal(floor),
        new BigDecimal(cap),
        new BigDecimal(rate),
        new BigDecimal(amount),
        new BigDecimal(maximumLeverage));
  }

  /** A margin table for any leverage up to 50: of each tier the cap, the rate and the amount. */
  public static Bracket[] tiers(String[]... capRateAmount) {
    Bracket[] tiers = new Bracket[capRateAmount.length];
    String floor = "0";
    for (int i = 0; i < tiers.length; i++) {
      String[] row = capRateAmount[i];
      tiers[i] = tier(floor, row[0], row[1], row[2], "50");
      floor = row[0];
    }
    return tiers;
  }

  public MemoryHistory history() {
    MemoryHistory.Builder history = MemoryHistory.from("made by a test").simulated();
    bars.forEach((id, rows) -> history.add(series(id, rows)));
    funding.forEach((id, settled) -> history.add(series(id, settled)));
    values.forEach(history::add);
    return history.build();
  }

  public RuleBook rules() {
    return RuleBook.of(rules);
  }

  public BracketBook brackets() {
    return BracketBook.of(List.copyOf(brackets.values()));
  }

  /** All that is known at a time. */
  public MarketView view(String time) {
    return MarketView.of(history(), rules(), at(time));
  }

  /** A feed of everything in the market. */
  public HistoryFeed feed(Interval interval, String from, String to) {
    return HistoryFeed.of(history(), rules(), instruments(), interval, at(from), at(to));
  }

  public List<InstrumentId> instruments() {
    return List.copyOf(rules.keySet());
  }

  private BarSeries series(SeriesId id, List<double[]> rows) {
    int size = rows.size();
    long[] time = new long[size];
    double[][] columns = new double[5][size];
    for (int row = 0; row < size; row++) {
      time[row] = start + row * id.interval().millis();
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = rows.get(row)[column];
      }
    }
    return BarSeries.of(id, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  private static FundingSeries series(InstrumentId id, List<Settled> settled) {
    return FundingSeries.of(
        SeriesId.funding(id),
        settled.stream().mapToLong(Settled::time).toArray(),
        settled.stream().mapToDouble(Settled::rate).toArray(),
        settled.stream().mapToDouble(Settled::mark).toArray());
  }
}
