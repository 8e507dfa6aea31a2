// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What {@code ballast calc margin --json} prints. */
record MarginJson(
    String venue,
    String margin,
    List<PositionJson> positions,
    AccountJson account,
    Optional<OrderJson> order) {
  record PositionJson(
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal markPrice,
      BigDecimal notional,
      Optional<BigDecimal> leverage,
      Optional<BigDecimal> initial,
      Optional<Integer> tier,
      Optional<BigDecimal> maintenanceRate,
      Optional<BigDecimal> maintenanceAmount,
      Optional<BigDecimal> maintenance,
      Optional<BigDecimal> maximumLeverage,
      BigDecimal unrealised,
      Optional<BigDecimal> breakEvenPrice,
      Optional<BigDecimal> isolatedWallet,
      List<String> formulas,
      List<String> notes) {}

  /** The account; what adds up its positions is null where they settle in several assets. */
  record AccountJson(
      Optional<String> asset,
      Optional<BigDecimal> walletBalance,
      Optional<BigDecimal> isolatedWallets,
      Optional<BigDecimal> unrealised,
      Optional<BigDecimal> equity,
      Optional<BigDecimal> initial,
      Optional<BigDecimal> maintenance,
      Optional<BigDecimal> available,
      Optional<BigDecimal> marginRatio,
      Optional<String> collateralMode,
      List<StatedCollateral.Counted> collateral,
      Optional<BigDecimal> adjustedEquity,
      Optional<BigDecimal> uniMmr,
      Optional<String> state) {}

  record OrderJson(
      String symbol,
      String side,
      BigDecimal quantity,
      BigDecimal opens,
      BigDecimal price,
      BigDecimal markPrice,
      Optional<BigDecimal> leverage,
      BigDecimal initial,
      BigDecimal openLoss,
      BigDecimal cost,
      Optional<Boolean> affordable,
      List<String> formulas,
      List<String> notes) {}
}
