// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

import dev.ballast.unit.Exact;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * How a sale chooses its lots. What came with an account at a day that is not known came before all
 * else; a cost that is not known is sold last where costs decide.
 *
 * @param days under {@link LotMethod#SPECIFIC}, the days of the lots that are sold first, in order;
 *     none else
 */
public record LotChoice(LotMethod method, List<LocalDate> days) {
  public static final LotChoice FIFO = new LotChoice(LotMethod.FIFO, List.of());

  /** Copies the days; refuses them where they would change nothing. */
  public LotChoice {
    days = List.copyOf(days);
    if (days.isEmpty() == (method == LotMethod.SPECIFIC)) {
      throw new IllegalArgumentException("days name lots where lots are specific, and only there");
    }
  }

  /** By a method that names no lots. */
  public static LotChoice by(LotMethod method) {
    return new LotChoice(method, List.of());
  }

  /** The order in which lots are sold. */
  Comparator<Lot> order() {
    Comparator<Lot> first = Comparator.comparingLong(Lot::id);
    return switch (method) {
      case FIFO -> first;
      case LIFO -> first.reversed();
      case HIFO -> Comparator.comparingLong(LotChoice::unitCost).reversed().thenComparing(first);
      case SPECIFIC -> Comparator.comparingInt(this::place).thenComparing(first);
    };
  }

  private static long unitCost(Lot lot) {
    return lot.cost()
        .map(cost -> Exact.quotient(cost.units(), lot.quantity().units()))
        .orElse(Long.MIN_VALUE);
  }

  private int place(Lot lot) {
    int place =
        lot.acquired().isPresent() ? days.indexOf(UtcDay.date(lot.acquired().getAsLong())) : -1;
    return place < 0 ? days.size() : place;
  }
}
