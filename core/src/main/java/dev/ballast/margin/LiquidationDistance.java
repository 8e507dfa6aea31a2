// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How far the market can move before a cross-margined account is liquidated: the shock at which
 * equity equals maintenance, each asset moving by its beta times the shock. {@link CrossBook#at}
 * explains it term by term.
 *
 * @param down the nearest shock below zero, a fraction; absent where a fall cannot liquidate
 * @param up the nearest shock above zero, a fraction; absent where no rise up to the limit can
 */
public record LiquidationDistance(OptionalDouble down, OptionalDouble up) {
  /** The market's rise beyond which nothing is looked for: tenfold. */
  public static final double LIMIT = 9;

  /** No move liquidates. */
  public static final LiquidationDistance NONE =
      new LiquidationDistance(OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * Solves for both shocks in single-asset mode: spot is no collateral. A contract without brackets
   * counts no maintenance, which {@link Requirement#withoutBrackets} says.
   *
   * @param wallet balance of the futures wallet in the quote
   * @param beta of the asset under a contract
   */
  public static LiquidationDistance of(
      double wallet,
      List<Position> positions,
      Marks marks,
      BracketBook brackets,
      ToDoubleFunction<Asset> beta) {
    Asset quote = marks.quote();
    List<CrossLeg> legs = new ArrayList<>();
    for (Position position : positions) {
      legs.add(
          CrossLeg.of(
              position,
              marks.price(position.instrument()),
              brackets.brackets(position.instrument(), marks.time())));
    }
    List<Collateral> cash = List.of(Collateral.cash(quote, BigDecimal.valueOf(wallet)));
    ToDoubleFunction<Asset> moving = asset -> asset.equals(quote) ? 0 : beta.applyAsDouble(asset);
    return new CrossBook(cash, legs, moving, 1).distance();
  }
}
