// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RotationLeg;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The legs on what a rotation has sold, sector by sector: a function of time and history, as the
 * rotation is.
 *
 * @param notionals by sector, signed; of sectors that have a leg
 * @param why a sentence for each of them
 * @param ended why a sector has none, a sentence
 */
record RotationLegs(
    SequencedMap<Sector, Double> notionals,
    SequencedMap<Sector, String> why,
    SequencedMap<Sector, String> ended) {

  /** As of a review. */
  static RotationLegs of(ReviewInput input, RotationLeg rule) {
    RotationLegs legs =
        new RotationLegs(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    Policy policy = input.policy();
    SignalQuestion question = MarketStates.signals(policy, input.sectors());
    List<SignalReview> mondays = SignalHistory.mondays(input.view(), question);
    RegimeBase about = RegimeBase.of(policy);
    List<Rotation> rotations =
        Rotation.mondays(input.view(), question, about, policy.core().rotation());
    SequencedMap<Sector, Percent> base =
        mondays.isEmpty()
            ? about.plan()
            : about.weights(input.view().at(mondays.getLast().time()));
    for (Sector sector : rule.of()) {
      if (!RotationFutures.rotates(input) || mondays.isEmpty()) {
        legs.ended.put(sector, "the signals' rotation rests");
        continue;
      }
      Stance now = stance(mondays.getLast(), sector);
      long since = since(mondays, sector);
      long end = since + rule.days() * UtcDay.MILLIS;
      Percent sold =
          base.getOrDefault(sector, Percent.ZERO)
              .minus(rotations.getLast().weights().getOrDefault(sector, Percent.ZERO));
      if (!isSold(now)) {
        legs.ended.put(sector, sector + " is neither trimmed nor reduced any more: " + now.words());
      } else if (input.view().time() >= end) {
        legs.ended.put(
            sector,
            sector
                + " was to be sold from "
                + UtcDay.date(since)
                + " on, and the leg on it ends after "
                + RotationWords.time(rule.days()));
      } else if (sold.compareTo(Percent.ZERO) <= 0) {
        legs.ended.put(sector, "nothing of " + sector + " is sold");
      } else {
        legs.add(input, rule, sector, sold, end);
      }
    }
    return legs;
  }

  private void add(ReviewInput input, RotationLeg rule, Sector sector, Percent sold, long end) {
    double amount =
        sold.fraction()
            * input.policy().core().spot().share().fraction()
            * input.exposure().equity().toDouble();
    double size = rule.share().fraction() * amount;
    notionals.put(sector, rule.isShort() ? -size : size);
    why.put(
        sector,
        LegWords.of(
                rule.isShort(),
                rule.share(),
                "the %s that the rotation sold of %s",
                amount,
                input.policy().quote(),
                sector)
            + "; until "
            + UtcDay.date(end)
            + " at the latest");
  }

  /** The Monday from which on a sector was to be sold without a break. */
  private static long since(List<SignalReview> mondays, Sector sector) {
    long since = mondays.getLast().time();
    for (SignalReview monday : mondays.reversed()) {
      if (!isSold(stance(monday, sector))) {
        break;
      }
      since = monday.time();
    }
    return since;
  }

  private static Stance stance(SignalReview monday, Sector sector) {
    return monday.own().getOrDefault(sector, Stance.HOLD);
  }

  private static boolean isSold(Stance stance) {
    return stance == Stance.TRIM || stance == Stance.REDUCE;
  }

  /** The sentences of all, one after the other. */
  String sentence() {
    return String.join("; ", new ArrayList<>(why.values()));
  }
}
