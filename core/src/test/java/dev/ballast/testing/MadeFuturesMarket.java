// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.market.VenueId;
import dev.ballast.signal.feature.Days;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A market written as functions of the day, from day 0 on. Bars open on days 0 to {@code days} - 1;
 * settlements and snapshots come every 8 hours, the last at the end.
 */
public final class MadeFuturesMarket {
  private static final int A_DAY = 3;
  private static final long STEP = UtcDay.MILLIS / A_DAY;

  private final MemoryHistory.Builder history = MemoryHistory.from("made here");
  private int days;

  public MadeFuturesMarket(int days) {
    this.days = days;
  }

  /** What is added from now on goes on for this many days. */
  public MadeFuturesMarket lasting(int longer) {
    days = longer;
    return this;
  }

  /** Every settlement since a day, of one rate. */
  public MadeFuturesMarket fundingFrom(String asset, int first, double rate) {
    long[] time = new long[(days - first) * A_DAY];
    double[] rates = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = Days.of(first) + (i + 1) * STEP;
      rates[i] = rate;
    }
    return settlements(SeriesKind.FUNDING, asset, time, rates);
  }

  public MadeFuturesMarket spot(String asset, IntToDoubleFunction close) {
    return bars(Ids.spot(new Asset(asset), Asset.USDT), close, day -> 1);
  }

  /** A pair by its whole name, of volume 1. */
  public MadeFuturesMarket pair(String symbol, IntToDoubleFunction close) {
    return bars(Ids.parse(symbol), close, day -> 1);
  }

  public MadeFuturesMarket perpetual(
      String asset, IntToDoubleFunction close, IntToDoubleFunction volume) {
    return bars(perpetual(asset), close, volume);
  }

  /** A rate for each settlement; the function's argument is the day that ends with or after it. */
  public MadeFuturesMarket funding(String asset, IntToDoubleFunction rate) {
    long[] time = new long[days * A_DAY];
    double[] rates = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = (i + 1) * STEP;
      rates[i] = rate.applyAsDouble(i / A_DAY);
    }
    return settlements(SeriesKind.FUNDING, asset, time, rates);
  }

  /**
   * 0.0001 every 8 hours until a day, 0.00005 every 4 hours from then on, each recorded some
   * milliseconds after its time.
   */
  public MadeFuturesMarket evenFunding(String asset, int change) {
    int eighths = change * A_DAY;
    long[] time = new long[eighths + (days - change) * 2 * A_DAY];
    double[] rates = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      long exact = i < eighths ? (i + 1) * STEP : Days.of(change) + (i - eighths + 1) * STEP / 2;
      time[i] = exact + i % 7;
      rates[i] = i < eighths ? 0.0001 : 0.00005;
    }
    return settlements(SeriesKind.FUNDING, asset, time, rates);
  }

  /** One settlement a day, at the day's end. */
  public MadeFuturesMarket fundingSample(String asset, IntToDoubleFunction rate) {
    long[] time = new long[days];
    double[] rates = new double[days];
    for (int day = 0; day < days; day++) {
      time[day] = Days.of(day + 1);
      rates[day] = rate.applyAsDouble(day);
    }
    return settlements(SeriesKind.FUNDING_SAMPLE, asset, time, rates);
  }

  /** Coins outstanding; the argument counts 8 hours from day 0. */
  public MadeFuturesMarket openInterest(String asset, IntToDoubleFunction coins) {
    long[] time = new long[days * A_DAY + 1];
    double[] value = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = i * STEP;
      value[i] = coins.applyAsDouble(i);
    }
    history.add(
        ValueSeries.of(
            new SeriesId(
                SeriesKind.OPEN_INTEREST,
                perpetual(asset).toString(),
                Interval.EIGHT_HOURS,
                VenueId.parse("bybit")),
            time,
            value));
    return this;
  }

  /** One side over the other, every 8 hours; the argument counts them from day 0. */
  public MadeFuturesMarket ratio(SeriesKind kind, String asset, IntToDoubleFunction ratio) {
    long[] time = new long[days * A_DAY + 1];
    double[] value = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = i * STEP;
      value[i] = ratio.applyAsDouble(i);
    }
    history.add(
        ValueSeries.of(SeriesId.of(kind, perpetual(asset), Interval.EIGHT_HOURS), time, value));
    return this;
  }

  /** What a user brought, one value a day, from day 0 on. */
  public MadeFuturesMarket named(String subject, IntToDoubleFunction value) {
    long[] time = new long[days + 1];
    double[] values = new double[days + 1];
    for (int day = 0; day <= days; day++) {
      time[day] = Days.of(day);
      values[day] = value.applyAsDouble(day);
    }
    history.add(
        ValueSeries.of(
            new SeriesId(SeriesKind.NAMED, subject, Interval.NONE, VenueId.parse("user")),
            time,
            values));
    return this;
  }

  /** A dated future by its day of delivery, {@code 700626}, of volume 1. */
  public MadeFuturesMarket dated(String asset, String delivery, IntToDoubleFunction close) {
    return bars(Ids.parse(asset + "/USDT:USDT-" + delivery), close, day -> 1);
  }

  /** One capitalisation, in dollars, of a day; known on the next. */
  public MadeFuturesMarket capitalisation(String asset, int day, double dollars) {
    return capitalisations(asset, new long[] {Days.of(day)}, new double[] {dollars});
  }

  /** A capitalisation, in dollars, of every so many days. */
  public MadeFuturesMarket capitalisations(String asset, int spacing, IntToDoubleFunction dollars) {
    long[] time = new long[days / spacing];
    double[] value = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = Days.of(i * spacing);
      value[i] = dollars.applyAsDouble(i * spacing);
    }
    return capitalisations(asset, time, value);
  }

  private MadeFuturesMarket capitalisations(String asset, long[] time, double[] dollars) {
    history.add(
        ValueSeries.of(
            new SeriesId(SeriesKind.MARKET_CAP, asset, Interval.NONE, VenueId.parse("coingecko")),
            time,
            dollars));
    return this;
  }

  public History history() {
    return history.build();
  }

  public MarketView viewOn(int day) {
    return MarketView.of(history.build(), RuleBook.empty(), Days.of(day));
  }

  private MadeFuturesMarket settlements(
      SeriesKind kind, String asset, long[] time, double[] rates) {
    double[] mark = new double[rates.length];
    Arrays.fill(mark, Double.NaN);
    history.add(
        FundingSeries.of(
            new SeriesId(kind, perpetual(asset).toString(), Interval.NONE, Ids.VENUE),
            time,
            rates,
            mark));
    return this;
  }

  private MadeFuturesMarket bars(
      InstrumentId id, IntToDoubleFunction close, IntToDoubleFunction volume) {
    long[] time = new long[days];
    double[] closes = new double[days];
    double[] volumes = new double[days];
    for (int day = 0; day < days; day++) {
      time[day] = Days.of(day);
      closes[day] = close.applyAsDouble(day);
      volumes[day] = volume.applyAsDouble(day);
    }
    history.add(
        BarSeries.of(
            SeriesId.bars(id, Interval.DAY), time, closes, closes, closes, closes, volumes));
    return this;
  }

  private static InstrumentId perpetual(String asset) {
    return Ids.perpetual(new Asset(asset), Asset.USDT, Asset.USDT);
  }
}
