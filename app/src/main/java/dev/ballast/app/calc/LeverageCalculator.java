// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much of the market a margin carries: futures leverage times beta. */
public final class LeverageCalculator {
  private static final MathContext DIGITS = new MathContext(24);
  private static final BigDecimal TENTH = new BigDecimal("-0.1");
  private static final BigDecimal ALL = BigDecimal.ONE.negate();

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
    Optional<BigDecimal> notional = given.findAmount("notional");
    Optional<BigDecimal> margin = given.findPositiveAmount("margin");
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
            given.findMove("move").orElse(TENTH))
        .calculation();
  }

  private Calculation calculation() {
    BigDecimal effective = leverage.multiply(beta).round(DIGITS);
    BigDecimal side = BigDecimal.valueOf(notional.map(BigDecimal::signum).orElse(1));
    BigDecimal byBeta = move.multiply(beta);
    BigDecimal basketMove = byBeta.max(ALL);
    BigDecimal ofMargin = leverage.multiply(basketMove).multiply(side).round(DIGITS);
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
            .percent("basketMove", basketMove, "basket moves", "with its beta")
            .figure("profit", notional.map(one -> one.multiply(basketMove)), "profit", "USDT")
            .percent("ofMargin", ofMargin, "of the margin", "");
    answer.percent(
        "moveOfWholeMargin",
        moveOfWholeMargin(side, effective),
        "margin is lost at",
        "of the market");
    String worked =
        Figures.readable(leverage)
            + " x "
            + Figures.readable(beta)
            + " = "
            + Figures.readable(effective);
    List<String> notes = notes(side, effective, byBeta);
    answer
        .formula(
            "effective leverage = leverage x beta = " + worked,
            "profit / margin    = "
                + (byBeta.compareTo(ALL) >= 0
                    ? "effective leverage x move = " + product(effective, move)
                    : "leverage x basket's move = " + product(leverage, basketMove))
                + (side.signum() < 0 ? " x -1" : "")
                + " = "
                + Figures.readablePercent(ofMargin))
        .field("notes", notes)
        .field("formula", worked);
    notes.forEach(answer::note);
    return answer.note(
        "Leverage changes the margin, not the profit of a notional. Liquidation comes before the"
            + " whole margin is lost, as some of it must be kept.");
  }

  private static String product(BigDecimal leverage, BigDecimal move) {
    return Figures.readable(leverage) + " x " + Figures.readablePercent(move);
  }

  /**
   * The market's move that takes all of the margin: of a long, the basket's fall of 1 / leverage.
   * Nothing where the basket or the market would have to fall by more than all.
   */
  private Optional<BigDecimal> moveOfWholeMargin(BigDecimal side, BigDecimal effective) {
    if (effective.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal ofBasket = side.negate().divide(leverage, DIGITS);
    BigDecimal ofMarket = side.negate().divide(effective, DIGITS);
    return Optional.of(ofMarket).filter(one -> ofBasket.min(one).compareTo(ALL) >= 0);
  }

  private List<String> notes(BigDecimal side, BigDecimal effective, BigDecimal byBeta) {
    List<String> notes = new ArrayList<>();
    if (byBeta.compareTo(ALL) < 0) {
      notes.add(
          "The basket would move by %s with its beta; a price loses 100%% at most, which is counted."
              .formatted(Figures.readablePercent(byBeta)));
    }
    if (moveOfWholeMargin(side, effective).isEmpty()) {
      notes.add(
          effective.signum() == 0
              ? "With a beta of zero no move of the market takes any of the margin."
              : "No move of the market takes all of the margin: a price loses 100% at most.");
    }
    return notes;
  }
}
