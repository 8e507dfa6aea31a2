// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders at a leverage of ten on top of two bitcoin long, the mark at 100. */
class OrderEffectTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");

  /** Up to a notional of 350 a leverage of 20, beyond it 5. */
  private static final MaintenanceTiers TIERS =
      MaintenanceTiers.of(
          new Brackets(
              BTC,
              List.of(
                  MadeMarket.tier("0", "350", "0.01", "0", "20"),
                  MadeMarket.tier("350", "1000", "0.02", "3.5", "5")),
              LocalDate.of(2025, 1, 1),
              "made"));

  private static MarginPosition position(String quantity, String price) {
    return MarginPosition.of(BTC, new BigDecimal(quantity), new BigDecimal(price), TIERS)
        .withMark(new BigDecimal("100"))
        .withLeverage(BigDecimal.TEN);
  }

  private static OrderEffect order(String quantity, String price, boolean hedgeMode) {
    MarginAccount held =
        MarginAccount.of(new BinanceUsdm(), BigDecimal.valueOf(50), List.of(position("2", "100")));
    return new OrderEffect(held, position(quantity, price), hedgeMode);
  }

  /** A sale of 3 at 95 closes 2; a short of 1 asks for 9.5 and loses 5 at once. */
  @Test
  void anOppositeOrderClosesFirst() {
    OrderEffect effect = order("-3", "95", false);

    assertThat(effect.closed()).isEqualByComparingTo("2");
    assertThat(effect.opened().orElseThrow().quantity()).isEqualByComparingTo("-1");
    assertThat(effect.margin().initial()).isEqualByComparingTo("9.5");
    assertThat(effect.margin().openLoss()).isEqualByComparingTo("5");
    assertThat(effect.isAffordable(new BigDecimal("14.5"))).isTrue();
    assertThat(effect.isAffordable(new BigDecimal("14.49"))).isFalse();
  }

  @Test
  void whatOnlyClosesCostsNothing() {
    OrderEffect effect = order("-2", "95", false);

    assertThat(effect.opened()).isEmpty();
    assertThat(effect.margin().cost()).isZero();
  }

  /** Both sides stand beside each other: 3 at 95 / 10, and 15 of loss. */
  @Test
  void inHedgeModeAllIsOpened() {
    OrderEffect effect = order("-3", "95", true);

    assertThat(effect.closed()).isZero();
    assertThat(effect.margin().cost()).isEqualByComparingTo("43.5");
  }

  /** With what is held, 1 more are 300 and 2 more 400, for which the venue allows 5 at most. */
  @Test
  void theTierIsOfAllThatIsThenHeld() {
    assertThat(order("1", "100", false).exceededLeverage()).isEmpty();
    OrderEffect larger = order("2", "100", false);
    assertThat(larger.exceededLeverage().orElseThrow()).isEqualByComparingTo("5");
    assertThat(larger.isAffordable(new BigDecimal("1000"))).isFalse();
  }
}
