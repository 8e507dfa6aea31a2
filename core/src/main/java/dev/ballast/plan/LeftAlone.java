// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.ContractPrefix;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import java.util.Locale;

/** What is said of a position that no rule trades: what it counts in. */
record LeftAlone(ReviewInput input, MeasuredBetas betas) {
  /** In a sentence. */
  String sentence(Position position) {
    double notional =
        input
            .marks()
            .value(position.notional(input.marks().price(position.instrument())))
            .toDouble();
    return String.format(
        Locale.ROOT,
        "%s: %s%s of %,.0f %s is held that no rule of the plan names; it counts %s, and is left"
            + " alone",
        position.instrument(),
        position.quantity().signum() < 0 ? "a short" : "a long",
        kind(position),
        Math.abs(notional),
        input.policy().quote(),
        counted(position));
  }

  private String kind(Position position) {
    String side = position.side() == PositionSide.BOTH ? "" : " position of hedge mode";
    String own = position.margin() == MarginMode.ISOLATED ? " with a wallet of its own" : "";
    return side + own;
  }

  private String counted(Position position) {
    Asset asset = ContractPrefix.underlying(position.instrument().base());
    String margin = "in the margin" + wallet(position);
    return betas.betas().containsKey(asset)
        ? "in the beta and " + margin
        : margin
            + ", and not in the beta that a hedge is sized by, for that of "
            + asset
            + " is not known";
  }

  private String wallet(Position position) {
    Asset settle = position.contract().settle();
    boolean other =
        position.margin() == MarginMode.CROSS
            && !input.settings().collateral().pooled()
            && !settle.equals(input.policy().quote());
    return other ? ", which is that of the wallet in " + settle : "";
  }
}
