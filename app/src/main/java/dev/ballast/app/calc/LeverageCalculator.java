// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** How much of the market a margin carries: futures leverage times beta. */
public final class LeverageCalculator {
  private static final MathContext DIGITS = new MathContext(24);
  private static final BigDecimal TENTH = new BigDecimal("-0.1");

  private final BigDecimal leverage;
  private final BigDecimal beta;
  private final Optional<BigDecimal> notional;
  private final BigDecimal move;

  private LeverageCalculator(
      BigDecimal leverage, BigDecimal beta, Optional<BigDecimal> notional, BigDecimal move) {
    this.leverage = leverage;
    this.beta = beta;
    this.notional = notional;
    this.move = move;
  }

  /** Reads leverage, or notional and margin that make it, and beta. */
  public static Calculation of(Given given) {
    Optional<BigDecimal> stated = given.findLeverage("leverage");
    Optional<BigDecimal> notional = given.findNumber("notional");
    Optional<BigDecimal> margin = given.findPositive("margin");
    notional
        .filter(one -> one.signum() == 0)
        .ifPresent(_ -> {
          throw given.mistake("notional", "is zero");
        });
    boolean both = notional.isPresent() && margin.isPresent();
    if (stated.isPresent() && both) {
      throw given.mistake(
          "leverage", "follows from 'notional' and 'margin'; give two of the three");
    }
    if (stated.isEmpty() && !both) {
      throw given.missing("leverage", "give it, or notional and margin");
    }
    BigDecimal leverage =
        stated.orElseGet(() -> notional.orElseThrow().abs().divide(margin.orElseThrow(), DIGITS));
    return new LeverageCalculator(
            leverage,
            given.findNumber("beta").orElse(BigDecimal.ONE),
            notional.or(() -> margin.map(leverage::multiply)),
            given.findFraction("move").orElse(TENTH))
        .calculation();
  }

  private Calculation calculation() {
    BigDecimal effective = leverage.multiply(beta).round(DIGITS);
    BigDecimal side = BigDecimal.valueOf(notional.map(BigDecimal::signum).orElse(1));
    BigDecimal ofMargin = effective.multiply(move).multiply(side).round(DIGITS);
    Calculation answer =
        Calculation.titled("Effective leverage")
            .field("leverage", leverage)
            .shown("of the basket", Figures.readable(leverage) + "x", "")
            .field("effectiveLeverage", effective)
            .shown("of the market", Figures.readable(effective) + "x", "")
            .figure("beta", beta, "beta", "")
            .figure("notional", notional, "notional", "USDT")
            .rounded(
                "margin", notional.map(one -> one.abs().divide(leverage, DIGITS)), "margin", "USDT")
            .gap()
            .percent("move", move, "market moves", "")
            .percent("basketMove", move.multiply(beta), "basket moves", "with its beta")
            .figure(
                "profit", notional.map(one -> one.multiply(beta).multiply(move)), "profit", "USDT")
            .percent("ofMargin", ofMargin, "of the margin", "");
    if (effective.signum() != 0) {
      BigDecimal whole = side.negate().divide(effective, DIGITS);
      answer.percent("moveOfWholeMargin", whole, "margin is lost at", "of the market");
    } else {
      answer.field("moveOfWholeMargin", Optional.empty());
    }
    String worked =
        Figures.readable(leverage)
            + " x "
            + Figures.readable(beta)
            + " = "
            + Figures.readable(effective);
    return answer
        .formula(
            "effective leverage = leverage x beta = " + worked,
            "profit / margin    = effective leverage x move = "
                + Figures.readable(effective)
                + " x "
                + Figures.readablePercent(move)
                + (side.signum() < 0 ? " x -1" : "")
                + " = "
                + Figures.readablePercent(ofMargin))
        .field("formula", worked)
        .note(
            "Leverage changes the margin, not the profit of a notional. Liquidation comes before the"
                + " whole margin is lost, as some of it must be kept.");
  }
}
