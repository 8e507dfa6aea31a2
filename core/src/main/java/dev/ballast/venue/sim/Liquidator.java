// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.margin.Bracket;
import dev.ballast.margin.Brackets;
import dev.ballast.market.Feed;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Liquidates wallets whose equity no longer exceeds what must be kept, at the prices at which the
 * two met on their {@link Way}, and no better.
 *
 * <p>Open orders of the wallet are cancelled. Then the position that must keep the most is cut to
 * the top of the next lower tier, or closed where it is in the lowest, and so on until the wallet
 * is compliant at those prices; along the rest of the way it may breach again. What is closed pays
 * the taker's fee, and the liquidation fee as far as there is equity. What the wallet cannot bear
 * is covered by the insurance fund.
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
  void inside(Feed moment, Books books, Consumer<Event> events) {
    check(moment, books, id -> prices.range(moment, id), events);
  }

  /** Looks at the prices of the moment. */
  void standing(Feed moment, Books books, Consumer<Event> events) {
    check(moment, books, id -> PriceRange.at(prices.now(moment, id)), events);
  }

  /** Looks at the opens that orders are about to fill at. */
  void opening(Feed moment, Books books, Consumer<Event> events) {
    check(
        moment,
        books,
        id -> PriceRange.at(moment.open(id).orElseGet(() -> prices.now(moment, id))),
        events);
  }

  /** Clears what cross wallets owe once their last position has gone. */
  void clearDebts(Feed moment, Books books, Consumer<Event> events) {
    for (Balance balance : books.account(moment.time()).balances()) {
      if (balance.place() == Place.FUTURES && balance.quantity().signum() < 0) {
        FuturesWallet wallet = margins.cross(books, balance.asset(), moment.time());
        if (wallet.positions().isEmpty()) {
          Map<InstrumentId, Price> found = new TreeMap<>();
          wallet.priced().forEach(id -> found.put(id, prices.now(moment, id)));
          insurance.settle(
              moment, books, wallet, Marks.of(moment.time(), margins.quote(), found), events);
        }
      }
    }
  }

  private void check(
      Feed moment, Books books, Function<InstrumentId, PriceRange> ranges, Consumer<Event> events) {
    for (FuturesWallet wallet : margins.wallets(books, moment.time())) {
      SequencedMap<InstrumentId, PriceRange> priced = new TreeMap<>();
      for (InstrumentId id : wallet.priced()) {
        priced.put(id, ranges.apply(id));
      }
      walk(moment, books, wallet, Way.of(wallet, margins, moment.time(), priced), events);
    }
  }

  private void walk(
      Feed moment, Books books, FuturesWallet wallet, Way way, Consumer<Event> events) {
    FuturesWallet left = wallet;
    OptionalLong breach = way.breach(left, 0);
    if (breach.isPresent()) {
      matching.cancel(
          moment, order -> shares(order, wallet), "the wallet is being liquidated", events);
    }
    Marks marks = way.at(0);
    while (breach.isPresent()) {
      marks = way.at(breach.getAsLong());
      do {
        cut(moment, left, marks, events);
        left = margins.again(left, books, moment.time());
      } while (!left.positions().isEmpty() && left.excess(marks, margins.brackets()).signum() <= 0);
      breach =
          left.positions().isEmpty() ? OptionalLong.empty() : way.breach(left, breach.getAsLong());
    }
    if (left.positions().isEmpty()) {
      insurance.settle(moment, books, left, marks, events);
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

  /** Takes the position that must keep the most down by a tier. */
  private void cut(Feed moment, FuturesWallet wallet, Marks marks, Consumer<Event> events) {
    Position position =
        wallet.positions().stream()
            .max(
                Comparator.comparing(
                    (Position one) -> wallet.maintenance(one, marks, margins.brackets())))
            .orElseThrow();
    Price price = marks.price(position.instrument());
    Instrument instrument = instrument(moment, position.instrument());
    Quantity kept = keptInLowerTier(position, price, instrument, marks.time());
    Quantity closed = position.quantity().abs().minus(kept);
    Order order = order(moment, position, closed);
    Money amount = position.contract().notional(closed, price);
    Money fee = charges.fee(moment.time(), position.contract(), closed, price, Liquidity.TAKER);
    events.accept(new Event.OrderPlaced(moment.time(), order));
    Optional<Money> uncovered =
        kept.isZero() ? Insurance.lacking(position, price, fee) : Optional.empty();
    uncovered.ifPresent(lacking ->
        events.accept(new Event.LossCovered(moment.time(), Optional.of(position.key()), lacking)));
    Money penalty = penalty(wallet, marks, amount, fee, instrument);
    if (penalty.signum() > 0) {
      events.accept(new Event.LiquidationFeePaid(moment.time(), position.key(), penalty));
    }
    events.accept(Event.Filled.whole(moment.time(), order, price, price, fee));
  }

  /** The liquidation fee, or what equity is left once the taker's is paid. */
  private Money penalty(
      FuturesWallet wallet, Marks marks, Money amount, Money fee, Instrument instrument) {
    BigDecimal left = wallet.equity(marks).subtract(wallet.value(fee, marks));
    if (!amount.asset().equals(wallet.currency())) {
      Price index = marks.price(InstrumentId.spot(amount.asset(), wallet.currency()));
      left = left.divide(index.toDecimal(), MathContext.DECIMAL64);
    }
    Money most = Money.of(amount.asset(), left.max(BigDecimal.ZERO).setScale(8, RoundingMode.DOWN));
    Money asked = amount.abs().multipliedBy(insurance.fee(instrument).exactFraction());
    return asked.units() < most.units() ? asked : most;
  }

  /** Whole steps that are worth no more than the next lower tier's cap; nothing in the lowest. */
  private Quantity keptInLowerTier(
      Position position, Price price, Instrument instrument, long time) {
    Brackets table = FuturesWallet.table(position, time, margins.brackets());
    Bracket tier = table.tier(position.notional(price).toDecimal());
    int below = table.tiers().indexOf(tier) - 1;
    if (below < 0) {
      return Quantity.ZERO;
    }
    BigDecimal cap = table.tiers().get(below).cap();
    BigDecimal size = position.contract().size().toDecimal();
    BigDecimal contracts =
        position.instrument().isInverse()
            ? cap.multiply(price.toDecimal()).divide(size, 8, RoundingMode.DOWN)
            : cap.divide(price.toDecimal().multiply(size), 8, RoundingMode.DOWN);
    return instrument.rules().roundDown(Quantity.of(contracts.setScale(8, RoundingMode.DOWN)));
  }

  private Order order(Feed moment, Position position, Quantity closed) {
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

  private static Instrument instrument(Feed moment, InstrumentId id) {
    return moment
        .view()
        .instrument(id)
        .orElseThrow(() -> new MissingData("trading rules", id.toString(), moment.time()));
  }
}
