// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.calc.OrderSize.Rules;
import dev.ballast.calc.PositionProfit.Charges;
import dev.ballast.calc.PositionProfit.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Basis, profit and size, each against a computation by hand. */
class CalculatorsTest {
  private static final ContractTerms LINEAR = ContractTerms.linear();
  private static final ContractTerms INVERSE = new ContractTerms(decimal("100"), true);
  private static final Charges NONE =
      new Charges(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** 1,000 over 100,000 is 1 %; with 73 days left five times that a year. */
  @Test
  void basisIsAnnualisedSimplyOn365Days() {
    BasisQuote quote = BasisQuote.of(decimal("100000"), decimal("101000"), Duration.ofDays(73));

    assertThat(quote.basis()).isEqualByComparingTo("1000");
    assertThat(quote.rate()).isEqualByComparingTo("0.01");
    assertThat(quote.days().orElseThrow()).isEqualByComparingTo("73");
    assertThat(quote.annualised().orElseThrow()).isEqualByComparingTo("0.05");
    assertThat(quote.shape()).isEqualTo(BasisQuote.Shape.CONTANGO);
  }

  @Test
  void aFutureBelowSpotIsInBackwardationAndADeliveredOneHasNoYear() {
    assertThat(BasisQuote.of(decimal("100"), decimal("99")).shape())
        .isEqualTo(BasisQuote.Shape.BACKWARDATION);
    assertThat(BasisQuote.of(decimal("100"), decimal("100")).shape())
        .isEqualTo(BasisQuote.Shape.LEVEL);
    assertThatThrownBy(() -> BasisQuote.of(decimal("100"), decimal("99"), Duration.ZERO))
        .hasMessage("the future is delivered already");
  }

  /**
   * A short of 2 from 100 to 90: price +20; fees 0.05 % of 200 and 0.02 % of 180 are 0.136; funding
   * +1; net 20.864 on a margin of 200 / 5.
   */
  @Test
  void profitIsPriceLessFeesPlusFunding() {
    PositionProfit profit =
        PositionProfit.of(
            new Trade(LINEAR, decimal("-2"), decimal("100"), decimal("90")),
            new Charges(decimal("0.0005"), decimal("0.0002"), BigDecimal.ONE),
            Optional.of(decimal("5")));

    assertThat(profit.price()).isEqualByComparingTo("20");
    assertThat(profit.fees()).isEqualByComparingTo("-0.136");
    assertThat(profit.net()).isEqualByComparingTo("20.864");
    assertThat(profit.margin().orElseThrow()).isEqualByComparingTo("40");
    assertThat(profit.onMargin().orElseThrow()).isEqualByComparingTo("0.5216");
  }

  /** 10 contracts of 100 dollars from 50,000 to 40,000: 1000 x (1/50000 - 1/40000) = -0.005. */
  @Test
  void inverseProfitIsInCoin() {
    PositionProfit profit =
        PositionProfit.of(
            new Trade(INVERSE, decimal("10"), decimal("50000"), decimal("40000")),
            NONE,
            Optional.empty());

    assertThat(profit.net()).isEqualByComparingTo("-0.005");
    assertThat(profit.margin()).isEmpty();
  }

  /** 1,000 at 30,000 is 0.0333...; steps of 0.001 leave 0.033, 990 of notional, 330 at 3x. */
  @Test
  void aSizeIsWholeStepsAndWhatTheyAreWorth() {
    OrderSize size =
        OrderSize.of(LINEAR, decimal("1000"), decimal("30000"), decimal("3"), rules("0.001"));

    assertThat(size.quantity()).isEqualByComparingTo("0.033");
    assertThat(size.notional()).isEqualByComparingTo("990");
    assertThat(size.margin()).isEqualByComparingTo("330");
    assertThat(size.refusal()).isEmpty();
  }

  /** 1,521 dollars are 15 contracts of 100; at 30,000 they are worth 0.05 BTC, 0.025 at 2x. */
  @Test
  void anInverseSizeIsInContracts() {
    OrderSize size =
        OrderSize.of(INVERSE, decimal("1521"), decimal("30000"), decimal("2"), rules("1"));

    assertThat(size.unrounded()).isEqualByComparingTo("15.21");
    assertThat(size.quantity()).isEqualByComparingTo("15");
    assertThat(size.notional()).isEqualByComparingTo("1500");
    assertThat(size.value()).isEqualByComparingTo("0.05");
    assertThat(size.margin()).isEqualByComparingTo("0.025");
  }

  @Test
  void aSizeBelowAMinimumIsRefusedWithTheFigures() {
    Rules rules =
        new Rules(decimal("0.001"), Optional.of(decimal("0.01")), Optional.of(decimal("100")));

    assertThat(
            OrderSize.of(LINEAR, decimal("1"), decimal("30000"), BigDecimal.ONE, rules).refusal())
        .contains("0.00003333333333 is less than one step of 0.001");
    assertThat(
            OrderSize.of(LINEAR, decimal("90"), decimal("30000"), BigDecimal.ONE, rules).refusal())
        .contains("a quantity of 0.003 is below the minimum of 0.01");
    assertThat(
            OrderSize.of(LINEAR, decimal("99"), decimal("5000"), BigDecimal.ONE, rules).refusal())
        .contains("a notional of 95 is below the minimum of 100");
  }

  private static Rules rules(String step) {
    return new Rules(decimal(step), Optional.empty(), Optional.empty());
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
