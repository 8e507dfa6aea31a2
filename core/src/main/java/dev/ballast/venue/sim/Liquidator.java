// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.LiquidationOrder;
import dev.ballast.margin.PricePath;
import dev.ballast.margin.PriceRange;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.Tape;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Liquidates wallets whose equity no longer exceeds their maintenance margin, at the prices at
 * which the two met on their {@link PricePath}, and no better.
 *
 * <p>Open orders of the wallet are cancelled. Then the position with the highest maintenance margin
 * is reduced to the top of the next lower tier, or closed where it is in the lowest, and so on
 * until the wallet is compliant at those prices; along the rest of the path it may breach again.
 * What is closed pays the taker's fee, and the liquidation fee as far as there is equity. The
 * insurance fund covers what the wallet cannot pay.
 */
final class Liquidator {
  private final Charges charges;
  private final Margins margins;
  private final MarkPrices prices;
  private final Matching matching;
  private final Insurance insurance;
  private long numbered = Long.MIN_VALUE;
  private int number;

  Liquidator(
      Charges charges, Margins margins, MarkPrices prices, Matching matching, Insurance insurance) {
    this.charges = charges;
    this.margins = margins;
    this.prices = prices;
    this.matching = matching;
    this.insurance = insurance;
  }

  /** Looks into the bars that close at the moment. */
  void inside(Tape moment, Books books, Consumer<Event> events) {
    check(moment, books, id -> prices.range(moment, id), events);
  }

  /** Looks at the prices of the moment. */
  void standing(Tape moment, Books books, Consumer<Event> events) {
    check(moment, books, id -> PriceRange.at(prices.now(moment, id)), events);
  }

  /** Looks at the opens that orders are about to fill at. */
  void opening(Tape moment, Books books, Consumer<Event> events) {
    check(
        moment,
        books,
        id -> PriceRange.at(moment.open(id).orElseGet(() -> prices.now(moment, id))),
        events);
  }

  /** Clears what cross wallets owe once their last position has gone. */
  void clearDebts(Tape moment, Books books, Consumer<Event> events) {
    for (Balance balance : books.account(moment.time()).balances()) {
      if (balance.place() == Place.FUTURES && balance.quantity().signum() < 0) {
        FuturesWallet wallet = margins.cross(books, balance.asset(), moment.time());
        if (wallet.positions().isEmpty()) {
          Map<InstrumentId, Price> found = new TreeMap<>();
          margins.priced(wallet).forEach(id -> found.put(id, prices.now(moment, id)));
          insurance.settle(
              moment, books, wallet, Marks.of(moment.time(), margins.quote(), found), events);
        }
      }
    }
  }

  private void check(
      Tape moment, Books books, Function<InstrumentId, PriceRange> ranges, Consumer<Event> events) {
    for (FuturesWallet wallet : margins.wallets(books, moment.time())) {
      SequencedMap<InstrumentId, PriceRange> priced = new TreeMap<>();
      for (InstrumentId id : margins.priced(wallet)) {
        priced.put(id, ranges.apply(id));
      }
      follow(moment, books, wallet, margins.path(wallet, moment.time(), priced), events);
    }
  }

  private void follow(
      Tape moment, Books books, FuturesWallet wallet, PricePath path, Consumer<Event> events) {
    PricePath.End end =
        path.walk(
            wallet,
            (left, marks) -> {
              matching.cancel(
                  moment, order -> shares(order, wallet), "the wallet is being liquidated", events);
              liquidate(moment, left, marks, events);
              return margins.again(left, books, moment.time());
            });
    if (end.left().positions().isEmpty()) {
      insurance.settle(moment, books, end.left(), end.marks(), events);
    }
  }

  /** Whether an open order stands on the wallet that is liquidated. */
  private boolean shares(Order order, FuturesWallet wallet) {
    if (order.instrument().isSpot()) {
      return false;
    }
    return wallet
        .isolated()
        .map(key -> order.position().equals(key))
        .orElseGet(
            () -> margins.mode().pooled() || order.contract().settle().equals(wallet.currency()));
  }

  private void liquidate(Tape moment, FuturesWallet wallet, Marks marks, Consumer<Event> events) {
    LiquidationOrder next =
        LiquidationOrder.of(wallet, marks, margins.brackets(), id -> rules(moment, id));
    Position position = next.position();
    Price price = next.price();
    Order order = order(moment, position, next.closed());
    Money fee =
        charges.fee(moment.time(), position.contract(), next.closed(), price, Liquidity.TAKER);
    events.accept(new Event.OrderPlaced(moment.time(), order));
    Optional<Money> uncovered =
        next.isWhole() ? Insurance.lacking(position, price, fee) : Optional.empty();
    uncovered.ifPresent(lacking ->
        events.accept(new Event.LossCovered(moment.time(), Optional.of(position.key()), lacking)));
    Money penalty = next.penalty(wallet, marks, fee);
    if (penalty.signum() > 0) {
      events.accept(new Event.LiquidationFeePaid(moment.time(), position.key(), penalty));
    }
    events.accept(Event.Filled.whole(moment.time(), order, price, price, fee));
  }

  private Order order(Tape moment, Position position, Quantity closed) {
    number = moment.time() == numbered ? number + 1 : 1;
    numbered = moment.time();
    Order order =
        Order.market(
                Instant.ofEpochMilli(moment.time()) + "-" + Event.LIQUIDATION + "." + number,
                Event.LIQUIDATION,
                position.contract(),
                Side.of(position.quantity().negated()),
                closed,
                position.leverage())
            .on(position.side())
            .reducing();
    return position.isolated().isPresent() ? order.isolated() : order;
  }

  private static TradingRules rules(Tape moment, InstrumentId id) {
    return moment
        .view()
        .instrument(id)
        .map(Instrument::rules)
        .orElseThrow(() -> new MissingData("trading rules", id.toString(), moment.time()));
  }
}
