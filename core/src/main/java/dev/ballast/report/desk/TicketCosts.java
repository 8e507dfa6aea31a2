// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Price;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * What carrying out a ticket has cost.
 *
 * @param ticket {@code 2025-03-03-02}
 * @param time of its first fill, epoch milliseconds
 * @param legs in the order in which they were filled first
 * @param basis at entry; absent where no two legs trade one asset against each other
 */
public record TicketCosts(
    String ticket, long time, List<LegCosts> legs, Optional<EntryBasis> basis) {
  /** Copies the legs. */
  public TicketCosts {
    legs = List.copyOf(legs);
  }

  /**
   * By how much one future was filled above spot, or above another future.
   *
   * @param future whose price is compared
   * @param against what with: spot where there is a leg in it
   * @param difference signed, in the quote a unit
   * @param share of the price that it is compared with: 0.001 is ten basis points
   */
  public record EntryBasis(
      InstrumentId future, InstrumentId against, double difference, double share) {
    private static EntryBasis of(LegCosts future, LegCosts against) {
      double difference = future.price().toDouble() - against.price().toDouble();
      return new EntryBasis(
          future.instrument(),
          against.instrument(),
          difference,
          difference / against.price().toDouble());
    }
  }

  /**
   * Of every ticket that was filled, in the order of their first fills.
   *
   * @param planned by leg, the price that its plan was made at
   */
  public static List<TicketCosts> of(
      List<Event> events, Function<String, Optional<Price>> planned) {
    SequencedMap<String, SequencedMap<String, List<Event.Filled>>> tickets = new LinkedHashMap<>();
    for (Event event : events) {
      if (event instanceof Event.Filled fill) {
        tickets
            .computeIfAbsent(fill.order().ticket(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(fill.order().leg(), _ -> new ArrayList<>())
            .add(fill);
      }
    }
    List<TicketCosts> costs = new ArrayList<>();
    tickets.forEach((ticket, legs) -> {
      List<LegCosts> all = new ArrayList<>();
      legs.forEach((leg, fills) -> all.add(LegCosts.of(fills, planned.apply(leg))));
      long time = legs.firstEntry().getValue().getFirst().time();
      costs.add(new TicketCosts(ticket, time, all, basis(all)));
    });
    return costs;
  }

  /** Of the first two legs in one asset, bought and sold. */
  private static Optional<EntryBasis> basis(List<LegCosts> legs) {
    for (LegCosts future : legs) {
      for (LegCosts other : legs) {
        boolean pair =
            !future.instrument().isSpot()
                && future.instrument().base().equals(other.instrument().base())
                && future.side() != other.side();
        boolean isLater =
            other.instrument().isSpot()
                || (future.instrument().expiry().isPresent()
                    && other
                        .instrument()
                        .expiry()
                        .map(end -> end.isBefore(future.instrument().expiry().get()))
                        .orElse(true));
        if (pair && isLater) {
          return Optional.of(EntryBasis.of(future, other));
        }
      }
    }
    return Optional.empty();
  }
}
