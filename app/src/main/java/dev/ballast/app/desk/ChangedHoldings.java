// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Position;
import dev.ballast.market.Contract;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.SymbolChanges;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What an account holds under names and in units of its time, told in those of today's history: 100
 * MATIC are 100 POL. A name that no series has any more is followed whenever it was changed. A
 * position in an inverse contract stays as it is.
 */
record ChangedHoldings(History history, long time) {

  OpeningAccount of(OpeningAccount stated) {
    if (history.changes().isEmpty()) {
      return stated;
    }
    List<Event> events = stated.events().stream().map(this::changed).toList();
    SequencedMap<Asset, String> kept = new TreeMap<>();
    stated
        .kept()
        .forEach((asset, where) ->
            kept.merge(
                successor(asset).map(Successor::asset).orElse(asset),
                where,
                (a, b) -> a + ", " + b));
    return new OpeningAccount(events, kept);
  }

  private Event changed(Event event) {
    return switch (event) {
      case Event.Deposited(long at, var place, Money amount) ->
          successor(amount.asset())
              .<Event>map(to ->
                  new Event.Deposited(
                      at, place, new Money(to.asset(), times(amount.toDecimal(), to))))
              .orElse(event);
      case Event.PositionBrought(long at, Position held) when !held.instrument().isInverse() ->
          successor(held.instrument().base())
              .<Event>map(to -> new Event.PositionBrought(at, changed(held, to)))
              .orElse(event);
      default -> event;
    };
  }

  private static Position changed(Position held, Successor to) {
    InstrumentId was = held.instrument();
    return new Position(
        new Contract(
            new InstrumentId(was.venue(), to.asset(), was.quote(), was.settle(), was.expiry()),
            held.contract().size()),
        held.side(),
        new Quantity(times(held.quantity().toDecimal(), to)),
        held.entryCost(),
        held.leverage(),
        held.isolated());
  }

  private static long times(BigDecimal quantity, Successor to) {
    return Exact.units(quantity.multiply(to.ratio()).setScale(8, RoundingMode.HALF_EVEN));
  }

  private Optional<Successor> successor(Asset asset) {
    SymbolChanges changes = history.changes();
    return changes
        .successor(asset, time)
        .or(() -> listed(asset) ? Optional.empty() : changes.successor(asset, Long.MIN_VALUE));
  }

  private boolean listed(Asset asset) {
    for (SeriesId id : history.ids()) {
      if (id.kind() == SeriesKind.BARS && id.instrument().base().equals(asset)) {
        return true;
      }
    }
    return false;
  }
}
