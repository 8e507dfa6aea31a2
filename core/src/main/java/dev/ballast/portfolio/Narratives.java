// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.policy.NarrativeRule;
import dev.ballast.policy.OverlayRule;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** The system that moves spot from one sector to another as the story changes. */
public final class Narratives {
  private static final int DECIMALS = 8;

  private Narratives() {}

  /** Weights with what the plan's narratives move between them. */
  public static Rotation of(ReviewInput input, Rotation rotation) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>(rotation.weights());
    List<String> moves = new ArrayList<>(rotation.moves());
    double core =
        input.policy().core().spot().share().fraction() * input.exposure().equity().toDouble();
    for (OverlayRule rule : input.policy().overlay().rules()) {
      if (rule instanceof NarrativeRule narrative
          && narrative.isMoved(input.sectors().day())
          && core > 0) {
        Percent left = weights.getOrDefault(narrative.from(), Percent.ZERO);
        BigDecimal points =
            BigDecimal.valueOf(100 * moved(input, narrative) / core)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .min(left.value());
        weights.put(narrative.from(), new Percent(left.value().subtract(points)));
        weights.merge(
            narrative.to(),
            new Percent(points),
            (own, more) -> new Percent(own.value().add(more.value())));
        moves.add(
            String.format(
                Locale.ROOT,
                "a narrative moves %,.0f %s from %s to %s",
                points.doubleValue() / 100 * core,
                input.policy().quote(),
                narrative.from(),
                narrative.to()));
      }
    }
    return moves.size() == rotation.moves().size()
        ? rotation
        : new Rotation(weights, rotation.reasons(), moves);
  }

  /** How much spot a narrative moves, in the quote: no more than its sector has by the plan. */
  private static double moved(ReviewInput input, NarrativeRule rule) {
    double equity = input.exposure().equity().toDouble();
    Percent weight = input.policy().core().spot().weights().getOrDefault(rule.from(), Percent.ZERO);
    double most = weight.fraction() * input.policy().core().spot().share().fraction() * equity;
    return Math.max(0, Math.min(rule.amount().notional(equity), most));
  }

  /** The signed notional of a narrative's leg. */
  static double leg(ReviewInput input, NarrativeRule rule) {
    double size = rule.leg().fraction() * moved(input, rule);
    return rule.isShort() ? 0 - size : size; // 0 is no -0
  }

  /** What a leg is, and what a move of a tenth of the sector that is left makes of it. */
  static String why(ReviewInput input, NarrativeRule rule) {
    double moved = moved(input, rule);
    String sold =
        String.format(
            Locale.ROOT,
            "the %,.0f %s moved from %s to %s",
            moved,
            input.policy().quote(),
            rule.from(),
            rule.to());
    return LegWords.of(rule.isShort(), rule.leg(), sold, moved, rule.from().name());
  }
}
