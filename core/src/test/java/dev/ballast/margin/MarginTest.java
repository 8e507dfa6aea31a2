// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId ETH = Ids.parse("ETH/USDT:USDT");

  /**
   * Binance's figures: ETHUSDT 1.327 at 187.17127 in the first tier of 0.65 % (sample of the
   * MARGIN_CALL event); ADAUSDT 12.314277 at 0.65 % (sample of position risk v3); a BTCUSDT
   * position recorded at 607.52416678 and 0.4 %, 2.43009666712 truncated.
   */
  @ParameterizedTest
  @CsvSource({
    "248.37627529, 0.0065, 1.61444578",
    "12.31427700, 0.0065, 0.08004280",
    "607.52416678, 0.004, 2.43009666",
    "-607.52416678, 0.004, 2.43009666",
  })
  void maintenanceIsAsBinanceStatesIt(String notional, String rate, String expected) {
    Brackets table = table(MadeMarket.tier("0", "10000", rate, "0", "50"));

    assertThat(table.maintenance(new BigDecimal(notional), Asset.USDT))
        .isEqualTo(Money.usdt(expected));
  }

  /** Binance on the amount of its third BTC tier: 250,000 x (1 % - 0.5 %) + 50 = 1,300. */
  @Test
  void tiersJoinWithoutAStep() {
    Brackets table =
        table(
            MadeMarket.tier("0", "50000", "0.004", "0", "125"),
            MadeMarket.tier("50000", "250000", "0.005", "50", "100"),
            MadeMarket.tier("250000", "1000000", "0.01", "1300", "50"));

    assertThat(table.maintenance(new BigDecimal("50000"), Asset.USDT)).isEqualTo(Money.usdt("200"));
    assertThat(table.maintenance(new BigDecimal("50000.01"), Asset.USDT))
        .isEqualTo(Money.usdt("200.00005"));
    assertThat(table.maintenance(new BigDecimal("250000"), Asset.USDT))
        .isEqualTo(Money.usdt("1200"));
    assertThat(table.maintenance(new BigDecimal("500000"), Asset.USDT))
        .isEqualTo(Money.usdt("3700"));
  }

  /** Recorded at Binance: 607.52416678 at 80x asks for 7.59405208, truncated. */
  @Test
  void initialMarginIsTruncated() {
    assertThat(Requirement.initial(Money.usdt("-607.52416678"), new BigDecimal("80")))
        .isEqualTo(Money.usdt("7.59405208"));
  }

  @Test
  void aTableWithAHoleIsRefused() {
    assertThatThrownBy(() ->
            table(
                MadeMarket.tier("0", "100", "0.01", "0", "5"),
                MadeMarket.tier("200", "300", "0.02", "1", "5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("starts at 200, not at 100");
  }

  /**
   * A short of one from 100, at 100, with 50 in the wallet and 1 % of maintenance: at a rise s
   * equity is 50 - 100 s and maintenance 1 + s, equal at s = 49 / 101. No fall liquidates it.
   */
  @Test
  void aShortIsLiquidatedByARise() {
    LiquidationDistance distance = distance(50, position(BTC, "-1", "-100"));

    assertThat(distance.up().orElseThrow()).isCloseTo(49 / 101.0, within(1e-8));
    assertThat(distance.down()).isEmpty();
  }

  /** The long: 50 + 100 s = 1 + s, at s = -49 / 99. */
  @Test
  void aLongIsLiquidatedByAFall() {
    LiquidationDistance distance = distance(50, position(BTC, "1", "100"));

    assertThat(distance.down().orElseThrow()).isCloseTo(-49 / 99.0, within(1e-8));
    assertThat(distance.up()).isEmpty();
  }

  /**
   * ETH moves twice as far as BTC. Long 2 BTC at 100 and short 2 ETH at 100 with 50: equity 50 +
   * 200 s - 400 s, maintenance (200 (1 + s) + 200 (1 + 2 s)) / 100 = 4 + 6 s: s = 46 / 206.
   */
  @Test
  void theWholeWalletMovesByItsBetas() {
    LiquidationDistance distance =
        distance(50, position(BTC, "2", "200"), position(ETH, "-2", "-200"));

    assertThat(distance.up().orElseThrow()).isCloseTo(46 / 206.0, within(1e-8));
  }

  @Test
  void aWalletBelowMaintenanceIsAtNoDistance() {
    assertThat(distance(1, position(BTC, "-1", "-100")).up()).hasValue(0);
  }

  private static LiquidationDistance distance(double wallet, Position... positions) {
    Marks marks = Marks.of(0, Asset.USDT, Map.of(BTC, Price.parse("100"), ETH, Price.parse("100")));
    BracketBook book =
        MadeMarket.from("2025-01-01")
            .brackets(BTC.toString(), MadeMarket.tier("0", "1000000", "0.01", "0", "50"))
            .brackets(ETH.toString(), MadeMarket.tier("0", "1000000", "0.01", "0", "50"))
            .brackets();
    return LiquidationDistance.of(
        wallet, List.of(positions), marks, book, asset -> asset.equals(ETH.base()) ? 2 : 1);
  }

  private static Position position(InstrumentId id, String quantity, String cost) {
    return new Position(
        Contract.of(id),
        PositionSide.BOTH,
        Quantity.parse(quantity),
        Money.usdt(cost),
        BigDecimal.TEN,
        Optional.empty());
  }

  private static Brackets table(Bracket... tiers) {
    return new Brackets(BTC, List.of(tiers), LocalDate.parse("2020-01-01"), "by hand");
  }
}
