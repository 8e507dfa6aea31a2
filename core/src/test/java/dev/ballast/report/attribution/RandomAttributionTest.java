// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.testing.PlainEntries;
import dev.ballast.testing.PlainEntry;
import dev.ballast.testing.RandomHistory;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten thousand histories of every instrument, mode and event, each period's parts held to a plain
 * calculation: what was booked to the events' own amounts, exactly; what prices made to positions
 * and closes, within a unit, in every fourth.
 */
class RandomAttributionTest {
  private static final int HISTORIES = 500;
  private static final BigDecimal UNIT = new BigDecimal("0.00000001");
  private static final Asset ETH = new Asset("ETH");
  private static final Asset SOL = new Asset("SOL");
  private static final Asset ADA = new Asset("ADA");
  private static final List<Asset> COINS = List.of(Asset.BTC, ETH, SOL);
  private static final List<Part> BOOKED =
      List.of(Part.FUNDING, Part.FEES, Part.SLIPPAGE, Part.LIQUIDATION, Part.CASH_FLOWS);

  private static final List<Class<?>> KINDS =
      List.of(
          Event.Filled.class,
          Event.Deposited.class,
          Event.PositionBrought.class,
          Event.FundingPaid.class,
          Event.LiquidationFeePaid.class,
          Event.LossCovered.class,
          Event.Delivered.class,
          Event.Rolled.class);

  private final MarketModel model = model();

  static LongStream blocks() {
    return LongStream.range(0, 10_000 / HISTORIES);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyPartIsWhatAPlainCalculationMakesIt(long block) {
    for (long seed = block * HISTORIES; seed < (block + 1) * HISTORIES; seed++) {
      RandomHistory history = RandomHistory.of(seed);
      List<Session.Snapshot> standing = snapshots(history);

      Attribution exact = Attribution.of(standing, history.events(), model);

      Parts total = Parts.zero(Asset.USDT);
      for (int day = 0; day < history.periods(); day++) {
        Session.Snapshot start = standing.get(day);
        Session.Snapshot end = standing.get(day + 1);
        PeriodProfit period = exact.periods().get(day);
        String what = "on day %d with seed %d".formatted(day, seed);
        assertThat(period.total().total())
            .as("change of equity %s", what)
            .isEqualTo(end.exposure().equity().minus(start.exposure().equity()));
        SequencedMap<Asset, Parts> booked = booked(start, end, history.period(day));
        assertThat(bookedParts(period.byAsset())).as(what).isEqualTo(bookedParts(booked));
        total = booked.values().stream().reduce(total, Parts::plus);
        if (seed % 4 == 0) {
          priced(new PlainExposures(start, end, history.period(day)), start, period, what);
        }
      }
      for (Part part : BOOKED) {
        assertThat(exact.of(part)).as("%s with seed %d", part, seed).isEqualTo(total.of(part));
      }
      sums(exact, seed);
    }
  }

  /** What the events say was paid, each amount valued at the period's end. */
  private static SequencedMap<Asset, Parts> booked(
      Session.Snapshot start, Session.Snapshot end, List<Event> events) {
    SequencedMap<Asset, Parts> plain = new TreeMap<>();
    for (PlainEntry entry :
        PlainEntries.of(start.account().positions(), events, end.marks()).entries()) {
      part(entry.kind())
          .ifPresent(part ->
              plain
                  .computeIfAbsent(entry.asset(), any -> Parts.zero(Asset.USDT))
                  .add(part, entry.worth(end.marks())));
    }
    return plain;
  }

  private static Optional<Part> part(PlainEntry.Kind kind) {
    return switch (kind) {
      case TRADE -> Optional.empty();
      case CASH_FLOW -> Optional.of(Part.CASH_FLOWS);
      case SLIPPAGE -> Optional.of(Part.SLIPPAGE);
      case FEE -> Optional.of(Part.FEES);
      case FUNDING -> Optional.of(Part.FUNDING);
      case LIQUIDATION -> Optional.of(Part.LIQUIDATION);
    };
  }

  /** Booked parts of every asset that has any, as text of each. */
  private static List<String> bookedParts(Map<Asset, Parts> parts) {
    List<String> text = new ArrayList<>();
    parts.forEach((asset, one) -> {
      for (Part part : BOOKED) {
        if (!one.of(part).isZero()) {
          text.add(asset + " " + part + " " + one.of(part));
        }
      }
    });
    return text;
  }

  /** What exposure made by the market, by the mean of the sector beyond it, and by basis. */
  private void priced(
      PlainExposures plain, Session.Snapshot start, PeriodProfit period, String what) {
    BigDecimal market = plain.move(Asset.BTC);
    Map<Asset, BigDecimal> sectors =
        Map.of(
            ETH,
            BigDecimal.ZERO, // alone beside the benchmark: no sector
            SOL,
            beyond(plain, SOL, start).add(beyond(plain, ADA, start)).divide(BigDecimal.TWO));
    for (Map.Entry<Asset, BigDecimal> sector : sectors.entrySet()) {
      Asset asset = sector.getKey();
      Parts parts = period.byAsset().getOrDefault(asset, Parts.zero(Asset.USDT));
      BigDecimal exposed = plain.exposed(asset);
      near(parts, Part.MARKET, exposed.multiply(beta(asset, start)).multiply(market), what);
      near(parts, Part.SECTOR, exposed.multiply(sector.getValue()), what);
    }
    Parts btc = period.byAsset().getOrDefault(Asset.BTC, Parts.zero(Asset.USDT));
    near(
        btc.of(Part.MARKET),
        plain.moved(Asset.BTC),
        plain.rounding(Asset.BTC).add(UNIT),
        "the benchmark's own move " + what);
    assertThat(btc.of(Part.SELECTION).isZero()).as("selection of the benchmark %s", what).isTrue();
    for (Asset asset : COINS) {
      Parts parts = period.byAsset().getOrDefault(asset, Parts.zero(Asset.USDT));
      near(parts, Part.BASIS, plain.basis(asset), what);
    }
  }

  /** What an asset returned beyond its beta. */
  private BigDecimal beyond(PlainExposures plain, Asset asset, Session.Snapshot start) {
    return plain.move(asset).subtract(beta(asset, start).multiply(plain.move(Asset.BTC)));
  }

  private static void near(Parts parts, Part part, BigDecimal expected, String what) {
    near(parts.of(part), expected, UNIT, part + " " + what);
  }

  private static void near(Money made, BigDecimal expected, BigDecimal most, String what) {
    if (made.toDecimal().subtract(expected).abs().compareTo(most) > 0) {
      fail(
          "%s: %s where a plain calculation has %s",
          what, made, expected.setScale(10, RoundingMode.HALF_EVEN));
    }
  }

  private BigDecimal beta(Asset asset, Session.Snapshot start) {
    return new BigDecimal(model.beta(asset, start.time()).orElseThrow());
  }

  private static void sums(Attribution exact, long seed) {
    assertThat(exact.unexplained().isZero()).as("seed %d", seed).isTrue();
    assertThat(exact.betasTakenAsOne()).as("seed %d", seed).isZero();
    Parts bySector = exact.bySector().values().stream().reduce(Parts.zero(Asset.USDT), Parts::plus);
    assertThat(exact.byPurpose().stream().map(PurposeProfit::total).reduce(Money::plus))
        .as("purposes with seed %d", seed)
        .contains(exact.change());
    Parts byPeriod =
        exact.periods().stream()
            .map(PeriodProfit::total)
            .reduce(Parts.zero(Asset.USDT), Parts::plus);
    for (Part part : Part.values()) {
      assertThat(bySector.of(part)).as("%s, seed %d", part, seed).isEqualTo(exact.of(part));
      assertThat(byPeriod.of(part)).as("%s, seed %d", part, seed).isEqualTo(exact.of(part));
    }
  }

  /** Trades, flows, funding, liquidations, deliveries and rolls, just after a close and before. */
  @Test
  void theHistoriesHaveEveryEventAtBothEndsOfADay() {
    Set<Class<?>> atStart = new HashSet<>();
    Set<Class<?>> atEnd = new HashSet<>();
    for (long seed = 0; seed < HISTORIES; seed++) {
      RandomHistory history = RandomHistory.of(seed);
      for (int day = 0; day < history.periods(); day++) {
        long start = history.marks().get(day).time();
        long end = history.marks().get(day + 1).time();
        for (Event event : history.period(day)) {
          if (event.time() == start) {
            atStart.add(event.getClass());
          } else if (event.time() == end) {
            atEnd.add(event.getClass());
          }
        }
      }
    }

    assertThat(atStart).as("at a start").containsAll(KINDS);
    assertThat(atEnd).as("at an end").containsAll(KINDS);
  }

  private static List<Session.Snapshot> snapshots(RandomHistory history) {
    Ledger ledger = new Ledger();
    List<Session.Snapshot> standing = new ArrayList<>();
    int posted = 0;
    for (int close = 0; close < history.marks().size(); close++) {
      Marks marks = history.marks().get(close);
      history.events().subList(posted, history.posted().get(close)).forEach(ledger::apply);
      posted = history.posted().get(close);
      Account account = ledger.account(marks.time());
      standing.add(
          new Session.Snapshot(marks.time(), account, marks, Exposure.of(account, marks), posted));
    }
    return standing;
  }

  /** Returns of ETH are 0.8, of SOL 1.5, of ADA 1.2 times those of BTC. */
  @Test
  void theModelsBetasAreThoseOfItsHistory() {
    long time = MadeMarket.at("2025-01-05T08:00:00Z");

    assertThat(model.beta(ETH, time).orElseThrow()).isCloseTo(0.8, within(1e-9));
    assertThat(model.beta(SOL, time).orElseThrow()).isCloseTo(1.5, within(1e-9));
    assertThat(model.beta(ADA, time).orElseThrow()).isCloseTo(1.2, within(1e-9));
  }

  private static MarketModel model() {
    double[] btc = new double[120];
    double[] eth = new double[120];
    double[] sol = new double[120];
    double[] ada = new double[120];
    btc[0] = 50_000;
    eth[0] = 2_500;
    sol[0] = 100;
    ada[0] = 0.5;
    for (int day = 1; day < btc.length; day++) {
      double move = (day * 37 % 19 - 9) / 200.0;
      btc[day] = btc[day - 1] * (1 + move);
      eth[day] = eth[day - 1] * (1 + 0.8 * move);
      sol[day] = sol[day - 1] * (1 + 1.5 * move);
      ada[day] = ada[day - 1] * (1 + 1.2 * move);
    }
    SectorRecord layerOne =
        new SectorRecord(new Sector("layer-1"), LocalDate.EPOCH, 12, List.of(SOL, ADA), "");
    return MarketModel.of(
        MadeMarket.from("2024-09-20")
            .closes("BTC/USDT", btc)
            .closes("ETH/USDT", eth)
            .closes("SOL/USDT", sol)
            .closes("ADA/USDT", ada)
            .view("2025-02-01"),
        Asset.BTC,
        Ids.MARKET,
        SectorBook.of(List.of(layerOne)));
  }
}
