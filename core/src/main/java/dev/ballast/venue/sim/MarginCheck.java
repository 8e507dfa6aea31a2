// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.Brackets;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether the account can pay for a fill; an answer is what it lacks. */
record MarginCheck(BracketBook brackets, Asset quote) {

  /**
   * What the wallet that a fill is paid from lacks for it.
   *
   * @param quantity of the fill, positive
   * @param mark what the instrument is worth at the fill
   * @param price what the fill pays
   * @param fee of the fill
   */
  Optional<String> shortfall(
      Feed moment,
      Books books,
      Order order,
      Quantity quantity,
      Price mark,
      Price price,
      Money fee) {
    return order.instrument().isSpot()
        ? spot(books, order, quantity, price, fee)
        : futures(moment, books, order, quantity, mark, price, fee);
  }

  /** Whether a fill only takes off what is held, which needs no minimum and no margin. */
  static boolean reduces(Books books, Order order, Quantity quantity) {
    return !order.instrument().isSpot()
        && books
            .position(order.position())
            .filter(held -> held.quantity().signum() != order.change().signum())
            .filter(held -> held.quantity().abs().compareTo(quantity) >= 0)
            .isPresent();
  }

  private Optional<String> spot(
      Books books, Order order, Quantity quantity, Price price, Money fee) {
    boolean buying = order.side() == Side.BUY;
    Asset paid = buying ? quote : order.instrument().base();
    Quantity needed =
        buying ? new Quantity(quantity.times(price, quote).plus(fee).units()) : quantity;
    Quantity held = books.in(Place.SPOT, paid);
    return held.compareTo(needed) >= 0
        ? Optional.empty()
        : Optional.of("needs " + needed + " " + paid + " in the spot wallet, which holds " + held);
  }

  private Optional<String> futures(
      Feed moment,
      Books books,
      Order order,
      Quantity quantity,
      Price mark,
      Price price,
      Money fee) {
    if (reduces(books, order, quantity)) {
      return Optional.empty();
    }
    InstrumentId id = order.instrument();
    if (id.isPerpetual() && !funded(moment, id)) {
      return Optional.of("no funding rate is recorded for the day before");
    }
    Optional<Brackets> table = brackets.brackets(id, moment.time());
    if (table.isEmpty()) {
      return Optional.of("no margin brackets are known");
    }
    Quantity change = order.side().signed(quantity);
    Quantity after =
        books.position(order.position()).map(Position::quantity).orElse(Quantity.ZERO).plus(change);
    BigDecimal most =
        table.get().tier(order.contract().notional(after, mark).toDecimal()).maximumLeverage();
    if (order.leverage().compareTo(most) > 0) {
      return Optional.of(
          "leverage of " + order.leverage() + " is above the bracket's " + most.toPlainString());
    }
    Money free =
        FuturesWallet.of(
                books, quote, moment.time(), held -> moment.open(held).or(() -> moment.mark(held)))
            .freeAfter(order, change, mark, price, fee);
    return free.signum() >= 0
        ? Optional.empty()
        : Optional.of("lacks " + free.abs() + " of margin in the futures wallet");
  }

  private static boolean funded(Feed moment, InstrumentId id) {
    return moment
        .view()
        .funding(id)
        .filter(known ->
            known.time(known.size() - 1) >= moment.time() - SimulatedVenue.LONGEST_WITHOUT_FUNDING)
        .isPresent();
  }
}
