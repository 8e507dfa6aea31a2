// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.MissingData;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
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
  /** The market's rise beyond which nothing is looked for, unless one asks further: tenfold. */
  public static final double LIMIT = 9;

  /** No move liquidates. */
  public static final LiquidationDistance NONE =
      new LiquidationDistance(OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * The nearest of an account's wallets in single-asset mode: what is in the futures wallet of each
   * settlement asset, with the cross positions that settle in it, and each isolated position with
   * its own. Spot is no collateral. A contract without brackets counts no maintenance, which {@link
   * Requirement#withoutBrackets} says.
   *
   * @param beta of an asset; not asked for the quote of the marks, which stands still
   */
  public static LiquidationDistance of(
      Account account, Marks marks, BracketBook brackets, ToDoubleFunction<Asset> beta) {
    LiquidationDistance nearest = NONE;
    Map<Asset, List<Position>> cross = new TreeMap<>();
    for (Position position : account.positions()) {
      if (position.isolated().isPresent()) {
        double own = position.isolated().get().toDouble();
        nearest = nearest.or(of(own, List.of(position), marks, brackets, beta));
      } else {
        cross.computeIfAbsent(position.contract().settle(), _ -> new ArrayList<>()).add(position);
      }
    }
    for (var wallet : cross.entrySet()) {
      double balance = account.in(Place.FUTURES, wallet.getKey()).toDouble();
      nearest = nearest.or(of(balance, wallet.getValue(), marks, brackets, beta));
    }
    return nearest;
  }

  /**
   * Of an account under a venue's mode; in a pooled one its collateral moves with the market too.
   */
  public static LiquidationDistance of(
      Account account,
      Marks marks,
      BracketBook brackets,
      CollateralMode mode,
      ToDoubleFunction<Asset> beta) {
    if (!mode.pooled()) {
      return of(account, marks, brackets, beta);
    }
    FuturesWallet wallet = FuturesWallet.pooled(account, mode, marks.quote(), marks.quote());
    List<Collateral> collateral = new ArrayList<>();
    for (FuturesWallet.Backing one : wallet.backing()) {
      Asset asset = one.balance().asset();
      collateral.add(
          asset.equals(marks.quote())
              ? new Collateral(asset, one.balance().toDecimal(), BigDecimal.ONE, one.haircut())
              : new Collateral(
                  asset,
                  one.balance().toDecimal(),
                  marks.find(asset).orElseThrow(() -> missing(asset, marks)).toDecimal(),
                  one.haircut()));
    }
    return distance(collateral, wallet.positions(), marks, brackets, beta, wallet.ratio());
  }

  private static MissingData missing(Asset asset, Marks marks) {
    return new MissingData("price", asset.toString(), marks.time());
  }

  /**
   * Of positions that share one wallet.
   *
   * @param wallet balance, in the asset that all positions settle in
   * @param beta of an asset; not asked for the quote of the marks, which stands still
   */
  public static LiquidationDistance of(
      double wallet,
      List<Position> positions,
      Marks marks,
      BracketBook brackets,
      ToDoubleFunction<Asset> beta) {
    if (positions.isEmpty()) {
      return NONE;
    }
    Collateral balance =
        Collateral.cash(positions.getFirst().contract().settle(), BigDecimal.valueOf(wallet));
    return distance(List.of(balance), positions, marks, brackets, beta, BigDecimal.ONE);
  }

  private static LiquidationDistance distance(
      List<Collateral> collateral,
      List<Position> positions,
      Marks marks,
      BracketBook brackets,
      ToDoubleFunction<Asset> beta,
      BigDecimal ratio) {
    List<CrossLeg> legs = new ArrayList<>();
    for (Position position : positions) {
      legs.add(
          CrossLeg.of(
              position,
              marks.price(position.instrument()),
              brackets.brackets(position.instrument(), marks.time())));
    }
    ToDoubleFunction<Asset> moving =
        asset -> asset.equals(marks.quote()) ? 0 : beta.applyAsDouble(asset);
    return new CrossBook(collateral, legs, moving, ratio.doubleValue()).distance();
  }

  /** The nearer of two on each side. */
  public LiquidationDistance or(LiquidationDistance other) {
    return new LiquidationDistance(nearer(down, other.down), nearer(up, other.up));
  }

  /** The nearer side, as it moves: negative for a fall. */
  public OptionalDouble nearest() {
    return nearer(up, down);
  }

  private static OptionalDouble nearer(OptionalDouble one, OptionalDouble other) {
    return other.isEmpty()
            || Math.abs(one.orElse(Double.MAX_VALUE)) <= Math.abs(other.getAsDouble())
        ? one
        : other;
  }
}
