// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.app.SharedHistory;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.Strategy;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.LiquidationRow;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The crash of 2025-10-10 on recorded daily bars: GALA's perpetual fell from 0.01541 to 0.00259 and
 * closed at 0.01013. Trades stand in for the mark, which is not recorded in bars.
 */
class CrashOfOctober2025Test {
  private static final List<InstrumentId> INSTRUMENTS =
      List.of(
              "BTC/USDT",
              "ETH/USDT",
              "SAND/USDT",
              "BTC/USDT:USDT",
              "SAND/USDT:USDT",
              "MANA/USDT:USDT",
              "AXS/USDT:USDT",
              "GALA/USDT:USDT",
              "CHZ/USDT:USDT")
          .stream()
          .map(Ids::parse)
          .toList();
  private static final long EVE = millis("2025-10-10");

  /**
   * Each of the five is long of 3,000 USDT at the day's open with 1,000 in a wallet of its own, in
   * the first tier of the brackets of 2024-10 (maintenance of 0.6 %, 0.65 %, 0.6 %, 0.6 % and 1 %).
   * So it is liquidated at (open x quantity - wallet) / (quantity x (1 - rate)), the wallet less
   * the day's funding: SAND, from 0.26548, at about 0.1781; its low was 0.08642. There 0.6 % of
   * what is closed is left, of which the taker takes 5 bp and the liquidation fee of 1.5 % the
   * rest: the thousand is gone, the futures wallet untouched.
   */
  @Test
  void anIsolatedGamingBasketOfThreeTimesIsLiquidated() {
    List<Event> opening = new ArrayList<>();
    opening.add(new Event.Deposited(EVE, Place.FUTURES, Money.usdt("10000")));
    opening.add(isolated("SAND/USDT:USDT", "11300", "0.26548"));
    opening.add(isolated("MANA/USDT:USDT", "9377", "0.3199"));
    opening.add(isolated("AXS/USDT:USDT", "1358", "2.208"));
    opening.add(isolated("GALA/USDT:USDT", "194678", "0.01541"));
    opening.add(isolated("CHZ/USDT:USDT", "72516", "0.04137"));

    Backtest backtest = run(opening);

    List<LiquidationRow> rows = report(backtest).liquidations();
    assertThat(rows)
        .extracting(LiquidationRow::position)
        .containsExactly(
            "AXS/USDT:USDT", "CHZ/USDT:USDT", "GALA/USDT:USDT", "MANA/USDT:USDT", "SAND/USDT:USDT");
    double[] opens = {2.208, 0.04137, 0.01541, 0.3199, 0.26548};
    double[] rates = {0.006, 0.01, 0.006, 0.0065, 0.006};
    double[] lows = {0.802, 0.01486, 0.00259, 0.12, 0.08642};
    for (int i = 0; i < opens.length; i++) {
      LiquidationRow row = rows.get(i);
      double wallet = 1000 + funding(backtest, row.position());
      double expected = (opens[i] * row.quantity() - wallet) / (row.quantity() * (1 - rates[i]));
      assertThat(row.time()).isEqualTo(Instant.parse("2025-10-11T00:00:00Z"));
      assertThat(row.price()).as(row.position()).isCloseTo(expected, within(2e-8));
      assertThat(row.price()).isBetween(lows[i], opens[i]);
      assertThat(row.fee() + row.liquidationFee())
          .as("what was left of %s", row.position())
          .isCloseTo(row.quantity() * row.price() * rates[i], within(0.01));
      assertThat(row.covered()).isZero();
    }
    assertThat(rows.getLast().before()).hasValue(0.26545);
    assertThat(rows.getLast().after()).hasValue(0.18672);
    Account after = backtest.run().last().account();
    assertThat(after.positions()).isEmpty();
    assertThat(after.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("10000"));
    assertThat(backtest.conservationResidual()).isZero();
    assertThat(backtest.substitutes())
        .containsEntry("liquidation looked for in bars of trades, no recorded mark prices", 5);
  }

  /**
   * BTC, ETH and SAND in spot for about 190,000 USDT against 1.5 BTC short, with all of that behind
   * it in the futures wallet: at BTC's high of 122,497 the short has lost 1,377, at the low of
   * 101,516.5 it has won 30,094.
   */
  @Test
  void aSpotCoreWithAnUnleveredHedgeIsNotLiquidated() {
    List<Event> opening = new ArrayList<>();
    opening.add(new Event.Deposited(EVE, Place.SPOT, Money.of(Asset.BTC, BigDecimal.ONE)));
    opening.add(new Event.Deposited(EVE, Place.SPOT, Money.of(Asset.ETH, BigDecimal.TEN)));
    opening.add(
        new Event.Deposited(
            EVE, Place.SPOT, Money.of(new Asset("SAND"), new BigDecimal("100000"))));
    opening.add(new Event.Deposited(EVE, Place.FUTURES, Money.usdt("182369.1")));
    opening.add(
        new Event.PositionBrought(
            EVE,
            Position.cross(
                Contract.of(Ids.parse("BTC/USDT:USDT")),
                Quantity.parse("-1.5"),
                Price.parse("121579.4"),
                BigDecimal.ONE)));

    Backtest backtest = run(opening);

    assertThat(report(backtest).liquidations()).isEmpty();
    assertThat(backtest.run().last().account().positions()).hasSize(1);
    assertThat(backtest.conservationResidual()).isZero();
  }

  private static double funding(Backtest backtest, String symbol) {
    return backtest.events().stream()
        .filter(Event.FundingPaid.class::isInstance)
        .map(Event.FundingPaid.class::cast)
        .filter(paid -> paid.instrument().toString().equals(symbol))
        .mapToDouble(paid -> paid.payment().toDouble())
        .sum();
  }

  private static Event isolated(String symbol, String quantity, String entry) {
    Contract contract = Contract.of(Ids.parse(symbol));
    Quantity held = Quantity.parse(quantity);
    return new Event.PositionBrought(
        EVE,
        new Position(
            contract,
            PositionSide.BOTH,
            held,
            contract.value(held, Price.parse(entry)),
            new BigDecimal("3"),
            Optional.of(Money.usdt("1000"))));
  }

  private static Backtest run(List<Event> opening) {
    Market market = SharedHistory.market();
    HistoryFeed feed =
        HistoryFeed.of(
            market.history(), market.rules(), INSTRUMENTS, Interval.DAY, EVE, millis("2025-10-12"));
    return Backtest.of(
        feed,
        new Nothing(),
        new SimulatedVenue(feed, TradingCosts.DEFAULT, market.brackets(), Ids.MARKET),
        opening,
        Asset.USDT);
  }

  private static BacktestReport report(Backtest backtest) {
    return desk(SharedHistory.market(), PolicyFile.example(LocalDate.of(2026, 1, 1)))
        .report(backtest);
  }

  private static long millis(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Prices what it is given and decides nothing. */
  private static final class Nothing implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return INSTRUMENTS;
    }

    @Override
    public Optional<Instructions> review(Input input) {
      return Optional.empty();
    }
  }

  private static Desk desk(Market market, Policy policy) {
    return new Desk(market, (Resolution.Resolved) policy.resolve(market.history().listings()));
  }
}
