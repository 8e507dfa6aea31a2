// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Renamings, redenominations and reused symbols that a user stated, by day.
 *
 * @param changes in order of day
 */
public record SymbolChanges(List<SymbolChange> changes) {
  public static final SymbolChanges NONE = new SymbolChanges(List.of());

  /**
   * A stretch of an asset's past under one recorded name.
   *
   * @param recorded the name in the files
   * @param from its first moment, epoch milliseconds, included
   * @param until its end, not included
   * @param ratio units of the asset as it is called today for one of the recorded
   */
  record Stretch(Asset recorded, long from, long until, BigDecimal ratio) {}

  /**
   * What a quantity stands for in the names and units of today's history.
   *
   * @param ratio units of it for one of what was held
   * @param days of the changes that led there, in order
   */
  public record Successor(Asset asset, BigDecimal ratio, List<LocalDate> days) {
    /** Copies the list. */
    public Successor {
      days = List.copyOf(days);
    }
  }

  /** Sorts by day; refuses two changes of one asset on one day. */
  public SymbolChanges {
    changes = changes.stream().sorted(Comparator.comparing(SymbolChange::day)).toList();
    Set<String> seen = new HashSet<>();
    for (SymbolChange change : changes) {
      if (!seen.add(change.old() + " " + change.day())) {
        throw new IllegalArgumentException(
            "two changes of " + change.old() + " on " + change.day());
      }
    }
  }

  /**
   * Whether a change closes a circle with others of its day, A to B to A: none of these names would
   * be the last. On a later day a name may well come back.
   */
  public static boolean closesCircle(SymbolChange change, Collection<SymbolChange> others) {
    Set<Asset> passed = new HashSet<>();
    Asset name = change.now();
    while (!change.old().equals(change.now()) && passed.add(name)) {
      if (name.equals(change.old())) {
        return true;
      }
      Asset from = name;
      name =
          others.stream()
              .filter(other -> other.day().equals(change.day()) && other.old().equals(from))
              .map(SymbolChange::now)
              .findFirst()
              .orElse(from);
    }
    return false;
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** What an asset held under its name of a time is called today; nothing where it is the same. */
  public Optional<Successor> successor(Asset held, long time) {
    Asset asset = held;
    long since = time;
    BigDecimal ratio = BigDecimal.ONE;
    List<LocalDate> days = new ArrayList<>();
    for (SymbolChange change : changes) {
      if (change.old().equals(asset) && change.time() > since) {
        asset = change.now();
        ratio = ratio.multiply(change.ratio());
        since = change.time();
        days.add(change.day());
      }
    }
    return days.isEmpty() ? Optional.empty() : Optional.of(new Successor(asset, ratio, days));
  }

  /** Whether a change of an asset's name or unit is stated after one moment, up to another. */
  public boolean states(Asset asset, long after, long until) {
    return changes.stream()
        .anyMatch(change ->
            (change.now().equals(asset) || change.old().equals(asset))
                && change.time() > after
                && change.time() <= until);
  }

  /** The names under which the past of any asset of these changes is recorded, and told. */
  Set<Asset> names() {
    Set<Asset> names = new HashSet<>();
    for (SymbolChange change : changes) {
      names.add(change.old());
      names.add(change.now());
    }
    return names;
  }

  /** The past of an asset as it is called today, in order of time. */
  List<Stretch> past(Asset asset) {
    List<Stretch> stretches = new ArrayList<>();
    Asset name = asset;
    long until = Long.MAX_VALUE;
    BigDecimal ratio = BigDecimal.ONE;
    for (SymbolChange change : changes.reversed()) {
      if (change.time() >= until) {
        continue;
      }
      if (change.now().equals(name)) {
        stretches.addFirst(new Stretch(name, change.time(), until, ratio));
        name = change.old();
        ratio = ratio.multiply(change.ratio());
        until = change.time();
      } else if (change.old().equals(name)) {
        stretches.addFirst(new Stretch(name, change.time(), until, ratio));
        return stretches;
      }
    }
    stretches.addFirst(new Stretch(name, Long.MIN_VALUE, until, ratio));
    return stretches;
  }
}
