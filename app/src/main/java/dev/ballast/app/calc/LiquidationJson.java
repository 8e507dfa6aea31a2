// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What {@code ballast calc liquidation --json} prints. */
record LiquidationJson(
    String venue,
    String margin,
    String positionMode,
    List<PositionJson> positions,
    AccountJson account) {
  record PositionJson(
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal markPrice,
      Optional<BigDecimal> liquidationPrice,
      Optional<BigDecimal> distance,
      Optional<BigDecimal> bankruptcyPrice,
      Optional<Integer> tier,
      BigDecimal maintenanceRate,
      BigDecimal maintenanceAmount,
      BigDecimal notional,
      BigDecimal maintenance,
      BigDecimal unrealised,
      Optional<BigDecimal> isolatedWallet,
      String formula,
      String withNumbers,
      List<TermJson> terms,
      List<String> notes) {}

  record TermJson(String name, BigDecimal value, String meaning) {}

  /** The account; what adds up its positions is null where they settle in several assets. */
  record AccountJson(
      Optional<String> asset,
      Optional<BigDecimal> walletBalance,
      Optional<BigDecimal> unrealised,
      Optional<BigDecimal> equity,
      Optional<BigDecimal> maintenance,
      Optional<BigDecimal> marginRatio,
      Optional<String> collateralMode,
      List<StatedCollateral.Counted> collateral,
      Optional<BigDecimal> uniMmr,
      Optional<String> state,
      Optional<BigDecimal> distanceDown,
      Optional<BigDecimal> distanceUp,
      Optional<ShockJson> down,
      Optional<ShockJson> up) {}

  /** The account at a shock that liquidates it, term by term. */
  record ShockJson(
      BigDecimal shock,
      List<ShockedPositionJson> positions,
      BigDecimal walletBalance,
      BigDecimal equity,
      BigDecimal maintenance,
      BigDecimal residual) {}

  record ShockedPositionJson(
      String instrument,
      BigDecimal price,
      BigDecimal notional,
      int tier,
      BigDecimal maintenance,
      BigDecimal profit) {}
}
