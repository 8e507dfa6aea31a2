// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Custody;
import dev.ballast.account.Position;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What an account holds under names and in units of its time, told in those of today's history: 100
 * MATIC are 100 POL. A position in an inverse contract keeps its number of contracts, which are
 * dollars; its cost and its own wallet are coins.
 */
record ChangedHoldings(ChangedNames names, long time) {

  OpeningAccount of(OpeningAccount stated) {
    if (names.history().changes().isEmpty()) {
      return stated;
    }
    List<Event> events = stated.events().stream().map(this::changed).toList();
    List<Custody> custody =
        stated.custody().stream()
            .map(one ->
                successor(one.asset())
                    .map(to ->
                        one.of(
                            to.asset(),
                            new Quantity(ChangedNames.times(one.quantity().toDecimal(), to))))
                    .orElse(one))
            .toList();
    return new OpeningAccount(events, custody);
  }

  private Event changed(Event event) {
    return switch (event) {
      case Event.Deposited(long at, var place, Money amount) ->
          successor(amount.asset())
              .<Event>map(to -> new Event.Deposited(at, place, changed(amount, to)))
              .orElse(event);
      case Event.PositionBrought(long at, Position held) ->
          successor(held.instrument().base())
              .<Event>map(to -> new Event.PositionBrought(at, changed(held, to)))
              .orElse(event);
      default -> event;
    };
  }

  private static Position changed(Position held, Successor to) {
    InstrumentId was = held.instrument();
    boolean inverse = was.isInverse();
    return new Position(
        new Contract(was.renamed(to.asset()), held.contract().size()),
        held.side(),
        inverse
            ? held.quantity()
            : new Quantity(ChangedNames.times(held.quantity().toDecimal(), to)),
        inverse ? changed(held.entryCost(), to) : held.entryCost(),
        held.leverage(),
        inverse ? held.isolated().map(own -> changed(own, to)) : held.isolated());
  }

  private static Money changed(Money amount, Successor to) {
    return new Money(to.asset(), ChangedNames.times(amount.toDecimal(), to));
  }

  private Optional<Successor> successor(Asset asset) {
    return names.successor(asset, time);
  }
}
