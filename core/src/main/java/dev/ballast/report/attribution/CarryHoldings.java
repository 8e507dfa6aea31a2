// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Marks;
import dev.ballast.engine.Session;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.PurposeFlow;
import dev.ballast.ledger.PurposePosition;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds, snapshot by snapshot, when a purpose held a carry and what came of it. */
final class CarryHoldings {
  private final Purpose purpose;
  private final double backing;
  private final PurposeBooks books;
  private final List<RealisedCarry> closed = new ArrayList<>();
  private Optional<Standing> last = Optional.empty();
  private Optional<Open> open = Optional.empty();

  /** What has come to the purpose by a moment. */
  private record Standing(long time, Money worth, Money funding, Money fees, Money slippage) {}

  /**
   * A carry that is held.
   *
   * @param begin before it was
   * @param moments at which it was held so far
   * @param tied the sum of what it tied up at them
   */
  private record Open(Standing begin, int moments, double tied) {}

  /**
   * Nothing seen yet.
   *
   * @param books which somebody posts to between snapshots
   */
  CarryHoldings(Purpose purpose, double backing, PurposeBooks books) {
    this.purpose = purpose;
    this.backing = backing;
    this.books = books;
  }

  Purpose purpose() {
    return purpose;
  }

  /** Sees the books as they are at the next snapshot. */
  void see(Session.Snapshot snapshot) {
    Standing now = standing(snapshot);
    List<PurposePosition> held =
        books.positions(purpose).stream().filter(one -> !one.quantity().isZero()).toList();
    if (!held.isEmpty()) {
      Standing before = last.orElse(now);
      Open known = open.orElseGet(() -> new Open(before, 0, 0));
      double tied = tied(held, snapshot.marks());
      open = Optional.of(new Open(known.begin(), known.moments() + 1, known.tied() + tied));
    } else if (open.isPresent()) {
      closed.add(holding(open.get(), last.orElseThrow().time(), now, true));
      open = Optional.empty();
    }
    last = Optional.of(now);
  }

  List<RealisedCarry> all() {
    List<RealisedCarry> all = new ArrayList<>(closed);
    open.ifPresent(one -> {
      Standing end = last.orElseThrow();
      all.add(holding(one, end.time(), end, false));
    });
    return all;
  }

  private RealisedCarry holding(Open held, long to, Standing end, boolean left) {
    Standing begin = held.begin();
    return new RealisedCarry(
        purpose,
        begin.time(),
        to,
        left,
        OptionalDouble.empty(),
        end.worth().minus(begin.worth()),
        end.funding().minus(begin.funding()),
        end.fees().minus(begin.fees()),
        end.slippage().minus(begin.slippage()),
        held.tied() / held.moments());
  }

  private Standing standing(Session.Snapshot snapshot) {
    Marks marks = snapshot.marks();
    return new Standing(
        snapshot.time(),
        books.worth(purpose, marks),
        flowed(PurposeFlow.FUNDING, marks),
        flowed(PurposeFlow.FEES, marks),
        flowed(PurposeFlow.SLIPPAGE, marks));
  }

  private Money flowed(PurposeFlow flow, Marks marks) {
    Money sum = Money.zero(marks.quote());
    for (Money amount : books.flowed(purpose, flow).values()) {
      sum = sum.plus(marks.value(amount));
    }
    return sum;
  }

  /** The value of its spot, and margin and reserve of its futures. */
  private double tied(List<PurposePosition> held, Marks marks) {
    double sum = 0;
    for (PurposePosition one : held) {
      Money notional = one.contract().notional(one.quantity(), marks.price(one.contract().id()));
      double value = Math.abs(marks.value(notional).toDouble());
      sum += one.contract().id().isSpot() ? value : value * backing;
    }
    return sum;
  }
}
