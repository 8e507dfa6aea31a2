// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.market.Contract;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The venue's fund: it takes the liquidation fee, and bears what a wallet cannot, so that nobody
 * owes the venue anything once his positions are gone. With pooled collateral, other assets are
 * sold for what is owed before the fund pays.
 */
final class Insurance {
  private int sold;

  /** What a position's own wallet lacks when the position closes; nothing on cross margin. */
  static Optional<Money> lacking(Position position, Price price, Money fee) {
    return position
        .isolated()
        .map(own -> own.plus(position.unrealised(price)).minus(fee))
        .filter(left -> left.signum() < 0)
        .map(Money::negated);
  }

  /** Clears what a wallet without positions owes. */
  void settle(Feed moment, Books books, FuturesWallet wallet, Marks marks, Consumer<Event> events) {
    if (wallet.isolated().isPresent()) {
      return;
    }
    for (Money debt : wallet.debts()) {
      if (wallet.backing().size() > 1) {
        sellFor(moment, books, debt, wallet, marks, events);
      }
      long left = books.in(Place.FUTURES, debt.asset()).units();
      if (left < 0) {
        events.accept(
            new Event.LossCovered(
                moment.time(), Optional.empty(), new Money(debt.asset(), left).negated()));
      }
    }
  }

  /** Sells collateral, the largest first, until a debt in the currency of account is paid. */
  private void sellFor(
      Feed moment,
      Books books,
      Money debt,
      FuturesWallet wallet,
      Marks marks,
      Consumer<Event> events) {
    if (!debt.asset().equals(wallet.currency())) {
      return;
    }
    List<FuturesWallet.Backing> collateral =
        wallet.backing().stream()
            .filter(one -> one.balance().signum() > 0)
            .filter(one -> one.haircut().owned().signum() > 0)
            .sorted(
                Comparator.comparing(
                        (FuturesWallet.Backing one) -> wallet.value(one.balance(), marks))
                    .reversed())
            .toList();
    for (FuturesWallet.Backing one : collateral) {
      long owed = -books.in(Place.FUTURES, debt.asset()).units();
      if (owed > 0) {
        sell(moment, one, new Money(debt.asset(), owed), marks, events);
      }
    }
  }

  /** Sells as much as the debt asks for, at the index less the haircut. */
  private void sell(
      Feed moment, FuturesWallet.Backing one, Money owed, Marks marks, Consumer<Event> events) {
    Asset asset = one.balance().asset();
    InstrumentId id = InstrumentId.spot(asset, owed.asset());
    Price index = marks.price(id);
    Price price =
        Price.of(index.toDecimal().multiply(one.haircut().owned()).setScale(8, RoundingMode.DOWN));
    BigDecimal needed = owed.toDecimal().divide(price.toDecimal(), 8, RoundingMode.UP);
    Quantity quantity = Quantity.of(needed.min(one.balance().toDecimal()));
    Order order =
        Order.market(
            Instant.ofEpochMilli(moment.time()) + "-collateral." + ++sold,
            Event.LIQUIDATION,
            Contract.of(id),
            Side.SELL,
            quantity,
            BigDecimal.ONE);
    Money proceeds = quantity.times(price, owed.asset());
    long time = moment.time();
    events.accept(
        new Event.Transferred(time, Place.FUTURES, Place.SPOT, new Money(asset, quantity.units())));
    events.accept(new Event.OrderPlaced(time, order));
    events.accept(Event.Filled.whole(time, order, price, index, Money.zero(owed.asset())));
    events.accept(new Event.Transferred(time, Place.SPOT, Place.FUTURES, proceeds));
  }
}
