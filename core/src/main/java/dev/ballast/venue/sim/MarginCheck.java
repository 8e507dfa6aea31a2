// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.ledger.Books;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.Requirement;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.Tape;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the account can pay for a fill; an answer is what it lacks. */
record MarginCheck(Margins margins) {
  /** A perpetual that nothing was recorded of for longer is not opened. */
  private static final long LONGEST_WITHOUT_FUNDING = 24 * 3_600_000L;

  /**
   * What the wallet that a fill is paid from lacks for it.
   *
   * @param quantity of the fill, positive
   * @param mark what the instrument is worth at the fill
   * @param price what the fill pays
   * @param fee of the fill
   */
  Optional<String> shortfall(
      Tape moment,
      Books books,
      Order order,
      Quantity quantity,
      Price mark,
      Price price,
      Money fee) {
    return order.instrument().isSpot()
        ? spot(books, order, quantity, price, fee)
        : futures(moment, books, order, quantity, mark, price, settled(order, fee));
  }

  /** What a fee asks of the asset that is settled in; one in another is taken where there is it. */
  private static Money settled(Order order, Money fee) {
    Asset settle = order.contract().settle();
    return fee.asset().equals(settle) ? fee : Money.zero(settle);
  }

  /** Whether a fill only takes off what is held, which needs no minimum and no margin. */
  static boolean reduces(Books books, Order order, Quantity quantity) {
    return !order.instrument().isSpot()
        && books
            .position(order.position())
            .filter(held -> reduces(held, order))
            .filter(held -> held.quantity().abs().compareTo(quantity) >= 0)
            .isPresent();
  }

  private static boolean reduces(Position held, Order order) {
    return held.quantity().signum() != order.change().signum();
  }

  private Optional<String> spot(
      Books books, Order order, Quantity quantity, Price price, Money fee) {
    boolean buying = order.side() == Side.BUY;
    Asset quote = order.instrument().quote();
    Asset paid = buying ? quote : order.instrument().base();
    Quantity needed =
        buying
            ? new Quantity(quantity.times(price, quote).plus(settled(order, fee)).units())
            : quantity;
    Quantity held = books.in(Place.SPOT, paid);
    return held.compareTo(needed) >= 0
        ? Optional.empty()
        : Optional.of("needs " + needed + " " + paid + " in the spot wallet, which holds " + held);
  }

  private Optional<String> futures(
      Tape moment,
      Books books,
      Order order,
      Quantity quantity,
      Price mark,
      Price price,
      Money fee) {
    Optional<Position> held = books.position(order.position());
    Quantity change = order.side().signed(quantity);
    Quantity after = held.map(Position::quantity).orElse(Quantity.ZERO).plus(change);
    Optional<String> unfit = unfit(books, order, held, after);
    if (unfit.isPresent()) {
      return unfit;
    }
    InstrumentId id = order.instrument();
    Optional<Brackets> table = margins.brackets().brackets(id, moment.time());
    if (reduces(books, order, quantity)) {
      boolean raised = order.leverage().compareTo(held.orElseThrow().leverage()) > 0;
      return raised && !after.isZero()
          ? table.flatMap(tiers -> aboveBracket(tiers, order, after, mark))
          : Optional.empty();
    }
    if (id.isPerpetual() && !funded(moment, id)) {
      return Optional.of("no funding rate is recorded for the day before");
    }
    if (table.isEmpty()) {
      return Optional.of("no margin brackets are known");
    }
    Optional<String> leverage = aboveBracket(table.get(), order, after, mark);
    if (leverage.isPresent()) {
      return leverage;
    }
    return lacking(moment, books, order, change, after, mark, price, fee);
  }

  private static Optional<String> aboveBracket(
      Brackets table, Order order, Quantity after, Price mark) {
    BigDecimal most =
        table.tier(order.contract().notional(after, mark).toDecimal()).maximumLeverage();
    return order.leverage().compareTo(most) > 0
        ? Optional.of(
            "leverage of " + order.leverage() + " is above the bracket's " + most.toPlainString())
        : Optional.empty();
  }

  /** Why an order cannot change the position that it names, whatever there is to pay it with. */
  private Optional<String> unfit(
      Books books, Order order, Optional<Position> held, Quantity after) {
    PositionSide side = order.positionSide();
    for (Position other : books.positions()) {
      if (other.instrument().equals(order.instrument())
          && (other.side() == PositionSide.BOTH) != (side == PositionSide.BOTH)) {
        return Optional.of("mixes one-way and hedge mode: " + other.key() + " is held");
      }
    }
    boolean isolated = order.margin() == MarginMode.ISOLATED;
    if (isolated && margins.mode().pooled()) {
      return Optional.of("is isolated, where all assets stand behind all positions");
    }
    return held.filter(one -> one.margin() != order.margin() && !after.isZero())
        .map(one -> "is not on the margin of the position that is held");
  }

  private Optional<String> lacking(
      Tape moment,
      Books books,
      Order order,
      Quantity change,
      Quantity after,
      Price mark,
      Price price,
      Money fee) {
    Contract contract = order.contract();
    Asset settle = contract.settle();
    FuturesWallet wallet = margins.cross(books, settle, moment.time());
    Marks marks = marks(moment, wallet, order, mark);
    Money margin = Requirement.initial(contract.notional(after, mark), order.leverage());
    BigDecimal free = wallet.freeWithout(order.position(), marks);
    if (order.margin() == MarginMode.ISOLATED) {
      Optional<Position> turned =
          books.position(order.position()).filter(held -> reduces(held, order));
      Money returned =
          turned
              .map(held -> held.isolated().orElseThrow().plus(held.unrealised(price)))
              .orElse(Money.zero(settle));
      Quantity opened = turned.isPresent() ? after : change;
      Money asked =
          Requirement.initial(contract.notional(opened, price), order.leverage()).plus(fee);
      Money balance = new Money(settle, books.in(Place.FUTURES, settle).units());
      free = free.min(balance.toDecimal()).add(returned.minus(asked).toDecimal());
    } else {
      Money loss = contract.value(change, price).minus(contract.value(change, mark));
      free = free.subtract(wallet.value(loss.plus(fee).plus(margin), marks));
    }
    return free.signum() >= 0
        ? Optional.empty()
        : Optional.of(
            "lacks "
                + Money.of(wallet.currency(), free.abs().setScale(8, RoundingMode.UP))
                + " of margin in the futures wallet");
  }

  /** Prices at which orders fill: opens, of the order's own contract the one that is given. */
  private Marks marks(Tape moment, FuturesWallet wallet, Order order, Price mark) {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (InstrumentId id : margins.priced(wallet)) {
      prices.put(
          id,
          moment
              .open(id)
              .or(() -> moment.mark(id))
              .or(() -> id.isDollarPair() ? Optional.of(Price.ONE) : Optional.empty())
              .orElseThrow(() -> new MissingData("price", id.toString(), moment.time())));
    }
    prices.put(order.instrument(), mark);
    return Marks.of(moment.time(), margins.quote(), prices);
  }

  private static boolean funded(Tape moment, InstrumentId id) {
    return moment
        .view()
        .funding(id)
        .filter(known -> known.time(known.size() - 1) >= moment.time() - LONGEST_WITHOUT_FUNDING)
        .isPresent();
  }
}
