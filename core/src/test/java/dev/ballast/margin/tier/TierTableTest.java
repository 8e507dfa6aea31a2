// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One table, asked in decimals, in hundred-millionths and in floating point. */
class TierTableTest {
  private static final TierTable TABLE =
      TierTable.of(
          List.of(
              tier("0", "100", "0.01", "0", "50"),
              tier("100", "1000", "0.02", "1", "20"),
              tier("1000", "5000", "0.05", "31", "5")));

  /** 100 x 1 % = 1; 250 x 2 % - 1 = 4; 1,000 x 2 % - 1 = 19; 6,000 x 5 % - 31 = 269. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 50",
    "100, 0, 1, 50",
    "250, 1, 4, 20",
    "1000, 1, 19, 20",
    "6000, 2, 269, 5",
  })
  void everyReadingFindsTheSameTier(String notional, int tier, String kept, String leverage) {
    BigDecimal exact = new BigDecimal(notional);

    assertThat(TABLE.index(exact)).isEqualTo(tier);
    assertThat(TABLE.index(exact.negate())).isEqualTo(tier);
    assertThat(TABLE.index(exact.doubleValue(), 1)).isEqualTo(tier);
    assertThat(TABLE.tier(exact.negate()).maximumLeverage()).isEqualByComparingTo(leverage);
    assertThat(TABLE.maintenance(exact.negate())).isEqualByComparingTo(kept);
    assertThat(TABLE.maintenance(tier, exact.doubleValue(), 1))
        .isCloseTo(Double.parseDouble(kept), within(1e-12));
  }

  /** A unit above a cap is the next tier, where a double of it may not be. */
  @Test
  void aHundredMillionthAboveACapIsInTheNextTier() {
    assertThat(TABLE.index(new BigDecimal("100.00000000"))).isZero();
    assertThat(TABLE.index(new BigDecimal("100.00000001"))).isEqualTo(1);
    assertThat(TABLE.index(new BigDecimal("100.000000000000000001"))).isEqualTo(1);
  }

  /** Coin-margined: 3 coins of 50 are 150, above 100 x 50 = 5,000 only where they are above 100. */
  @Test
  void anIndexScalesCapsAndAmounts() {
    assertThat(TABLE.index(150, 50)).isZero();
    assertThat(TABLE.index(5_001, 50)).isEqualTo(1);
    assertThat(TABLE.maintenance(1, 5_001, 50)).isCloseTo(5_001 * 0.02 - 50, within(1e-9));
    assertThat(TABLE.index(1, 0)).isEqualTo(2);
  }

  @Test
  void refusesAHole() {
    assertThatThrownBy(() ->
            TierTable.of(
                List.of(tier("0", "100", "0.01", "0", "5"), tier("200", "300", "0.02", "1", "5"))))
        .hasMessage("a bracket starts at 200, not at 100");
  }

  @Test
  void aTableOfNothingAnswersNothing() {
    assertThat(TierTable.NONE.count()).isZero();
    assertThatThrownBy(() -> TierTable.NONE.tier(BigDecimal.ONE))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Bracket tier(
      String floor, String cap, String rate, String amount, String leverage) {
    return new Bracket(
        new BigDecimal(floor),
        new BigDecimal(cap),
        new BigDecimal(rate),
        new BigDecimal(amount),
        new BigDecimal(leverage));
  }
}
