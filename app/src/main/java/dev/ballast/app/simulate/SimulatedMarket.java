// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.simulate;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.TradingRules;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/**
 * A market that never was: daily bars of spot and perpetual, funding and open interest every 8
 * hours, for 26 assets over seven sectors, and rules to trade them by. The figures have the shape
 * of the real ones (clustered volatility, betas above one, sectors that lead in turn, funding that
 * follows premium, a crash near the end) and none of their values.
 *
 * @param history marked as simulated
 * @param rules made, like the prices
 */
public record SimulatedMarket(History history, RuleBook rules) {
  /** The first day unless told otherwise. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 10);

  /** About 22 months. */
  public static final int DAYS = 660;

  private static final int HOURS_A_DAY = 24;
  private static final int HOURS_A_SETTLEMENT = 8;
  private static final long HOUR = 3_600_000;

  /** The market of a seed over the usual window. */
  public static SimulatedMarket of(long seed) {
    return of(seed, FIRST_DAY, DAYS);
  }

  /**
   * The market of a seed.
   *
   * @param days at least one
   */
  public static SimulatedMarket of(long seed, LocalDate firstDay, int days) {
    if (days < 1) {
      throw new IllegalArgumentException("days: " + days);
    }
    Noise noise = Noise.of(seed);
    List<SimulatedAsset> assets = SimulatedAsset.all();
    Factors factors =
        Factors.of(
            days, assets.stream().map(SimulatedAsset::sector).distinct().toList(), noise.split());
    long start = firstDay.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    MemoryHistory.Builder history =
        MemoryHistory.from("SIMULATED market of seed " + seed + ": no price in it was ever quoted")
            .simulated();
    TreeMap<InstrumentId, List<TradingRules>> rules = new TreeMap<>();
    for (SimulatedAsset asset : assets) {
      AssetPath path = AssetPath.of(asset, factors, noise.split());
      history.add(bars(asset.spot(), path, start, false, asset.spotDecimals()));
      history.add(bars(asset.perpetual(), path, start, true, asset.perpetualDecimals()));
      history.add(funding(asset.perpetual(), path, start));
      history.add(openInterest(asset.perpetual(), path, start));
      rules.put(asset.spot(), List.of(rules(asset, asset.spotDecimals(), firstDay)));
      rules.put(asset.perpetual(), List.of(rules(asset, asset.perpetualDecimals(), firstDay)));
    }
    return new SimulatedMarket(history.build(), RuleBook.of(rules));
  }

  private static BarSeries bars(
      InstrumentId id, AssetPath path, long start, boolean perpetual, int decimals) {
    int days = path.hours() / HOURS_A_DAY;
    long[] time = new long[days];
    double[] open = new double[days];
    double[] high = new double[days];
    double[] low = new double[days];
    double[] close = new double[days];
    double[] volume = new double[days];
    for (int day = 0; day < days; day++) {
      int first = day * HOURS_A_DAY;
      time[day] = start + first * HOUR;
      open[day] = price(path, first, perpetual, decimals);
      high[day] = open[day];
      low[day] = open[day];
      for (int hour = first; hour < first + HOURS_A_DAY; hour++) {
        double end = price(path, hour + 1, perpetual, decimals);
        high[day] = Math.max(high[day], end);
        low[day] = Math.min(low[day], end);
        close[day] = end;
        volume[day] += path.turnover(hour) * (perpetual ? 3 : 1) / end;
      }
      volume[day] = Math.rint(volume[day] * 1000) / 1000;
    }
    return BarSeries.of(SeriesId.bars(id, Interval.DAY), time, open, high, low, close, volume);
  }

  /** On the tick, and never nothing. */
  private static double price(AssetPath path, int hour, boolean perpetual, int decimals) {
    double exact = path.spot(hour) * (perpetual ? 1 + path.premium(hour) : 1);
    double scale = scale(decimals);
    return Math.max(1, Math.rint(exact * scale)) / scale;
  }

  private static double scale(int decimals) {
    double scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    return scale;
  }

  private static FundingSeries funding(InstrumentId id, AssetPath path, long start) {
    int count = path.hours() / HOURS_A_SETTLEMENT;
    long[] time = new long[count];
    double[] rate = new double[count];
    double[] mark = new double[count];
    for (int i = 0; i < count; i++) {
      int end = (i + 1) * HOURS_A_SETTLEMENT;
      double sum = 0;
      for (int hour = end - HOURS_A_SETTLEMENT + 1; hour <= end; hour++) {
        sum += path.premium(hour);
      }
      time[i] = start + end * HOUR;
      rate[i] = rate(sum / HOURS_A_SETTLEMENT);
      mark[i] = Math.rint(path.spot(end) * (1 + path.premium(end)) * 1e8) / 1e8;
    }
    return FundingSeries.of(SeriesId.funding(id), time, rate, mark);
  }

  /**
   * Binance's rule for 8 hours, F = P + clamp(0.01 % - P, +-0.05 %), within 2 %, to eight decimals.
   *
   * @param premium averaged over the interval
   */
  static double rate(double premium) {
    double damped = premium + Math.max(-0.0005, Math.min(0.0005, 0.0001 - premium));
    return Math.rint(Math.max(-0.02, Math.min(0.02, damped)) * 1e8) / 1e8;
  }

  private static ValueSeries openInterest(InstrumentId id, AssetPath path, long start) {
    int count = path.hours() / HOURS_A_SETTLEMENT;
    long[] time = new long[count];
    double[] coins = new double[count];
    for (int i = 0; i < count; i++) {
      int hour = i * HOURS_A_SETTLEMENT;
      time[i] = start + hour * HOUR;
      coins[i] = Math.rint(path.openInterest(hour) * 1000) / 1000;
    }
    return ValueSeries.of(
        SeriesId.of(SeriesKind.OPEN_INTEREST, id, Interval.EIGHT_HOURS), time, coins);
  }

  private static TradingRules rules(SimulatedAsset asset, int decimals, LocalDate from) {
    Quantity step = Quantity.of(BigDecimal.ONE.movePointLeft(asset.stepDecimals()));
    return new TradingRules(
        Price.of(BigDecimal.ONE.movePointLeft(decimals)),
        step,
        step,
        Money.usdt("5"),
        Quantity.of(BigDecimal.ONE),
        from,
        "simulated");
  }
}
