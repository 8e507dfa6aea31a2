// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Movement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that is to be done in a run, written beforehand. Those of one moment are carried out
 * as they follow each other here: first what moves money, then what cancels, then orders.
 */
public record Script(List<Request> requests) {
  /** Nothing is to be done. */
  public static final Script EMPTY = new Script(List.of());

  /** Copies the list; refuses two requests of one name. */
  public Script {
    requests = List.copyOf(requests);
    Set<String> ids = new HashSet<>();
    for (Request request : requests) {
      if (!ids.add(request.id())) {
        throw new IllegalArgumentException("two requests are called " + request.id());
      }
    }
  }

  /** The requests of a moment. */
  public List<Request> at(long time) {
    List<Request> asked = new ArrayList<>();
    for (Request one : requests) {
      if (one.time() == time) {
        asked.add(one);
      }
    }
    return asked;
  }

  /** The movements of money at a moment. */
  public List<Movement> movements(long time) {
    List<Movement> movements = new ArrayList<>();
    for (Request request : at(time)) {
      if (request instanceof Request.Move move) {
        movements.add(move.movement());
      }
    }
    return movements;
  }

  /** Every instrument that it trades. */
  public SequencedSet<InstrumentId> instruments() {
    TreeSet<InstrumentId> instruments = new TreeSet<>();
    for (Request request : requests) {
      switch (request) {
        case Request.Send send -> instruments.add(send.order().instrument());
        case Request.Roll roll -> instruments.addAll(List.of(roll.from(), roll.to()));
        case Request.Move move -> {}
        case Request.Cancel cancel -> {}
      }
    }
    return instruments;
  }
}
