// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The phase of a time, knowing what went before.
 *
 * @param time epoch milliseconds
 * @param phase absent where none is confirmed
 * @param since the look that confirmed it, epoch milliseconds; the time itself without a phase
 * @param found the phase that the last looks find in its place; absent where they find none
 * @param looks how often in a row that was found; zero where the phase goes on
 * @param reading the measures
 */
public record Regime(
    long time,
    Optional<Phase> phase,
    long since,
    Optional<Phase> found,
    int looks,
    RegimeReading reading) {

  /** Of what is lacking, how many measures are told. */
  private static final int NAMED = 2;

  /** One look, after what was before it. */
  static Regime of(RegimeReading reading, RegimeRules rules, Optional<Regime> before) {
    Optional<Phase> held = before.flatMap(Regime::phase);
    Optional<Phase> wanted = wanted(reading, rules, held);
    long time = reading.time();
    long since = held.isPresent() ? before.orElseThrow().since() : time;
    if (wanted.equals(held)) {
      return new Regime(time, held, since, Optional.empty(), 0, reading);
    }
    int looks = before.filter(last -> last.found().equals(wanted)).map(Regime::looks).orElse(0) + 1;
    return looks >= rules.looks()
        ? new Regime(time, wanted, time, Optional.empty(), 0, reading)
        : new Regime(time, held, since, wanted, looks, reading);
  }

  /**
   * The phase that the measures make: the one held as long as it goes on and none before it begins,
   * else the first that begins, else none.
   */
  private static Optional<Phase> wanted(
      RegimeReading reading, RegimeRules rules, Optional<Phase> held) {
    for (PhaseRule rule : rules.phases()) {
      if (held.filter(rule.phase()::equals).isPresent()) {
        if (reading.keeps(rule.goesOn()).orElse(true)) {
          return held;
        }
      } else if (reading.keeps(rule.begins()).orElse(false)) {
        return Optional.of(rule.phase());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the market is in a phase. Empty where what would tell is not measured: the phase then
   * stands without being known to go on, or has not begun without being known not to.
   */
  public Optional<Boolean> in(Phase asked, RegimeRules rules) {
    if (phase.filter(asked::equals).isPresent()) {
      return reading.keeps(rules.goesOn(asked)).map(_ -> true);
    }
    List<RegimeBound> begins = rules.begins(asked);
    return begins.isEmpty() || isBehind(asked, rules) || reading.keeps(begins).isPresent()
        ? Optional.of(false)
        : Optional.empty();
  }

  /** Whether the held phase goes before another and is known to go on. */
  private boolean isBehind(Phase asked, RegimeRules rules) {
    return phase
        .filter(held -> reading.keeps(rules.goesOn(held)).orElse(false))
        .map(held -> order(rules, held) < order(rules, asked))
        .orElse(false);
  }

  private static int order(RegimeRules rules, Phase phase) {
    return rules.phases().stream().map(PhaseRule::phase).toList().indexOf(phase);
  }

  /**
   * Whether it can be told which phase it is: the one that stands is known to go on or to end, and
   * without one, which others begin.
   */
  public boolean isKnown(RegimeRules rules) {
    return phase.isPresent()
        ? reading.keeps(rules.goesOn(phase.get())).isPresent()
        : found.isPresent()
            || rules.phases().stream().allMatch(one -> reading.keeps(one.begins()).isPresent());
  }

  /** What is not measured of what tells a phase, half a sentence; empty where all is. */
  public String lack(Phase asked, RegimeRules rules) {
    boolean held = phase.filter(asked::equals).isPresent();
    return lack(held ? rules.goesOn(asked) : rules.begins(asked));
  }

  private String lack(List<RegimeBound> bounds) {
    List<RegimeMeasure> lacking =
        bounds.stream()
            .map(RegimeBound::measure)
            .distinct()
            .filter(reading.missing()::containsKey)
            .toList();
    String named =
        lacking.stream()
            .limit(NAMED)
            .map(measure -> "no " + measure + ", " + reading.missing().get(measure))
            .collect(Collectors.joining("; "));
    return lacking.size() <= NAMED
        ? named
        : named + "; nor " + (lacking.size() - NAMED) + " other measures";
  }

  /** Why it cannot be told which phase it is, a sentence; empty where it can. */
  public Optional<String> unknown(RegimeRules rules) {
    if (isKnown(rules)) {
      return Optional.empty();
    }
    return Optional.of(
        phase
            .map(held ->
                "Whether that goes on is not known, so it stands: "
                    + lack(rules.goesOn(held))
                    + ".")
            .orElseGet(() ->
                "Whether a phase begins is not known, so none does: "
                    + lack(
                        rules.phases().stream()
                            .map(PhaseRule::begins)
                            .filter(begins -> reading.keeps(begins).isEmpty())
                            .flatMap(List::stream)
                            .toList())
                    + "."));
  }

  /** What is so and by which numbers, a sentence each. */
  public List<String> sentences(Asset benchmark, RegimeRules rules) {
    List<String> says = new ArrayList<>();
    if (phase.isEmpty()) {
      says.add("No phase is confirmed.");
    } else {
      says.add(
          String.format(
              Locale.ROOT,
              "%s, since %s: %s.",
              capital(phase.get().title()),
              UtcDay.date(since),
              numbers(benchmark, rules.goesOn(phase.get()))));
      says.add("It goes on as long as " + joined(rules.goesOn(phase.get())) + ".");
    }
    unknown(rules).ifPresent(says::add);
    if (looks > 0 && found.isEmpty()) {
      says.add(
          "That no longer holds, at "
              + looks
              + " of "
              + rules.looks()
              + " looks in a row, and no"
              + " other phase begins.");
    }
    found.ifPresent(other ->
        says.add(
            String.format(
                Locale.ROOT,
                "%s is found at %d of %d looks in a row: %s.",
                capital(other.title()),
                looks,
                rules.looks(),
                numbers(benchmark, rules.begins(other)))));
    for (PhaseRule rule : rules.phases()) {
      boolean other = phase.filter(rule.phase()::equals).isEmpty();
      boolean begins = reading.keeps(rule.begins()).orElse(false);
      if (other && !begins) {
        says.add(capital(rule.phase().title()) + " would begin with " + lacking(rule) + ".");
      }
    }
    reading.missing().forEach((measure, why) -> says.add("No " + measure + ": " + why + "."));
    return says;
  }

  /** The bounds that keep a phase from beginning, with what is measured. */
  private String lacking(PhaseRule rule) {
    return rule.begins().stream()
        .filter(bound -> !reading.keeps(List.of(bound)).orElse(false))
        .map(bound -> {
          OptionalDouble value = reading.value(bound.measure());
          return bound
              + (value.isPresent()
                  ? String.format(Locale.ROOT, " (now %.1f%%)", 100 * value.getAsDouble())
                  : " (not known)");
        })
        .collect(Collectors.joining(" and "));
  }

  private String numbers(Asset benchmark, List<RegimeBound> bounds) {
    return bounds.stream()
        .map(bound -> {
          OptionalDouble value = reading.value(bound.measure());
          return value.isPresent()
              ? bound.measure().says(benchmark, value.getAsDouble())
              : bound.measure() + " is not known";
        })
        .collect(Collectors.joining(", "));
  }

  private static String joined(List<RegimeBound> bounds) {
    return bounds.stream().map(RegimeBound::toString).collect(Collectors.joining(" and "));
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
