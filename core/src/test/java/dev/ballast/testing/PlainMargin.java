// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Account;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.ContractPrefix;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * An account's margin by the formulas as they stand in the venues' documents, one position after
 * the other: N contracts of CM dollars are N CM / price coins; a linear position is quantity x
 * price.
 *
 * @param beta of an asset; zero for dollars
 */
public record PlainMargin(
    Account account,
    Marks marks,
    BracketBook brackets,
    CollateralMode mode,
    ToDoubleFunction<Asset> beta) {

  /**
   * What is left of a price at least: at zero a contract of dollars would be worth no end of coins.
   */
  private static final double LEAST = 1e-9;

  /** Notional / leverage of all positions, in the quote. */
  public double initial() {
    double sum = 0;
    for (Position position : account.positions()) {
      sum +=
          Math.abs(size(position, 0))
              * price(position.contract().settle(), 0)
              / position.leverage().doubleValue();
    }
    return sum;
  }

  /** What the wallet that has least over its liquidation has there, after a move of the market. */
  public double leastExcess(double move) {
    double least = Double.MAX_VALUE;
    TreeMap<Asset, List<Position>> cross = new TreeMap<>();
    for (Position position : account.positions()) {
      Asset settle = position.contract().settle();
      if (position.margin() == MarginMode.ISOLATED) {
        double own = position.isolated().orElseThrow().toDouble() + profit(position, move);
        least = Math.min(least, own - kept(position, move));
      } else {
        Asset wallet = mode.pooled() ? marks.quote() : settle;
        cross.computeIfAbsent(wallet, _ -> new ArrayList<>()).add(position);
      }
    }
    for (var wallet : cross.entrySet()) {
      least =
          Math.min(
              least,
              mode.pooled()
                  ? pooledExcess(wallet.getValue(), move)
                  : balance(wallet.getKey()) + sum(wallet.getValue(), move));
    }
    return least;
  }

  /** The same of the wallet that cross positions in the quote stand on. */
  public double quoteExcess(double move) {
    List<Position> here =
        account.positions().stream()
            .filter(position -> position.margin() == MarginMode.CROSS)
            .filter(position -> mode.pooled() || position.contract().settle().equals(marks.quote()))
            .toList();
    return mode.pooled() ? pooledExcess(here, move) : balance(marks.quote()) + sum(here, move);
  }

  private double sum(List<Position> positions, double move) {
    double sum = 0;
    for (Position position : positions) {
      sum += profit(position, move) - kept(position, move);
    }
    return sum;
  }

  private double pooledExcess(List<Position> positions, double move) {
    TreeSet<Asset> assets = new TreeSet<>(List.of(marks.quote()));
    positions.forEach(position -> assets.add(position.contract().settle()));
    account.in(Place.FUTURES).keySet().stream()
        .filter(asset -> mode.haircut(asset, account.time()).isPresent())
        .forEach(assets::add);
    double excess = 0;
    for (Asset asset : assets) {
      double held = balance(asset);
      for (Position position : positions) {
        held += position.contract().settle().equals(asset) ? profit(position, move) : 0;
      }
      Haircut haircut =
          mode.haircut(asset, account.time())
              .orElse(
                  asset.equals(marks.quote())
                      ? Haircut.NONE
                      : new Haircut(BigDecimal.ZERO, BigDecimal.ONE));
      double value = held * price(asset, move);
      excess += value * (value < 0 ? haircut.owed() : haircut.owned()).doubleValue();
    }
    for (Position position : positions) {
      excess -=
          mode.ratio().doubleValue()
              * kept(position, move)
              * price(position.contract().settle(), move);
    }
    return excess;
  }

  private double balance(Asset asset) {
    return account.in(Place.FUTURES, asset).toDouble();
  }

  private double factor(Asset asset, double move) {
    return Math.max(LEAST, 1 + beta.applyAsDouble(asset) * move);
  }

  private double price(Asset asset, double move) {
    return asset.equals(marks.quote())
        ? 1
        : marks.find(asset).orElseThrow().toDouble() * factor(asset, move);
  }

  private double mark(Position position, double move) {
    return marks.price(position.instrument()).toDouble()
        * factor(ContractPrefix.underlying(position.instrument().base()), move);
  }

  /** Signed, in what the position settles in. */
  private double size(Position position, double move) {
    double units = position.quantity().toDouble() * position.contract().size().toDouble();
    return position.instrument().isInverse()
        ? units / mark(position, move)
        : units * mark(position, move);
  }

  private double profit(Position position, double move) {
    double entered = position.entryCost().toDouble();
    double size = size(position, move);
    return position.instrument().isInverse() ? -size - entered : size - entered;
  }

  private double kept(Position position, double move) {
    return brackets
        .brackets(position.instrument(), account.time())
        .orElseThrow()
        .maintenance(
            BigDecimal.valueOf(Math.abs(size(position, move))), position.contract().settle())
        .toDouble();
  }
}
