// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Account;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.policy.Limits;
import dev.ballast.policy.Policy;
import dev.ballast.report.risk.PlannedAccount;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Which limits a plan breaks of an account of any kind, by plain formulas: margin-used over all
 * wallets, and the liquidation distance of the one that the plan pays into. No limit may be broken
 * that was kept before, and none that was broken may be so by more.
 */
public final class BrokenWallets {
  private BrokenWallets() {}

  /**
   * Of a plan whose orders all fill.
   *
   * @param step of an instrument's orders
   */
  public static List<String> of(
      Policy policy, Decision decision, BracketBook brackets, ToDoubleFunction<InstrumentId> step) {
    Limits limits = policy.overlay().limits();
    double equity = decision.exposure().equity().toDouble();
    double tolerance = 0.0005 * Math.abs(equity);
    for (Leg leg :
        decision.plan().tickets().stream().flatMap(one -> one.legs().stream()).toList()) {
      tolerance += leg.instrument().isSpot() ? 0 : Math.abs(step.applyAsDouble(leg.instrument()));
    }
    PlainMargin before = plain(decision, decision.account(), brackets);
    Account planned = PlannedAccount.of(decision.account(), decision.plan()).account();
    PlainMargin after = plain(decision, planned, brackets);
    List<String> broken = new ArrayList<>();
    double most = Math.max(limits.marginUsed().fraction() * equity, before.initial());
    if (after.initial() > most + tolerance) {
      broken.add(said("margin-used", after.initial(), most, equity));
    }
    double distance = limits.liquidationDistance().fraction();
    for (double move : new double[] {-distance, distance}) {
      double least = Math.min(0, before.quoteExcess(move));
      if (after.quoteExcess(move) < least - tolerance) {
        broken.add(said("distance at " + move, after.quoteExcess(move), least, equity));
      }
    }
    return broken;
  }

  private static PlainMargin plain(Decision decision, Account account, BracketBook brackets) {
    ToDoubleFunction<Asset> beta =
        asset ->
            asset.isDollar()
                ? 0
                : Optional.ofNullable(decision.betas().get(asset)).map(Beta::beta).orElse(1.0);
    return new PlainMargin(
        account, decision.marks(), brackets, decision.settings().collateral(), beta);
  }

  private static String said(String what, double value, double limit, double equity) {
    return String.format(Locale.ROOT, "%s: %.2f beyond %.2f of %.2f", what, value, limit, equity);
  }
}
