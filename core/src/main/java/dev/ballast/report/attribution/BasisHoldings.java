// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Marks;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.unit.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds, event by event, which futures the purposes of an overlay held and at what basis. */
final class BasisHoldings {
  private final PurposeBooks books = new PurposeBooks();
  private final Map<Purpose, Map<InstrumentId, Open>> open = new TreeMap<>();
  private final List<BasisHolding> closed = new ArrayList<>();
  private @Nullable Marks marks;
  private long time;

  /** What is held of a future, and at what basis it was opened and closed. */
  private static final class Open {
    private final long from;
    private double held;
    private double largest;
    private double opened;
    private double openedBasis;
    private double openedShare;
    private double left;
    private double leftBasis;
    private double leftShare;
    private double gain;
    private boolean known = true;

    Open(long from) {
      this.from = from;
    }

    /** A change at a basis; nothing where that is not known. */
    void change(double change, Optional<Basis> at) {
      known &= at.isPresent();
      double basis = at.map(Basis::amount).orElse(0.0);
      double share = at.map(Basis::share).orElse(0.0);
      double closing = held * change < 0 ? Math.min(Math.abs(change), Math.abs(held)) : 0;
      double opening = Math.abs(change) - closing;
      opened += opening;
      openedBasis += opening * basis;
      openedShare += opening * share;
      left += closing;
      leftBasis += closing * basis;
      leftShare += closing * share;
      gain -= change * basis;
      held += change;
      if (Math.abs(held) > Math.abs(largest)) {
        largest = held;
      }
    }
  }

  /**
   * A future above its coins.
   *
   * @param amount in the quote
   * @param share of spot's price
   */
  private record Basis(double amount, double share) {}

  /** The marks of a moment, for what follows it. */
  void see(Marks now) {
    marks = now;
    time = now.time();
  }

  void apply(Event event) {
    switch (event) {
      case Event.Filled fill when !fill.instrument().isSpot() ->
          trade(event, fill.instrument(), fill.reference(), false);
      case Event.Crossed cross -> trade(event, cross.contract().id(), cross.price(), false);
      case Event.Delivered end -> trade(event, end.position().instrument(), end.price(), true);
      case Event.FundingPaid _ -> {} // moves nothing that is held
      default -> books.apply(event);
    }
  }

  private void trade(Event event, InstrumentId id, Price price, boolean delivered) {
    Map<Purpose, Double> before = held(id);
    books.apply(event);
    time = Math.max(time, event.time());
    held(id)
        .forEach((purpose, after) -> {
          double change = after - before.getOrDefault(purpose, 0.0);
          if (change != 0 && isOverlays(purpose) && !id.isInverse()) {
            Map<InstrumentId, Open> own = open.computeIfAbsent(purpose, _ -> new TreeMap<>());
            Open one = own.computeIfAbsent(id, _ -> new Open(event.time()));
            one.change(change, delivered ? Optional.of(new Basis(0, 0)) : basis(id, price));
            if (after == 0) {
              own.remove(id);
              closed.add(holding(purpose, id, one, event.time(), true));
            }
          }
        });
  }

  private static boolean isOverlays(Purpose purpose) {
    return !OverlayPurposes.isNobodys(purpose);
  }

  private Map<Purpose, Double> held(InstrumentId id) {
    Map<Purpose, Double> held = new TreeMap<>();
    for (Purpose purpose : books.purposes()) {
      held.put(purpose, books.quantity(purpose, id).toDouble());
    }
    return held;
  }

  private Optional<Basis> basis(InstrumentId id, Price price) {
    InstrumentId spot =
        InstrumentId.spot(id.venue(), ContractPrefix.underlying(id.base()), id.quote());
    return Optional.ofNullable(marks)
        .flatMap(all -> all.find(spot))
        .map(one -> {
          double coins = one.toDouble() * ContractPrefix.unitsPerBase(id.base());
          return new Basis(price.toDouble() - coins, price.toDouble() / coins - 1);
        });
  }

  List<BasisHolding> all() {
    List<BasisHolding> all = new ArrayList<>(closed);
    open.forEach((purpose, futures) ->
        futures.forEach((id, one) -> {
          Optional<Basis> now =
              Optional.ofNullable(marks)
                  .flatMap(known -> known.find(id))
                  .flatMap(price -> basis(id, price));
          one.change(-one.held, now);
          all.add(holding(purpose, id, one, time, false));
        }));
    all.sort(
        Comparator.comparing(BasisHolding::from)
            .thenComparing(BasisHolding::purpose)
            .thenComparing(BasisHolding::future));
    return all;
  }

  private static BasisHolding holding(
      Purpose purpose, InstrumentId id, Open one, long to, boolean left) {
    return new BasisHolding(
        purpose,
        id,
        Instant.ofEpochMilli(one.from),
        Instant.ofEpochMilli(to),
        left,
        one.largest,
        mean(one.known, one.openedBasis, one.opened),
        mean(one.known, one.openedShare, one.opened),
        mean(one.known, one.leftBasis, one.left),
        mean(one.known, one.leftShare, one.left),
        one.known ? OptionalDouble.of(one.gain) : OptionalDouble.empty());
  }

  private static OptionalDouble mean(boolean known, double sum, double quantity) {
    return known && quantity > 0 ? OptionalDouble.of(sum / quantity) : OptionalDouble.empty();
  }
}
