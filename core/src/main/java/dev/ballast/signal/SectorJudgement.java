// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.SectorFeatures;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A set of rules asked of one sector at one time, knowing what they said before. */
final class SectorJudgement {
  private static final long WEEK = 7 * UtcDay.MILLIS;

  private final SectorFeatures reading;
  private final RuleSet rules;
  private final long time;
  private final Optional<SectorSignal> before;

  private SectorJudgement(
      SectorFeatures reading, RuleSet rules, long time, Optional<SectorSignal> before) {
    this.reading = reading;
    this.rules = rules;
    this.time = time;
    this.before = before;
  }

  /**
   * The signal of a sector.
   *
   * @param time of the reading, epoch milliseconds
   * @param before the sector's signal of an earlier time, where there is one
   */
  static SectorSignal of(
      SectorFeatures reading, RuleSet rules, long time, Optional<SectorSignal> before) {
    return new SectorJudgement(reading, rules, time, before).signal();
  }

  private SectorSignal signal() {
    List<SpokenRule> spoken = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    Optional<String> unknown = Optional.empty();
    for (Rule rule : rules.rules()) {
      MarketCondition begins = rule.when().of(reading, rules.leastCoverage());
      Optional<SpokenRule> speaks = spoken(rule, begins);
      if (speaks.isPresent()) {
        spoken.add(speaks.get());
      } else if (begins instanceof MarketCondition.Unknown lacking) {
        unknown = rule.whereKnown() ? unknown : unknown.or(() -> Optional.of(lacking.sentence()));
      } else {
        silent.add("no " + rule.name().replace('-', ' ') + " (" + begins.sentence() + ")");
      }
    }
    if (spoken.isEmpty() && unknown.isPresent()) {
      return holding(false, "Not judged: " + unknown.get() + ".");
    }
    if (spoken.isEmpty()) {
      return holding(true, "Nothing speaks: " + String.join("; ", silent) + "." + note());
    }
    return decided(spoken);
  }

  private SectorSignal holding(boolean judged, String reason) {
    return settled(judged, 0, List.of(), Stance.HOLD, reason);
  }

  private SectorSignal decided(List<SpokenRule> spoken) {
    int score = score(spoken);
    String said =
        spoken.stream()
            .map(one -> one.rule().title() + ": " + one.sentence() + ".")
            .collect(Collectors.joining(" "));
    Stance wanted = Stance.of(score);
    MarketCondition confirmed =
        rules
            .confirmation(wanted)
            .map(asked -> asked.of(reading, rules.leastCoverage()))
            .orElse(new MarketCondition.Met(""));
    if (confirmed instanceof MarketCondition.Unmet against) {
      said += " To " + wanted.words() + " is not confirmed: " + against.sentence() + ".";
      wanted = wanted.milder();
    }
    return settled(true, score, spoken, wanted, said + note());
  }

  /** The stance that is wanted, or the one that was taken too short a time ago to be left. */
  private SectorSignal settled(
      boolean judged, int score, List<SpokenRule> spoken, Stance wanted, String reason) {
    if (before.isEmpty() || wanted == before.get().stance()) {
      long since = before.map(SectorSignal::since).orElse(time);
      return new SectorSignal(reading, judged, score, spoken, wanted, since, reason);
    }
    SectorSignal last = before.get();
    boolean young = last.stance() != Stance.HOLD && time - last.since() < rules.weeks() * WEEK;
    boolean urgent = wanted != Stance.HOLD && wanted.compareTo(last.stance()) < 0;
    return young && !urgent
        ? new SectorSignal(
            reading,
            judged,
            score,
            spoken,
            last.stance(),
            last.since(),
            reason
                + " To "
                + last.stance().words()
                + " is kept for "
                + rules.weeks()
                + " weeks, from "
                + UtcDay.date(last.since())
                + ".")
        : new SectorSignal(reading, judged, score, spoken, wanted, time, reason);
  }

  private static int score(List<SpokenRule> spoken) {
    int sum = 0;
    int most = Integer.MAX_VALUE;
    int least = Integer.MIN_VALUE;
    for (SpokenRule one : spoken) {
      sum += one.rule().points();
      most = Math.min(most, one.rule().most().orElse(most));
      least = Math.max(least, one.rule().least().orElse(least));
    }
    return Math.max(least, Math.min(most, sum));
  }

  /** The rule, where it begins to speak or goes on. */
  private Optional<SpokenRule> spoken(Rule rule, MarketCondition begins) {
    Optional<SpokenRule> last =
        before.flatMap(signal ->
            signal.spoken().stream()
                .filter(one -> one.rule().name().equals(rule.name()))
                .findFirst());
    if (begins instanceof MarketCondition.Met met) {
      return Optional.of(
          new SpokenRule(rule, last.map(SpokenRule::since).orElse(time), met.sentence()));
    }
    if (last.isEmpty() || rule.forgets()) {
      return Optional.empty();
    }
    MarketCondition ends =
        rule.until()
            .map(end -> end.of(reading, rules.leastCoverage()))
            .orElseGet(() ->
                begins instanceof MarketCondition.Unmet unmet
                    ? new MarketCondition.Met(unmet.sentence())
                    : begins);
    long since = last.get().since();
    boolean over = ends.isMet() && time - since >= rule.weeks() * WEEK;
    return over
        ? Optional.empty()
        : Optional.of(
            new SpokenRule(
                rule, since, "goes on since " + UtcDay.date(since) + ", " + ends.sentence()));
  }

  /** What to know of the funding that was used. */
  private String note() {
    for (FeatureKind kind : List.of(FeatureKind.FUNDING, FeatureKind.FUNDING_PEAK)) {
      if (reading.feature(kind).feature() instanceof Feature.Present present
          && present.note().isPresent()) {
        return (kind == FeatureKind.FUNDING ? " Funding is " : " Funding of the month is ")
            + present.note().get()
            + ".";
      }
    }
    return "";
  }
}
