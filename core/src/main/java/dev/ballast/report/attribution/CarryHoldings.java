// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Marks;
import dev.ballast.engine.Session;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.PurposeFlow;
import dev.ballast.ledger.PurposePosition;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Finds, snapshot by snapshot, when a purpose held a carry and what came of it. Coins that a sale
 * in whole steps has left, of which fees in coin make some, are no carry.
 */
final class CarryHoldings {
  /** A share of a carry's capital: what is left of it without a future is no carry below that. */
  private static final double SCRAPS = 0.01;

  private final Purpose purpose;
  private final double backing;
  private final PurposeBooks books;

  /** What a carry has left once it is closed. */
  private Map<InstrumentId, Quantity> rest = new TreeMap<>();

  private final List<RealisedCarry> closed = new ArrayList<>();
  private final Map<PurposeFlow, Money> sums = new EnumMap<>(PurposeFlow.class);
  private final Map<PurposeFlow, SequencedMap<Asset, Money>> seen =
      new EnumMap<>(PurposeFlow.class);
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
    double tied = tied(held, snapshot.marks());
    if (!isLeft(held, tied)) {
      Standing before = last.orElse(now);
      Open known = open.orElseGet(() -> new Open(before, 0, 0));
      open = Optional.of(new Open(known.begin(), known.moments() + 1, known.tied() + tied));
    } else if (open.isPresent()) {
      closed.add(holding(open.get(), last.orElseThrow().time(), now, true));
      open = Optional.empty();
      rest = quantities(held);
    }
    last = Optional.of(now);
  }

  private boolean isLeft(List<PurposePosition> held, double tied) {
    if (held.stream().anyMatch(one -> !one.contract().id().isSpot())) {
      return false;
    }
    return open.map(one -> tied <= SCRAPS * one.tied() / one.moments())
        .orElseGet(() -> quantities(held).equals(rest));
  }

  private static Map<InstrumentId, Quantity> quantities(List<PurposePosition> held) {
    Map<InstrumentId, Quantity> quantities = new TreeMap<>();
    held.forEach(one -> quantities.merge(one.contract().id(), one.quantity(), Quantity::plus));
    return quantities;
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

  /** All that has flowed by now, each part at the marks that followed it. */
  private Money flowed(PurposeFlow flow, Marks marks) {
    SequencedMap<Asset, Money> before = seen.getOrDefault(flow, new TreeMap<>());
    SequencedMap<Asset, Money> now = books.flowed(purpose, flow);
    Money sum = sums.getOrDefault(flow, Money.zero(marks.quote()));
    for (Money amount : now.values()) {
      Asset asset = amount.asset();
      Money change = amount.minus(before.getOrDefault(asset, Money.zero(asset)));
      sum = change.isZero() ? sum : sum.plus(marks.value(change));
    }
    seen.put(flow, now);
    sums.put(flow, sum);
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
