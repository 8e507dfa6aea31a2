// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Side;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The perpetual stands at 100, trades in steps of 0.1 and pays 0.0001 every 8 hours. */
class HedgeAndMarginTest {
  private static final InstrumentId ID = InstrumentId.parse("BTC/USDT:USDT");
  private static final Marks MARKS =
      Marks.of(MadeMarket.at("2025-01-12"), Asset.USDT, Map.of(ID, Price.parse("100")));

  /** 1,234 is 12.34 contracts, to the nearest step 12.3; a day's funding is 3 x 0.0001 x 1,230. */
  @Test
  void aHedgeIsRoundedToTheNearestStepAndAShortExpectsFunding() {
    HedgeLeg hedge = hedge("0", -1234, "10000");

    assertThat(hedge.quantity()).isEqualTo(Quantity.parse("-12.3"));
    Leg leg = hedge.leg().orElseThrow();
    assertThat(leg.side()).isEqualTo(Side.SELL);
    assertThat(leg.margin()).isEqualTo(Money.usdt("1230"));
    assertThat(leg.expectedFunding().orElseThrow()).isCloseTo(0.369, within(1e-12));
  }

  /** 12.38 would be 12.4, worth 1,240; the margin of 1,238 allows 12.3. */
  @Test
  void roundingNeverGoesBeyondTheMarginLimit() {
    HedgeLeg hedge = hedge("0", -5000, "1238");

    assertThat(hedge.quantity()).isEqualTo(Quantity.parse("-12.3"));
    assertThat(hedge.notes()).singleElement().asString().contains("from 5,000 to 1,238");
  }

  /** Orders are whole steps, wherever the position stands; what is too small to close stays. */
  @ParameterizedTest
  @CsvSource({"-2.03, -1234, -10.3", "-20.07, -1234, 7.7", "-2.03, 0, 2"})
  void anOrderIsOnTheStepThoughThePositionIsNot(String held, double notional, String change) {
    Leg leg = hedge(held, notional, "10000").leg().orElseThrow();

    assertThat(leg.side().signed(leg.quantity())).isEqualTo(Quantity.parse(change));
  }

  @Test
  void aHedgeWithoutAFundingRateIsRefusedByName() {
    MadeMarket market = MadeMarket.from("2025-01-01").closes(ID.toString(), 100, 100);
    HedgeLeg hedge = hedge(market, "0", -1234, "10000");

    assertThat(hedge.leg()).isEmpty();
    assertThat(hedge.refused())
        .singleElement()
        .satisfies(leg -> assertThat(leg.reason()).startsWith("no funding rate is known"));
  }

  /** 10 short at 100 and leverage one ask for 1,000 and a reserve of 100, and the fee of 1. */
  @Test
  void aHedgeIsGivenItsMarginReserveAndFee() {
    assertThat(transfer(account("5000", "0", "0"), "-10", "1"))
        .hasValueSatisfying(move -> {
          assertThat(move.from()).isEqualTo(Place.SPOT);
          assertThat(move.amount()).isEqualTo(Money.usdt("1101"));
        });
  }

  /** To be cut from 10 to 2: what the 10 need, 1,100, stays until it is. */
  @Test
  void marginIsNotTakenFromAPositionBeforeItHasShrunk() {
    assertThat(transfer(account("0", "1100", "-10"), "-2", "0")).isEmpty();
    assertThat(transfer(account("0", "2100", "-10"), "-2", "0").map(MarginTransfer::amount))
        .contains(Money.usdt("1000"));
    assertThat(transfer(account("0", "1100", "-2"), "-2", "0").map(MarginTransfer::amount))
        .contains(Money.usdt("880"));
  }

  private static HedgeLeg hedge(String held, double notional, String marginCap) {
    MadeMarket market =
        MadeMarket.from("2025-01-01")
            .closes(ID.toString(), 100, 100)
            .rules(ID.toString(), "0.01", "0.1", "0.1", "5")
            .fundingEvery(8, ID.toString(), "2025-01-01", "2025-01-12", 0.0001);
    return hedge(market, held, notional, marginCap);
  }

  private static HedgeLeg hedge(MadeMarket market, String held, double notional, String marginCap) {
    HedgeLeg.Wish wish =
        new HedgeLeg.Wish(ID, notional, BigDecimal.ONE, Money.usdt(marginCap), 0, 1, "for a test");
    return HedgeLeg.of(
        wish, account("0", "0", held), MARKS, market.view("2025-01-12"), TradingCosts.NONE);
  }

  private static Optional<MarginTransfer> transfer(Account account, String planned, String fees) {
    return MarginTransfer.of(
        account, MARKS, ID, Quantity.parse(planned), BigDecimal.ONE, Money.usdt(fees));
  }

  private static Account account(String spot, String futures, String held) {
    Quantity quantity = Quantity.parse(held);
    return new Account(
        MARKS.time(),
        List.of(
            new Balance(Place.SPOT, Asset.USDT, Quantity.parse(spot)),
            new Balance(Place.FUTURES, Asset.USDT, Quantity.parse(futures))),
        quantity.isZero()
            ? List.of()
            : List.of(
                Position.cross(Contract.of(ID), quantity, Price.parse("100"), BigDecimal.ONE)));
  }
}
