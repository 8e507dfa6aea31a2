// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Position;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.margin.BracketBook;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Fills market orders whole at the next bar's open with the stated {@link TradingCosts}, checks
 * balances, margin and the venue's rules as an exchange does, and pays funding at every recorded
 * settlement. Refuses what cannot be; invents nothing that is missing.
 *
 * <p>At every moment, once funding is paid, a futures wallet whose balance and unrealised profit
 * are at or below maintenance margin is liquidated: every position is closed at its mark for the
 * futures fee, by orders of the ticket {@value #LIQUIDATION}. Between two moments nothing is looked
 * at, and the venue takes no further penalty. What is lost beyond the wallet is owed: its balance
 * is negative.
 */
public final class SimulatedVenue implements Venue {
  /** The ticket of orders that the venue makes itself. */
  public static final String LIQUIDATION = "liquidation";

  /** Three of the longest spacings that are known; more is a hole in the record. */
  static final long LONGEST_WITHOUT_FUNDING = 24 * 3_600_000L;

  private final TradingCosts costs;
  private final BracketBook brackets;
  private final Asset quote;
  private final Matching matching;
  private final TreeMap<InstrumentId, Long> lastSettled = new TreeMap<>();

  /** A venue whose instruments are quoted and settled in one asset. */
  public SimulatedVenue(TradingCosts costs, BracketBook brackets, Asset quote) {
    this.costs = costs;
    this.brackets = brackets;
    this.quote = quote;
    this.matching = new Matching(costs, new OrderRules(quote), new MarginCheck(brackets, quote));
  }

  @Override
  public void settle(Feed moment, Books books, Consumer<Event> events) {
    matching.close(moment, books, events);
    for (Feed.Settlement settlement : moment.settlements()) {
      Optional<Position> position = books.position(settlement.instrument());
      if (position.isPresent()) {
        events.accept(payment(moment, settlement, position.get()));
        lastSettled.put(settlement.instrument(), moment.time());
      }
    }
    requireFunding(moment, books);
    liquidate(moment, books, events);
  }

  /** A perpetual that is held and for which nothing is recorded is not held for nothing. */
  private void requireFunding(Feed moment, Books books) {
    lastSettled.keySet().removeIf(id -> books.position(id).isEmpty());
    for (Position position : books.positions()) {
      InstrumentId id = position.instrument();
      if (id.isPerpetual()
          && moment.time() - lastSettled.computeIfAbsent(id, ignored -> moment.time())
              > LONGEST_WITHOUT_FUNDING) {
        throw new MissingData("funding rate for a day", id.toString(), moment.time());
      }
    }
  }

  private void liquidate(Feed moment, Books books, Consumer<Event> events) {
    if (books.positions().isEmpty()) {
      return;
    }
    FuturesWallet wallet = FuturesWallet.of(books, quote, moment.time(), moment::mark);
    if (wallet.equity().units() > wallet.maintenance(brackets).units()) {
      return;
    }
    int number = 1;
    for (Position position : wallet.positions()) {
      Quantity change = position.quantity().negated();
      Order order =
          Order.market(
              Instant.ofEpochMilli(moment.time()) + "-" + LIQUIDATION + "." + number++,
              LIQUIDATION,
              position.contract(),
              Side.of(change),
              change.abs(),
              position.leverage());
      Price mark = wallet.marks().price(position.instrument());
      Money fee =
          costs.fee(Execution.instrument(moment, order), position.notional(mark), moment.time());
      events.accept(new Event.OrderPlaced(moment.time(), order));
      events.accept(Event.Filled.whole(moment.time(), order, mark, mark, fee));
    }
  }

  private Event payment(Feed moment, Feed.Settlement settlement, Position position) {
    MarkSource source;
    Price mark;
    if (settlement.recordedMark().isPresent()) {
      source = MarkSource.RECORDED_MARK;
      mark = settlement.recordedMark().get();
    } else if (settlement.open().isPresent()) {
      source = MarkSource.OPEN_AT_SETTLEMENT;
      mark = settlement.open().get();
    } else {
      source = MarkSource.LAST_CLOSE;
      mark =
          moment
              .mark(settlement.instrument())
              .orElseThrow(() ->
                  new MissingData(
                      "price for funding", settlement.instrument().toString(), moment.time()));
    }
    return new Event.FundingPaid(
        moment.time(),
        position.contract(),
        position.side(),
        position.quantity(),
        mark,
        source,
        settlement.rate(),
        position.contract().funding(position.quantity(), mark, settlement.rate()));
  }

  @Override
  public void submit(Feed moment, List<Order> orders, Consumer<Event> events) {
    matching.submit(moment, orders, events);
  }

  @Override
  public void cancelRemainders(
      Feed moment, Set<InstrumentId> instruments, String reason, Consumer<Event> events) {
    matching.cancel(
        moment,
        order -> order.terms() instanceof Terms.Market && instruments.contains(order.instrument()),
        reason,
        events);
  }

  @Override
  public void fill(Feed moment, Books books, Consumer<Event> events) {
    matching.fill(moment, books, events);
  }
}
