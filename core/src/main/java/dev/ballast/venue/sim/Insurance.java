// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Tape;
import dev.ballast.market.VenueId;
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
 * owes the venue anything once his positions are gone. With pooled collateral, what is owed in a
 * coin is bought with the currency of account, and for what is then owed in that, other assets are
 * sold, before the fund pays.
 */
final class Insurance {
  private final VenueId venue;
  private int exchanged;

  /**
   * A fund.
   *
   * @param venue whose pairs it exchanges at
   */
  Insurance(VenueId venue) {
    this.venue = venue;
  }

  /** What a position's own wallet lacks when the position closes; nothing on cross margin. */
  static Optional<Money> lacking(Position position, Price price, Money fee) {
    return position
        .isolated()
        .map(own -> own.plus(position.unrealised(price)).minus(fee))
        .filter(left -> left.signum() < 0)
        .map(Money::negated);
  }

  /** Clears what a wallet without positions owes. */
  void settle(Tape moment, Books books, FuturesWallet wallet, Marks marks, Consumer<Event> events) {
    if (wallet.isolated().isPresent()) {
      return;
    }
    if (wallet.backing().size() > 1) {
      buyWhatIsOwed(moment, wallet, marks, events);
      sellCollateral(moment, books, wallet, marks, events);
    }
    for (FuturesWallet.Backing one : wallet.backing()) {
      Asset asset = one.balance().asset();
      long left = books.in(Place.FUTURES, asset).units();
      if (left < 0) {
        events.accept(
            new Event.LossCovered(
                moment.time(), Optional.empty(), new Money(asset, left).negated()));
      }
    }
  }

  /** Buys the coins that are owed, at the index and the multiple that a debt counts for. */
  private void buyWhatIsOwed(
      Tape moment, FuturesWallet wallet, Marks marks, Consumer<Event> events) {
    for (FuturesWallet.Backing one : wallet.backing()) {
      Money owed = one.balance().negated();
      if (owed.signum() > 0 && !owed.asset().equals(wallet.currency())) {
        Price index = marks.price(InstrumentId.spot(venue, owed.asset(), wallet.currency()));
        Price price = counted(index, one.haircut().owed(), RoundingMode.UP);
        exchange(moment, Side.BUY, owed, wallet.currency(), index, price, events);
      }
    }
  }

  /** Sells collateral, the largest first, until what is owed in the wallet's currency is paid. */
  private void sellCollateral(
      Tape moment, Books books, FuturesWallet wallet, Marks marks, Consumer<Event> events) {
    List<FuturesWallet.Backing> collateral =
        wallet.backing().stream()
            .filter(one -> one.balance().signum() > 0)
            .filter(one -> !one.balance().asset().equals(wallet.currency()))
            .filter(one -> one.haircut().owned().signum() > 0)
            .sorted(
                Comparator.comparing(
                        (FuturesWallet.Backing one) -> wallet.value(one.balance(), marks))
                    .reversed())
            .toList();
    for (FuturesWallet.Backing one : collateral) {
      long owed = -books.in(Place.FUTURES, wallet.currency()).units();
      if (owed > 0) {
        Money held = one.balance();
        Price index = marks.price(InstrumentId.spot(venue, held.asset(), wallet.currency()));
        Price price = counted(index, one.haircut().owned(), RoundingMode.DOWN);
        BigDecimal needed =
            new Money(wallet.currency(), owed)
                .toDecimal()
                .divide(price.toDecimal(), 8, RoundingMode.UP);
        Money sold = Money.of(held.asset(), needed.min(held.toDecimal()));
        exchange(moment, Side.SELL, sold, wallet.currency(), index, price, events);
      }
    }
  }

  private static Price counted(Price index, BigDecimal multiple, RoundingMode rounding) {
    return Price.of(index.toDecimal().multiply(multiple).setScale(8, rounding));
  }

  /** Trades coins of the futures wallet for the currency of account, through the spot wallet. */
  private void exchange(
      Tape moment,
      Side side,
      Money coins,
      Asset currency,
      Price index,
      Price price,
      Consumer<Event> events) {
    Quantity quantity = new Quantity(coins.units());
    Order order =
        Order.market(
            Instant.ofEpochMilli(moment.time()) + "-collateral." + ++exchanged,
            Event.LIQUIDATION,
            Contract.of(InstrumentId.spot(venue, coins.asset(), currency)),
            side,
            quantity,
            BigDecimal.ONE);
    Money value = quantity.times(price, currency);
    Money given = side == Side.BUY ? value : coins;
    Money taken = side == Side.BUY ? coins : value;
    long time = moment.time();
    events.accept(new Event.Transferred(time, Place.FUTURES, Place.SPOT, given));
    events.accept(new Event.OrderPlaced(time, order));
    events.accept(Event.Filled.whole(time, order, price, index, Money.zero(currency)));
    events.accept(new Event.Transferred(time, Place.SPOT, Place.FUTURES, taken));
  }
}
