// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.policy.CorePlan;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.RotationSpread;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.StandardRules;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plan's {@code rotation}: how signals move weights, and what of that is made in futures. */
final class RotationSection {
  private static final Pattern TIME = Pattern.compile("(\\d{1,4})\\s*(weeks?|days?)");
  private static final int USUAL_DAYS = 28;
  private static final Percent USUAL_SHARE = Percent.of("30");

  private final Field field;
  private final Mapping table;

  private RotationSection(Field field) {
    this.field = field;
    this.table = field.table("signals", "step", "reach", "settle", "within", "leverage", "leg");
  }

  /**
   * How weights are moved.
   *
   * @param named reads the rules that are named
   */
  static RotationPlan plan(Field field, Function<Scalar, RuleSet> named) {
    return new RotationSection(field).plan(named);
  }

  /**
   * What of the moves is held in futures, in order of priority.
   *
   * @param hedges how often hedges are reviewed
   */
  static List<OverlayRule> rules(Field field, CorePlan core, Limits limits, Frequency hedges) {
    return new RotationSection(field).rules(core, limits, hedges);
  }

  private RotationPlan plan(Function<Scalar, RuleSet> named) {
    Optional<Scalar> signals = table.get("signals", one -> one);
    boolean none = isNone();
    Percent step = table.get("step", one -> one.percent("0.1", "20"), RotationPlan.DEFAULT.step());
    Percent usual = RotationPlan.DEFAULT.reach();
    Percent reach =
        table.get(
            "reach",
            one -> one.percent(step.value().toPlainString(), "100"),
            usual.compareTo(step) < 0 ? step : usual);
    return new RotationPlan(
        !none, signals.filter(_ -> !none).map(named).orElse(StandardRules.DEFAULT), step, reach);
  }

  private boolean isNone() {
    return table.get("signals", one -> one).filter(one -> one.text().equals("none")).isPresent();
  }

  private List<OverlayRule> rules(CorePlan core, Limits limits, Frequency hedges) {
    List<OverlayRule> rules = new ArrayList<>();
    Settle settle = table.get("settle", one -> one.choice(Settle.class), Settle.SPOT);
    if (settle == Settle.FUTURES) {
      rules.add(spread(hedges));
    } else {
      for (String key : List.of("within", "leverage")) {
        table
            .find(key)
            .ifPresent(one -> {
              throw one.mistakeAtKey(
                  "nothing is held in futures: write settle: futures, or take the key out");
            });
      }
    }
    table.find("leg").map(one -> leg(one, core, limits)).ifPresent(rules::add);
    if (!rules.isEmpty() && isNone()) {
      throw field.mistake(
          "signals: none moves no weights, so that nothing of it can be in futures: take settle and"
              + " leg out, or name the signals");
    }
    return rules;
  }

  private RotationSpread spread(Frequency hedges) {
    if (hedges != Frequency.DAILY) {
      throw table
          .require("settle")
          .mistake(
              "futures go with the spot, so that hedges are reviewed daily: write reviews.hedges:"
                  + " daily");
    }
    return new RotationSpread(
        RotationSpread.NAME,
        table.get("within", RotationSection::days, USUAL_DAYS),
        table.get("leverage", one -> one.times(1, Limits.MOST_LEVERAGE), 1));
  }

  private static RotationLeg leg(Field field, CorePlan core, Limits limits) {
    if (!core.profile().allowsDirectional()) {
      throw field.mistake(
          "a conservative profile hedges and makes no directional bets: take the leg out, or write"
              + " profile: moderate");
    }
    Mapping leg = field.table("side", "share", "for", "leverage", "stop");
    LegSide side = leg.require("side").scalar().choice(LegSide.class);
    Percent share = leg.get("share", one -> one.percent("0.1", "100"), USUAL_SHARE);
    return new RotationLeg(
        RotationSpread.NAME,
        List.copyOf(core.spot().weights().keySet()),
        side == LegSide.SHORT,
        share,
        leg.get("for", RotationSection::days, USUAL_DAYS),
        leg.get("leverage", one -> BetsSection.leverage(one, limits.directionalLeverage()), 1),
        leg.get("stop", one -> one.percent("0.1", "100")));
  }

  /** {@code 4 weeks}, {@code 28 days}. */
  private static int days(Scalar value) {
    Matcher parts = TIME.matcher(value.text());
    if (!parts.matches()) {
      throw value.mistake("not a time: '" + value.text() + "' (write 4 weeks, or 28 days)");
    }
    int days = Integer.parseInt(parts.group(1)) * (parts.group(2).startsWith("week") ? 7 : 1);
    if (days < RotationSpread.FEWEST_DAYS || days > RotationSpread.MOST_DAYS) {
      throw value.mistake("out of range: " + value.text() + " (1 week to 12 weeks)");
    }
    return days;
  }

  /** In what a rotation is made. */
  private enum Settle {
    SPOT,
    FUTURES
  }
}
