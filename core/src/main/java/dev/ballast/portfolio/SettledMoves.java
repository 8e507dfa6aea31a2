// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * The moves of a rotation, Monday by Monday, and what of them has lasted. Of each sector the part
 * is settled that every Monday of the time asked for agrees on, so that what turns back meanwhile
 * never reaches spot. As much is settled of what is bought as of what is sold: where one side has
 * lasted longer than the other it waits, each of its sectors in proportion.
 */
final class SettledMoves {
  private static final long WEEK = 7 * UtcDay.MILLIS;
  private static final int DECIMALS = 8;

  private final long lasting;
  private final List<Monday> mondays = new ArrayList<>();
  private SequencedMap<Sector, BigDecimal> settled = new LinkedHashMap<>();

  /** What the rotation has moved by a Monday, in points of the spot core from the plan. */
  private record Monday(long time, SequencedMap<Sector, BigDecimal> moved) {
    BigDecimal of(Sector sector) {
      return moved.getOrDefault(sector, BigDecimal.ZERO);
    }
  }

  /**
   * Of a rotation that has moved nothing yet.
   *
   * @param lasting milliseconds that a move must have lasted
   */
  SettledMoves(long lasting) {
    this.lasting = lasting;
  }

  /**
   * Adds a Monday.
   *
   * @param moved points by which each sector is away from the plan; they sum to zero
   */
  void add(long time, SequencedMap<Sector, BigDecimal> moved) {
    mondays.add(new Monday(time, new LinkedHashMap<>(moved)));
    SequencedMap<Sector, BigDecimal> wanted = new LinkedHashMap<>();
    moved.keySet().forEach(sector -> wanted.put(sector, lasted(sector)));
    BigDecimal risen = BigDecimal.ZERO;
    BigDecimal fallen = BigDecimal.ZERO;
    for (Map.Entry<Sector, BigDecimal> one : wanted.entrySet()) {
      BigDecimal change = one.getValue().subtract(settled(one.getKey()));
      risen = risen.add(change.max(BigDecimal.ZERO));
      fallen = fallen.add(change.negate().max(BigDecimal.ZERO));
    }
    int longer = risen.compareTo(fallen);
    if (longer != 0) {
      hold(wanted, longer, risen.min(fallen), risen.max(fallen));
    }
    settled = wanted;
  }

  /** Settles all that is open. */
  void settleAll() {
    settled = new LinkedHashMap<>(mondays.getLast().moved());
  }

  /** Points by sector that spot has followed. */
  SequencedMap<Sector, BigDecimal> settled() {
    return settled;
  }

  /** Points by sector that it has not, of sectors that have any. */
  SequencedMap<Sector, BigDecimal> open() {
    SequencedMap<Sector, BigDecimal> open = new LinkedHashMap<>();
    if (!mondays.isEmpty()) {
      mondays
          .getLast()
          .moved()
          .forEach((sector, moved) -> {
            BigDecimal left = moved.subtract(settled(sector));
            if (left.signum() != 0) {
              open.put(sector, left);
            }
          });
    }
    return open;
  }

  /** The Monday by which all that is open is settled if it lasts; absent where nothing is. */
  OptionalLong by() {
    long weeks = (lasting + WEEK - 1) / WEEK;
    return open().keySet().stream().mapToLong(one -> since(one) + weeks * WEEK).max();
  }

  /** Since when a sector is where it is. */
  private long since(Sector sector) {
    Monday first = mondays.getLast();
    for (Monday monday : mondays.reversed()) {
      if (monday.of(sector).compareTo(first.of(sector)) != 0) {
        break;
      }
      first = monday;
    }
    return first.time();
  }

  private BigDecimal settled(Sector sector) {
    return settled.getOrDefault(sector, BigDecimal.ZERO);
  }

  /** Where a sector's settled part goes: to the nearest of what the last Mondays had. */
  private BigDecimal lasted(Sector sector) {
    long from = mondays.getLast().time() - lasting;
    BigDecimal least = mondays.getLast().of(sector);
    BigDecimal most = least;
    for (Monday monday : mondays) {
      if (monday.time() >= from) {
        least = least.min(monday.of(sector));
        most = most.max(monday.of(sector));
      }
    }
    if (mondays.getFirst().time() > from) {
      least = least.min(BigDecimal.ZERO);
      most = most.max(BigDecimal.ZERO);
    }
    return settled(sector).max(least).min(most);
  }

  /** Settles of the side that asks for more only as much as of the other. */
  private void hold(
      SequencedMap<Sector, BigDecimal> wanted, int side, BigDecimal less, BigDecimal more) {
    BigDecimal left = less;
    Sector last = wanted.firstEntry().getKey();
    for (Map.Entry<Sector, BigDecimal> one : wanted.entrySet()) {
      BigDecimal change = one.getValue().subtract(settled(one.getKey()));
      if (change.signum() == side) {
        BigDecimal part = change.abs().multiply(less).divide(more, DECIMALS, RoundingMode.DOWN);
        left = left.subtract(part);
        last = one.getKey();
        one.setValue(settled(last).add(side > 0 ? part : part.negate()));
      }
    }
    wanted.merge(last, side > 0 ? left : left.negate(), BigDecimal::add);
  }
}
