// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.market.Sector;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.DeskReport;
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
import dev.ballast.report.desk.AssetRow;
import dev.ballast.report.desk.CalendarRow;
import dev.ballast.report.desk.CurrencyRow;
import dev.ballast.report.desk.CustodyRow;
import dev.ballast.report.desk.ExposureShift;
import dev.ballast.report.desk.ExposureShifts;
import dev.ballast.report.desk.ExposureSides;
import dev.ballast.report.desk.FallEffect;
import dev.ballast.report.desk.FundingRow;
import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.desk.LegRow;
import dev.ballast.report.desk.MarginUse;
import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.Ownership;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.ProposalTotals;
import dev.ballast.report.desk.SectorReading;
import dev.ballast.report.desk.SectorRow;
import dev.ballast.report.desk.SectorShift;
import dev.ballast.report.desk.TermRow;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.report.desk.TicketTerms;
import dev.ballast.report.desk.Weight;
import dev.ballast.report.figure.Curve;
import dev.ballast.report.figure.Estimate;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Track;
import dev.ballast.report.tearsheet.TearSheet;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeRun;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedMap;

/** A made-up report of plausible figures: nothing in it was ever a price. */
final class SampleReport {
  static final Instant FROM = Instant.parse("2024-01-10T00:00:00Z");
  static final Instant TO = Instant.parse("2025-10-31T00:00:00Z");
  private static final Instant NEXT = Instant.parse("2025-11-03T00:00:00Z");
  private static final double EQUITY = 98_412.37;
  private static final double CORE = 70_215.40;

  /** Of a run of its own. */
  private static final TearSheet TEAR_SHEET = tearSheet();

  private SampleReport() {}

  private static TearSheet tearSheet() {
    MadeRun run = new MadeRun();
    return TearSheet.of(MadeRun.policy(), run.backtest(), run.market().brackets(), run.history());
  }

  static DeskReport plain() {
    return with("Moderate, rotated by the futures market", false, "rotated out of DeFi");
  }

  static DeskReport simulated() {
    return with("Moderate, rotated by the futures market", true, "rotated out of DeFi");
  }

  static DeskReport with(String policy, boolean simulated, String why) {
    return new DeskReport(
        "Portfolio report",
        policy,
        FROM,
        TO,
        "Binance spot and USD-M perpetuals, daily bars; funding as settled; open interest of Bybit",
        simulated,
        ownership(),
        market(why),
        futures(),
        proposal(why),
        SampleRisk.report(TO),
        backtest(policy),
        TEAR_SHEET,
        List.of("USDT stands for USD throughout; idle cash earns nothing."));
  }

  private static FuturesReading futures() {
    Reading nothing = Reading.absent("nothing is held of it");
    Reading perpetual = Reading.absent("a perpetual is not delivered");
    Reading dated = Reading.absent("a dated future pays no funding");
    return new FuturesReading(
        TO,
        List.of(
            new TermRow(
                Asset.BTC,
                Ids.parse("BTC/USDT:USDT"),
                108_240.6,
                108_190.4,
                -0.000464,
                perpetual,
                perpetual,
                Reading.of(0.046)),
            new TermRow(
                Asset.BTC,
                Ids.parse("BTC/USDT:USDT-251226"),
                108_240.6,
                109_100.0,
                0.00794,
                Reading.of(56.3),
                Reading.of(0.0514),
                dated),
            new TermRow(
                Asset.BTC,
                Ids.parse("BTC/USDT:USDT-260327"),
                108_240.6,
                110_900.0,
                0.02457,
                Reading.of(147.3),
                Reading.of(0.0609),
                dated)),
        List.of(
            new CalendarRow(
                Asset.BTC,
                Ids.parse("BTC/USDT:USDT-251226"),
                Ids.parse("BTC/USDT:USDT-260327"),
                0.0165,
                91,
                0.0662,
                "contango")),
        List.of(
            new FundingRow(
                Ids.parse("BTC/USDT:USDT"),
                Instant.parse("2025-10-31T08:00:00Z"),
                8,
                0.00004,
                Reading.of(0.046),
                Reading.of(0.37),
                Reading.of(3.0),
                -4_329.62,
                Reading.of(0.18),
                Reading.of(4.4),
                Reading.of(21.3),
                Reading.of(12.3)),
            new FundingRow(
                Ids.parse("SOL/USDT:USDT"),
                Instant.parse("2025-10-31T08:00:00Z"),
                8,
                -0.00002,
                Reading.of(0.021),
                Reading.of(0.5),
                Reading.of(1.9),
                0,
                nothing,
                nothing,
                nothing,
                nothing)),
        List.of("no daily bars of AR/USDT are recorded"));
  }

  private static Ownership ownership() {
    List<AssetRow> assets = new ArrayList<>();
    assets.add(asset("BTC", "majors", 0.1985, 108_240.6, -4_329.62, 0.30, 1.0, "cold storage"));
    assets.add(asset("ETH", "majors", 3.62, 3_804.2, 0, 0.20, 1.31, "binance"));
    assets.add(asset("SOL", "layer-1", 38.4, 185.42, 0, 0.08, 1.52, "staked until 2025-12-01"));
    assets.add(asset("AVAX", "layer-1", 142.0, 18.61, 0, 0.035, 1.58, "binance"));
    assets.add(asset("NEAR", "layer-1", 900.0, 2.214, 0, 0.035, 1.61, "binance"));
    assets.add(asset("UNI", "defi", 720.0, 6.18, 0, 0.075, 1.49, "binance"));
    assets.add(asset("AAVE", "defi", 28.3, 221.7, 0, 0.075, 1.44, "binance"));
    assets.add(asset("LINK", "infrastructure", 285.0, 17.02, 0, 0.07, 1.47, "binance"));
    assets.add(asset("GRT", "infrastructure", 31_000.0, 0.0621, 0, 0.03, 1.55, "binance"));
    assets.add(asset("SAND", "gaming", 14_000.0, 0.2108, 0, 0.05, 1.63, "binance"));
    assets.add(asset("GALA", "gaming", 206_400.0, 0.01052, 0, 0.05, Double.NaN, "binance"));
    List<SectorRow> sectors = new ArrayList<>();
    for (String name : List.of("majors", "layer-1", "defi", "infrastructure", "gaming")) {
      double spot = 0;
      double futures = 0;
      double target = 0;
      double beta = 0;
      for (AssetRow row : assets) {
        if (row.sector().name().equals(name)) {
          spot += row.spotValue();
          futures += row.futuresNotional();
          target += row.weight().target().orElse(0);
          beta += row.beta().value().orElse(1.6) * row.net() / EQUITY;
        }
      }
      sectors.add(
          new SectorRow(
              new Sector(name),
              spot,
              futures,
              spot + futures,
              spot + Math.abs(futures),
              Weight.of(spot / CORE, target),
              name.equals("gaming")
                  ? Reading.absent("41 of 90 returns for GALA")
                  : Reading.of(beta)));
    }
    double spot = assets.stream().mapToDouble(AssetRow::spotValue).sum();
    double futures = assets.stream().mapToDouble(AssetRow::futuresNotional).sum();
    return new Ownership(
        List.of(),
        TO,
        EQUITY,
        EQUITY - spot - 112.4,
        List.of(
            new CurrencyRow(Asset.USDT, EQUITY - spot - 112.4, 1, EQUITY - spot - 112.4, false)),
        spot,
        futures,
        112.4,
        spot + futures,
        spot + Math.abs(futures),
        assets,
        sectors,
        List.of(
            new CustodyRow(
                Asset.BTC,
                Quantity.parse("0.1985"),
                21_485.76,
                "cold storage",
                false,
                Optional.empty(),
                false,
                OptionalDouble.empty(),
                0,
                0),
            new CustodyRow(
                new Asset("SOL"),
                Quantity.parse("38.4"),
                7_120.13,
                "staked until 2025-12-01",
                false,
                Optional.of(LocalDate.of(2025, 12, 1)),
                false,
                OptionalDouble.of(0.064),
                2.4576,
                455.69)),
        "BTC",
        Estimate.of(0.872, 0.041),
        new MarginUse(865.92, 26_410.12, Reading.of(21.65), Reading.of(2.415)),
        List.of("GALA has no beta of its own: 41 of 90 returns; 1.60, its sector's, is used."));
  }

  private static AssetRow asset(
      String code,
      String sector,
      double quantity,
      double price,
      double futures,
      double target,
      double beta,
      String kept) {
    double value = quantity * price;
    return new AssetRow(
        new Asset(code),
        new Sector(sector),
        quantity,
        price,
        value,
        futures,
        value + futures,
        Weight.of(value / CORE, target),
        Double.isNaN(beta) ? Reading.absent("41 of 90 returns") : Reading.of(beta),
        kept);
  }

  private static MarketReading market(String why) {
    Reading noInterest = Reading.absent("open interest is recorded for 15 assets, none of these");
    return new MarketReading(
        TO,
        List.of(
            sector(
                "majors",
                "BTC ETH",
                0.062,
                0.3,
                Reading.of(-0.041),
                0.08,
                -0.052,
                0.004,
                -0.0004,
                "hold",
                "Funding is near its mean (z +0.3) and open interest is little changed."),
            sector(
                "layer-1",
                "SOL AVAX NEAR",
                0.131,
                1.9,
                Reading.of(-0.124),
                -0.18,
                -0.121,
                -0.065,
                -0.0002,
                "reduce",
                "Leverage is leaving: open interest fell 12.4% while funding (z +1.9) comes down"
                    + " from a run."),
            sector(
                "defi",
                "UNI AAVE",
                -0.018,
                -1.2,
                Reading.of(0.063),
                0.31,
                0.034,
                0.09,
                -0.0011,
                "increase",
                "Accumulation: volume +31.0% with funding low and price firm; "
                    + why
                    + " is confirmed by the inter-sector spread."),
            sector(
                "infrastructure",
                "LINK GRT",
                0.044,
                0.1,
                Reading.of(0.008),
                0.02,
                -0.061,
                -0.005,
                -0.0006,
                "hold",
                "Nothing extreme."),
            sector(
                "gaming",
                "SAND GALA",
                0.214,
                2.6,
                noInterest,
                0.55,
                -0.198,
                -0.142,
                0.0009,
                "trim",
                "Unstable: funding swings by 2.6 deviations; without open interest it is not sold"
                    + " on this alone.")),
        List.of(
            "Funding: mean of 7 days, z against 90 days. Open interest, momentum: 30 days."
                + " Volume: 7 days over 30."));
  }

  private static SectorReading sector(
      String name,
      String members,
      double funding,
      double z,
      Reading interest,
      double volume,
      double momentum,
      double strength,
      double basis,
      String stance,
      String reason) {
    List<Asset> assets = new ArrayList<>();
    for (String member : List.of(members.split(" ", -1))) {
      assets.add(new Asset(member));
    }
    return new SectorReading(
        new Sector(name),
        assets,
        Reading.of(funding),
        Reading.of(z),
        interest,
        Reading.of(volume),
        Reading.of(momentum),
        Reading.of(strength),
        Reading.of(basis),
        stance,
        reason);
  }

  private static Proposal proposal(String why) {
    List<TicketRow> tickets =
        List.of(
            new TicketRow(
                "20251031-01",
                "sectors, weekly",
                "Layer-1 is to be reduced by two steps and DeFi increased: " + why + ".",
                terms(
                    "core", Reading.of(0), -812.4, "never by itself: it is owned for the long run"),
                List.of(
                    leg("SOL/USDT", "-18.9", "185.42", "sell towards the sector's new 5%"),
                    leg("AVAX/USDT", "-70.11", "18.61", "sell towards the sector's new 5%"),
                    leg("UNI/USDT", "410.5", "6.18", "buy towards the sector's new 25%"),
                    leg("AAVE/USDT", "9.83", "221.7", "buy towards the sector's new 25%"))),
            new TicketRow(
                "20251031-02",
                "hedges, daily",
                "Beta of 0.87 is above the plan's 0.80: short more of the benchmark.",
                terms(
                    "hedge:standing",
                    Reading.of(108.3),
                    2_109.71,
                    "when the portfolio's beta without it is at most 0.80; looked at daily"),
                List.of(
                    new LegRow(
                        Ids.parse("BTC/USDT:USDT"),
                        Quantity.parse("-0.065"),
                        Price.parse("108190.4"),
                        -7_032.38,
                        3.52,
                        0.7,
                        OptionalDouble.of(3.61),
                        OptionalDouble.of(1_406.48),
                        "7,032 of notional takes beta down by 0.07 at a beta of 1"))));
    return new Proposal(
        TO,
        NEXT,
        Optional.empty(),
        tickets,
        List.of(
            new RefusedLeg(
                Ids.parse("GRT/USDT"), "buy 48.31", "3.00 USDT is below the venue's minimum of 5")),
        ProposalTotals.of(tickets),
        Reading.of(0.872),
        Reading.of(0.801),
        OptionalDouble.of(0.8),
        List.of(
            new SectorShift(new Sector("majors"), 0.502, 0.502, OptionalDouble.of(0.5)),
            new SectorShift(new Sector("layer-1"), 0.167, 0.099, OptionalDouble.of(0.1)),
            new SectorShift(new Sector("defi"), 0.153, 0.22, OptionalDouble.of(0.2)),
            new SectorShift(new Sector("infrastructure"), 0.096, 0.096, OptionalDouble.of(0.1)),
            new SectorShift(new Sector("gaming"), 0.073, 0.073, OptionalDouble.of(0.1))),
        exposures(),
        List.of("Cash kept: 20% of capital."));
  }

  private static TicketTerms terms(String purpose, Reading month, double effect, String closes) {
    return new TicketTerms(
        purpose,
        4.22,
        month,
        Reading.of(4.22 - month.value().orElseThrow()),
        new FallEffect(-0.3, effect, -24_000 - effect, -24_000),
        closes);
  }

  private static ExposureShifts exposures() {
    ExposureSides before = new ExposureSides(41_000, -7_000, 34_000, Reading.of(0.34));
    ExposureSides after = new ExposureSides(41_000, -14_032, 26_968, Reading.of(0.27));
    return new ExposureShifts(
        List.of(new ExposureShift("BTC", before, after)),
        List.of(new ExposureShift("majors", before, after)),
        new ExposureShift("all", before, after));
  }

  private static LegRow leg(String instrument, String quantity, String price, String why) {
    double notional = Double.parseDouble(quantity) * Double.parseDouble(price);
    return new LegRow(
        Ids.parse(instrument),
        Quantity.parse(quantity),
        Price.parse(price),
        notional,
        Math.abs(notional) * 0.001,
        Math.abs(notional) * 0.0005,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        why);
  }

  private static BacktestReport backtest(String policy) {
    int days = (int) Duration.between(FROM, TO).toDays() + 1;
    List<Instant> times = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      times.add(FROM.plus(Duration.ofDays(day)));
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
        FROM,
        TO,
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
