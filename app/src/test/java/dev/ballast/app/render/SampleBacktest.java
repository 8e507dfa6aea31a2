// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.attribution.AllocationRow;
import dev.ballast.report.attribution.AttributionReport;
import dev.ballast.report.attribution.AttributionRow;
import dev.ballast.report.attribution.InvestorReturns;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.attribution.PurposeRow;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.Costs;
import dev.ballast.report.backtest.LiquidationRow;
import dev.ballast.report.backtest.OrderCounts;
import dev.ballast.report.backtest.Substitute;
import dev.ballast.report.figure.Curve;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Track;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedMap;

/** The made-up backtest of the sample report. */
final class SampleBacktest {
  private SampleBacktest() {}

  static BacktestReport report(String policy, Instant from, Instant to) {
    int days = (int) Duration.between(from, to).toDays() + 1;
    List<Instant> times = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      times.add(from.plus(Duration.ofDays(day)));
    }
    Random random = new Random(20_251_031);
    double[] strategy = new double[days];
    double[] bitcoin = new double[days];
    double[] core = new double[days];
    double[] equal = new double[days];
    double[][] lines = {strategy, bitcoin, core, equal};
    double[][] weights = new double[5][days];
    double[] received = new double[days];
    double[] paid = new double[days];
    double[][] exposures = new double[3][days];
    double[] base = {0.5, 0.16, 0.14, 0.1, 0.1};
    for (double[] line : lines) {
      line[0] = 100_000;
    }
    for (int day = 0; day < days; day++) {
      double market = 0.0011 + 0.025 * random.nextGaussian() - (day == 640 ? 0.1 : 0);
      double sum = 0;
      for (int sector = 0; sector < 5; sector++) {
        weights[sector][day] =
            base[sector] * (1 + 0.45 * Math.sin(day / (31.0 + 9 * sector) + sector));
        sum += weights[sector][day];
      }
      for (double[] sector : weights) {
        sector[day] /= sum;
      }
      double hedge = 0.06 + 0.05 * Math.sin(day / 45.0);
      exposures[0][day] = 0.7 + 0.03 * Math.sin(day / 20.0);
      exposures[1][day] = -hedge;
      exposures[2][day] = exposures[0][day] - hedge;
      if (day > 0) {
        strategy[day] = strategy[day - 1] * (1 + 0.62 * market + 0.006 * random.nextGaussian());
        bitcoin[day] = bitcoin[day - 1] * (1 + market);
        core[day] = core[day - 1] * (1 + 0.85 * market - 0.0004 + 0.008 * random.nextGaussian());
        equal[day] = equal[day - 1] * (1 + 1.25 * market - 0.0011 + 0.012 * random.nextGaussian());
        double funding = 1.6 + 3 * random.nextGaussian();
        received[day] = received[day - 1] + Math.max(0, funding);
        paid[day] = paid[day - 1] + Math.max(0, -funding);
      }
    }
    List<String> sectors = List.of("majors", "layer-1", "defi", "infrastructure", "gaming");
    List<Curve> sectorWeights = new ArrayList<>();
    for (int sector = 0; sector < 5; sector++) {
      sectorWeights.add(Curve.of(sectors.get(sector), weights[sector]));
    }
    double profit = strategy[days - 1] - 100_000;
    double funding = received[days - 1] - paid[days - 1];
    return new BacktestReport(
        policy,
        List.of(),
        from,
        to,
        100_000,
        strategy[days - 1],
        times,
        List.of(
            Track.of("Strategy", times, strategy),
            Track.of("BTC held", times, bitcoin),
            Track.of("Spot core alone", times, core),
            Track.of("Equal weight", times, equal)),
        new Costs(
            Reading.of(4.31), Reading.of(2.39), 861.44, 430.7, paid[days - 1], received[days - 1]),
        sectorWeights,
        List.of(
            PartialCurve.whole("Spot", exposures[0]),
            PartialCurve.whole("Futures", exposures[1]),
            PartialCurve.whole("Net", exposures[2])),
        Curve.of("received", received),
        Curve.of("paid", paid),
        Optional.empty(),
        attribution(times, profit, funding),
        List.of(new Substitute("funding settled at the perpetual's open, no mark recorded", 1194)),
        List.of(
            new LiquidationRow(
                times.get(days / 2),
                "GALA/USDT:USDT",
                194_678,
                0.01541,
                OptionalDouble.of(0.0154),
                0.01033535,
                OptionalDouble.of(0.01013),
                "USDT",
                -987.93,
                1.01,
                11.07,
                0)),
        List.of(),
        new OrderCounts(412, 398, 0, 0, 14, 0),
        BigDecimal.ZERO,
        "9f2c41b7e08d5a63c1f4870b2e9d6a35f7c80e14b92d63a5e7f10c48d2b69a73",
        List.of(
            "Trading rules of 2026-08 extended backwards.", "No delisted asset is in the set."));
  }

  /** A year's profit, made up: most of it the market's. */
  private static AttributionReport attribution(List<Instant> times, double profit, double funding) {
    AttributionRow total = row("Total", profit, funding, 1);
    return new AttributionReport(
        List.of(
            row("AVAX", profit, funding, -0.08),
            row("BTC", profit, funding, 0.61),
            row("ETH", profit, funding, 0.18),
            row("SOL", profit, funding, 0.29)),
        List.of(row("layer-1", profit, funding, 0.21), row("majors", profit, funding, 0.79)),
        List.of(
            new PurposeRow(
                "core", profit - funding + 392.14, 0, -600, -300, 0, 0, profit - funding - 507.86),
            new PurposeRow(
                "hedge:standing", 900, funding, -261.44, -130.7, 0, 0, funding + 507.86)),
        List.of(row(times.getFirst().toString().substring(0, 7), profit, funding, 1)),
        total,
        new InvestorReturns(
            Reading.of(profit / 100_000),
            Reading.of(0.25),
            Reading.of(0.2),
            Reading.absent("made up")),
        3,
        List.of(
            new AllocationRow("majors", -310.5, 42.25, -268.25),
            new AllocationRow("layer-1", 812.75, -20, 792.75),
            new AllocationRow("Total", 502.25, 22.25, 524.5)));
  }

  private static AttributionRow row(String name, double profit, double funding, double share) {
    SequencedMap<Part, Double> parts = new LinkedHashMap<>();
    double rest = profit - funding + 861.44 + 430.7;
    parts.put(Part.MARKET, share * rest * 1.2);
    parts.put(Part.MARKET_ASSUMED, 0.0);
    parts.put(Part.SECTOR, -share * rest * 0.3);
    parts.put(Part.SELECTION, share * rest * 0.11);
    parts.put(Part.BASIS, -share * rest * 0.01);
    parts.put(Part.FUNDING, share * funding);
    parts.put(Part.FEES, share * -861.44);
    parts.put(Part.SLIPPAGE, share * -430.7);
    parts.put(Part.LIQUIDATION, 0.0);
    parts.put(Part.CASH_FLOWS, 0.0);
    return new AttributionRow(name, parts, share * profit);
  }
}
