// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds what was liquidated among the events of a run, which are posted once more to know what was
 * held.
 */
final class Liquidations {
  private final List<Session.Snapshot> snapshots;
  private final Ledger ledger = new Ledger();
  private final List<LiquidationRow> rows = new ArrayList<>();
  private Optional<Money> penalty = Optional.empty();
  private Optional<Money> covered = Optional.empty();

  private Liquidations(List<Session.Snapshot> snapshots) {
    this.snapshots = snapshots;
  }

  /** The rows, in order. */
  static List<LiquidationRow> of(List<Event> events, List<Session.Snapshot> snapshots) {
    Liquidations found = new Liquidations(snapshots);
    for (Event event : events) {
      found.take(event);
      found.ledger.apply(event);
    }
    return found.rows;
  }

  private void take(Event event) {
    if (event instanceof Event.LiquidationFeePaid paid) {
      penalty = Optional.of(paid.fee());
    } else if (event instanceof Event.LossCovered loss) {
      cover(loss);
    } else if (event instanceof Event.Filled filled
        && filled.order().ticket().equals(Event.LIQUIDATION)
        && !filled.instrument().isSpot()) {
      rows.add(row(filled));
      penalty = Optional.empty();
      covered = Optional.empty();
    }
  }

  /** An isolated position's cover comes before its last fill, a cross wallet's after all fills. */
  private void cover(Event.LossCovered loss) {
    if (loss.isolated().isPresent()) {
      covered = Optional.of(loss.amount());
    } else if (!rows.isEmpty()
        && rows.getLast().time().toEpochMilli() == loss.time()
        && rows.getLast().asset().equals(loss.amount().asset().code())) {
      rows.add(rows.removeLast().covering(loss.amount().toDouble()));
    }
  }

  private LiquidationRow row(Event.Filled filled) {
    PositionKey key = filled.order().position();
    Position held = ledger.position(key).orElseThrow();
    double share = filled.quantity().toDouble() / held.quantity().abs().toDouble();
    return new LiquidationRow(
        Instant.ofEpochMilli(filled.time()),
        key.toString(),
        filled.change().negated().toDouble(),
        held.entryPrice(),
        mark(filled.instrument(), filled.time() - 1),
        filled.price().toDouble(),
        mark(filled.instrument(), filled.time()),
        held.contract().settle().code(),
        held.unrealised(filled.price()).toDouble() * share,
        fee(filled),
        penalty.map(Money::toDouble).orElse(0.0),
        covered.map(Money::toDouble).orElse(0.0));
  }

  /** In the settlement asset: the row's amounts are in one. */
  private static double fee(Event.Filled filled) {
    if (!filled.fee().equals(filled.settledFee())) {
      throw new IllegalStateException(
          "the fee of a liquidation in another asset than " + filled.instrument() + " settles in");
    }
    return filled.fee().toDouble();
  }

  /** The contract's mark in the last snapshot by a time. */
  private OptionalDouble mark(InstrumentId id, long time) {
    Optional<Marks> marks = Optional.empty();
    for (Session.Snapshot snapshot : snapshots) {
      if (snapshot.time() <= time) {
        marks = Optional.of(snapshot.marks());
      }
    }
    Optional<Price> price = marks.flatMap(known -> known.find(id));
    return price.map(known -> OptionalDouble.of(known.toDouble())).orElse(OptionalDouble.empty());
  }
}
