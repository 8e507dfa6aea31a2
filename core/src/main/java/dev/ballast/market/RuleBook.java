// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Trading rules by instrument and day. Before the earliest version the earliest holds, and {@link
 * #extendedBackwards} says so.
 */
public final class RuleBook {
  private final SequencedMap<InstrumentId, List<TradingRules>> versions;

  /** Keeps the order, and is asked by hash. */
  private RuleBook(SequencedMap<InstrumentId, List<TradingRules>> versions) {
    this.versions = new LinkedHashMap<>(versions);
  }

  public static RuleBook empty() {
    return new RuleBook(new TreeMap<>());
  }

  /** A book with these versions; of two with one day, the later in the list holds. */
  public static RuleBook of(Map<InstrumentId, List<TradingRules>> versions) {
    TreeMap<InstrumentId, List<TradingRules>> sorted = new TreeMap<>();
    versions.forEach((id, rules) -> {
      List<TradingRules> copy = new ArrayList<>(rules);
      copy.sort(Comparator.comparing(TradingRules::asOf));
      sorted.put(id, Collections.unmodifiableList(copy));
    });
    return new RuleBook(sorted);
  }

  /** This book with another's versions beside its own; the other's hold where both have a day. */
  public RuleBook plus(RuleBook other) {
    TreeMap<InstrumentId, List<TradingRules>> merged = new TreeMap<>(versions);
    other.versions.forEach((id, rules) ->
        merged.merge(
            id,
            rules,
            (mine, theirs) -> {
              List<TradingRules> both = new ArrayList<>(mine);
              both.addAll(theirs);
              return both;
            }));
    return of(merged);
  }

  public List<InstrumentId> instruments() {
    return List.copyOf(versions.keySet());
  }

  /** Every version of every instrument, by name and then by day. */
  public SequencedMap<InstrumentId, List<TradingRules>> versions() {
    return Collections.unmodifiableSequencedMap(versions);
  }

  /** The instrument under the rules that hold at the time; nothing where it is not listed. */
  public Optional<Instrument> instrument(InstrumentId id, long time) {
    List<TradingRules> rules = versions.getOrDefault(id, List.of());
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Instrument.of(id, rules.size() == 1 ? rules.getFirst() : on(day(time), rules)));
  }

  private static TradingRules on(LocalDate day, List<TradingRules> rules) {
    TradingRules held = rules.getFirst();
    for (TradingRules version : rules) {
      if (!version.asOf().isAfter(day)) {
        held = version;
      }
    }
    return held;
  }

  /** Whether rules from after the time stand in for those that held then. */
  public static boolean extendedBackwards(TradingRules rules, long time) {
    return rules.asOf().isAfter(day(time));
  }

  private static LocalDate day(long time) {
    return UtcDay.date(time);
  }
}
