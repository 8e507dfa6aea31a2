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
              numbers(benchmark, bounds(rules, phase.get(), true))));
      says.add("It goes on as long as " + joined(bounds(rules, phase.get(), true)) + ".");
    }
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
                numbers(benchmark, bounds(rules, other, false)))));
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

  private static List<RegimeBound> bounds(RegimeRules rules, Phase phase, boolean goesOn) {
    return rules.phases().stream()
        .filter(rule -> rule.phase() == phase)
        .flatMap(rule -> (goesOn ? rule.goesOn() : rule.begins()).stream())
        .toList();
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
