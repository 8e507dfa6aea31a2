// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How far the market can move before a cross-margined futures wallet is liquidated: the shock at
 * which wallet balance plus unrealised profit equals maintenance margin, each asset moving by its
 * beta times the shock (single-asset mode: spot is no collateral).
 *
 * @param down the nearest shock below zero, a fraction; absent where a fall cannot liquidate
 * @param up the nearest shock above zero, a fraction; absent where no rise up to the limit can
 */
public record LiquidationDistance(OptionalDouble down, OptionalDouble up) {
  /** The market's rise beyond which nothing is looked for: tenfold. */
  public static final double LIMIT = 9;

  private static final double STEP = 0.005;
  private static final double TOLERANCE = 1e-9;

  /**
   * Solves for both shocks; a contract without brackets counts no maintenance, which {@link
   * Requirement#withoutBrackets} says.
   *
   * @param wallet balance of the futures wallet in the quote
   * @param beta of the asset under a contract
   */
  public static LiquidationDistance of(
      double wallet,
      List<Position> positions,
      Marks marks,
      BracketBook brackets,
      ToDoubleFunction<Position> beta) {
    if (positions.isEmpty()) {
      return new LiquidationDistance(OptionalDouble.empty(), OptionalDouble.empty());
    }
    Excess excess = new Excess(wallet, positions, marks, brackets, beta);
    return new LiquidationDistance(nearest(excess, -STEP, -1), nearest(excess, STEP, LIMIT));
  }

  private static OptionalDouble nearest(Excess excess, double step, double limit) {
    if (excess.at(0) <= 0) {
      return OptionalDouble.of(0);
    }
    int steps = (int) Math.round(limit / step);
    for (int i = 1; i <= steps; i++) {
      if (excess.at(i * step) <= 0) {
        return OptionalDouble.of(bisect(excess, (i - 1) * step, i * step));
      }
    }
    return OptionalDouble.empty();
  }

  private static double bisect(Excess excess, double safe, double liquidated) {
    double inside = safe;
    double outside = liquidated;
    while (Math.abs(outside - inside) > TOLERANCE) {
      double middle = (inside + outside) / 2;
      if (excess.at(middle) > 0) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  /** Equity of the wallet above maintenance, as a function of the market's shock. */
  private record Excess(
      double wallet,
      List<Position> positions,
      Marks marks,
      BracketBook brackets,
      ToDoubleFunction<Position> beta) {

    double at(double shock) {
      double equity = wallet;
      double maintenance = 0;
      Asset quote = marks.quote();
      for (Position position : positions) {
        double mark = marks.price(position.instrument()).toDouble();
        double moved = mark * Math.max(0, 1 + beta.applyAsDouble(position) * shock);
        double notional = position.quantity().toDouble() * moved;
        equity += notional - position.entryCost().toDouble();
        var table = brackets.brackets(position.instrument(), marks.time());
        if (table.isPresent()) {
          maintenance += table.get().maintenance(BigDecimal.valueOf(notional), quote).toDouble();
        }
      }
      return equity - maintenance;
    }
  }
}
