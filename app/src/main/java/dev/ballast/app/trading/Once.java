// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Tape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Settlements and ends of contracts on a record that is laid out again and again, each told once:
 * what came onto the record after its moment had been gone through is told at the next.
 */
final class Once {
  private final Set<Settled> settled = new HashSet<>();
  private final Set<InstrumentId> gone = new HashSet<>();
  private final List<Tape.Settlement> settlements = new ArrayList<>();
  private final List<Tape.Expiry> expiries = new ArrayList<>();

  private record Settled(InstrumentId instrument, long time) {}

  /** Forgets settlements that no record goes back to any more. */
  void forget(long before) {
    settled.removeIf(one -> one.time() < before);
  }

  /** What was settled until now was before the session's time. */
  void begin() {
    settlements.clear();
  }

  /** A moment that was gone through before. */
  void pass(HistoryFeed record) {
    for (Tape.Settlement one : record.settlements()) {
      if (settled.add(new Settled(one.instrument(), record.time()))) {
        settlements.add(one);
      }
    }
    for (Tape.Expiry one : record.expiries()) {
      if (gone.add(one.instrument())) {
        expiries.add(one);
      }
    }
  }

  /** A moment that is gone through: what is told there. */
  Told tell(HistoryFeed record) {
    pass(record);
    Told told = new Told(settlements, expiries);
    settlements.clear();
    expiries.clear();
    return told;
  }

  /** What is told at a moment. */
  record Told(List<Tape.Settlement> settlements, List<Tape.Expiry> expiries) {
    static final Told NOTHING = new Told(List.of(), List.of());

    /** Copies the lists. */
    Told {
      settlements = List.copyOf(settlements);
      expiries = List.copyOf(expiries);
    }
  }
}
