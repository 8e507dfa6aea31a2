// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.market.Sector;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.DeskReport;
import dev.ballast.report.desk.AssetRow;
import dev.ballast.report.desk.BetaEffect;
import dev.ballast.report.desk.CalendarRow;
import dev.ballast.report.desk.CurrencyRow;
import dev.ballast.report.desk.CustodyRow;
import dev.ballast.report.desk.ExposureShift;
import dev.ballast.report.desk.ExposureShifts;
import dev.ballast.report.desk.ExposureSides;
import dev.ballast.report.desk.FundingRow;
import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.desk.HedgeReading;
import dev.ballast.report.desk.LegRow;
import dev.ballast.report.desk.LegShare;
import dev.ballast.report.desk.MarginShift;
import dev.ballast.report.desk.MarginUse;
import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.MoveEffect;
import dev.ballast.report.desk.MoveShift;
import dev.ballast.report.desk.Ownership;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.ProposalTotals;
import dev.ballast.report.desk.SectorReading;
import dev.ballast.report.desk.SectorRow;
import dev.ballast.report.desk.SectorShift;
import dev.ballast.report.desk.TermRow;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.report.desk.TicketSide;
import dev.ballast.report.desk.TicketTerms;
import dev.ballast.report.desk.Weight;
import dev.ballast.report.figure.Estimate;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.tearsheet.TearSheet;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeRun;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
        SampleBacktest.report(policy, FROM, TO),
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
        Optional.empty(),
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
                        OptionalDouble.of(0.00051333),
                        OptionalDouble.of(108.3),
                        OptionalDouble.of(1_406.48),
                        List.of(
                            new LegShare("hedge:standing", -9_032.38),
                            new LegShare("view:eth-over-btc", 2_000)),
                        "7,032 of notional takes beta down by 0.07 at a beta of 1"))));
    return new Proposal(
        TO,
        NEXT,
        Optional.empty(),
        List.of(
            "move 1,200.00 USDT from the spot wallet to the futures wallet (margin and reserve of"
                + " the futures)"),
        tickets,
        List.of(
            new RefusedLeg(
                Ids.parse("GRT/USDT"), "buy 48.31", "3.00 USDT is below the venue's minimum of 5")),
        ProposalTotals.of(tickets),
        "BTC",
        Reading.of(0.872),
        Reading.of(0.801),
        OptionalDouble.of(0.8),
        true,
        new MarginShift(
            new MarginUse(865.92, 26_410.12, Reading.of(21.65), Reading.of(2.415)),
            new MarginUse(2_272.4, 25_003.64, Reading.of(49.78), Reading.of(1.1)),
            Reading.of(0.012),
            Reading.of(0.031),
            0.3,
            0.35),
        new MoveShift(-0.3, -26_160, -24_030),
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
    boolean hedges = purpose.startsWith("hedge");
    double notional = -effect / 0.3;
    return new TicketTerms(
        purpose,
        hedges ? "a hedge: it protects the spot core in a fall" : "the spot core",
        4.22,
        month,
        Reading.of(4.22 - month.value().orElseThrow()),
        side(notional, hedges ? OptionalDouble.of(1_406.48) : OptionalDouble.empty(), month),
        side(
            hedges ? notional - 4_329.62 : 69_200,
            hedges ? OptionalDouble.of(2_272.4) : OptionalDouble.empty(),
            hedges ? Reading.of(174.98) : month),
        new MoveEffect(-0.3, effect, -24_000 - effect, -24_000),
        new MoveEffect(0.3, -effect, 24_000 + effect, 24_000),
        new BetaEffect(
            Reading.of(notional / EQUITY),
            Reading.of(0.801 - notional / EQUITY),
            Reading.of(0.801)),
        closes,
        hedges ? List.of("ETH and BTC: their correlation broke") : List.of(),
        hedges ? Optional.of(quality()) : Optional.empty());
  }

  private static TicketSide side(double notional, OptionalDouble margin, Reading carry) {
    return new TicketSide(
        notional, margin, carry, Reading.of(notional / EQUITY), -0.3 * notional, 0.3 * notional);
  }

  private static HedgeReading quality() {
    return new HedgeReading(
        Reading.of(0.91),
        Reading.of(0.134),
        NEXT,
        Reading.of(1.2),
        7_032.38,
        Reading.absent("its rule has none"),
        Reading.of(1.42),
        30,
        Reading.of(0.0014),
        Reading.of(0.031),
        Reading.of(0.045),
        "it costs 0.14% of what it hedges in 30 days");
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
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        List.of(),
        why);
  }
}
