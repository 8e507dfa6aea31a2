// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.signal.regime.RegimeRules;
import dev.ballast.unit.Percent;
import java.util.List;

/**
 * How the phase of the market's cycle, and the user's own view of it, move sector weights at the
 * regime's reviews.
 *
 * @param enabled whether phases move them; views do so by themselves
 * @param rules that phases are told by, also those that hedges wait for
 * @param step percentage points of the spot core that change hands in one review at most
 * @param reach percentage points that a sector's weight may be from the plan's
 * @param lead days over which a sector's return is held against the benchmark's: one of {@link
 *     #HORIZONS}
 * @param leaders how many sectors in the lead share the step that narratives buy
 * @param views of the user, in the order in which they are written
 */
public record RegimePlan(
    boolean enabled,
    RegimeRules rules,
    Percent step,
    Percent reach,
    int lead,
    int leaders,
    List<MacroView> views) {
  /** The days of the momentum that sectors are measured by. */
  public static final List<Integer> HORIZONS = List.of(7, 30, 90, 180);

  /** Sectors that may share a step. */
  public static final int MOST_LEADERS = 5;

  /** By the default rules, in steps of five points, up to fifteen from the plan. */
  public static final RegimePlan DEFAULT =
      new RegimePlan(
          true, RegimeRules.DEFAULT, Percent.of("5"), Percent.of("15"), 30, 1, List.of());

  /** Phases are told and move nothing. */
  public static final RegimePlan NONE =
      new RegimePlan(
          false,
          DEFAULT.rules(),
          DEFAULT.step(),
          DEFAULT.reach(),
          DEFAULT.lead(),
          DEFAULT.leaders(),
          List.of());

  /** Refuses a step that is not above zero and up to twenty, and a reach below a step. */
  public RegimePlan {
    views = List.copyOf(views);
    if (step.compareTo(Percent.ZERO) <= 0 || step.compareTo(Percent.of("20")) > 0) {
      throw new IllegalArgumentException("a regime's step is above 0% and up to 20%, not " + step);
    }
    if (reach.compareTo(step) < 0 || reach.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "a regime's reach is from its step, " + step + ", to 100%, not " + reach);
    }
    if (!HORIZONS.contains(lead)) {
      throw new IllegalArgumentException("a lead is measured over " + HORIZONS + " days");
    }
    if (leaders < 1 || leaders > MOST_LEADERS) {
      throw new IllegalArgumentException("1 to " + MOST_LEADERS + " sectors lead, not " + leaders);
    }
  }

  /** Whether anything of it moves weights. */
  public boolean moves() {
    return enabled || !views.isEmpty();
  }

  public RegimePlan withViews(List<MacroView> others) {
    return new RegimePlan(enabled, rules, step, reach, lead, leaders, others);
  }
}
