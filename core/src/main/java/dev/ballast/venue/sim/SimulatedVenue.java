// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.PositionKey;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.Marketplace;
import dev.ballast.market.Tape;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.unit.Money;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Plays a {@link Tape}: fills orders at the next bar's open or inside the bars that follow with the
 * stated {@link TradingCosts}, checks balances, margin and the venue's rules as an exchange does,
 * pays funding at every recorded settlement, settles contracts that end, and liquidates. Refuses
 * what cannot be; invents nothing that is missing.
 *
 * <p>It tells at a new moment, in this order: what happened inside the bars that close there
 * (stops, liquidation, other orders that waited), funding on what is left, liquidation at the
 * marks, contracts that end and what that leaves to liquidate; asked again, once orders are in:
 * liquidation at the opens, then fills.
 *
 * <p>A session that goes on is to begin at the moment of the last event that it has kept, which is
 * settled: whatever came of a moment is kept in one piece.
 */
public final class SimulatedVenue implements Venue {
  private final Tape tape;
  private final Matching matching;
  private final SubstituteCounts substitutes = new SubstituteCounts();
  private final MarkPrices prices = new MarkPrices(substitutes);
  private final FundingSettlement funding = new FundingSettlement(substitutes);
  private final Delivery delivery;
  private final Liquidator liquidator;
  private final AccountMovements accountMovements;
  private Optional<Connection> connection = Optional.empty();
  private long settled = Long.MIN_VALUE;

  /** A venue where each settlement asset stands behind its own positions. */
  public SimulatedVenue(Tape tape, TradingCosts costs, BracketBook brackets, Marketplace market) {
    this(tape, costs, Margins.of(brackets, market));
  }

  /**
   * A venue.
   *
   * @param tape at the moment that the session is at, which moves it
   */
  public SimulatedVenue(Tape tape, TradingCosts costs, Margins margins) {
    this(tape, costs, margins, FeeAssets.SETTLED);
  }

  /**
   * The same where it is said what fees are taken in.
   *
   * @param fees the fees of fills; those of deliveries and liquidations are settled as ever
   */
  public SimulatedVenue(Tape tape, TradingCosts costs, Margins margins, FeeAssets fees) {
    Charges charges = new Charges(costs, fees);
    this.tape = tape;
    this.matching = new Matching(costs, charges, new OrderRules(), new MarginCheck(margins));
    this.delivery = new Delivery(charges, substitutes, matching);
    this.liquidator =
        new Liquidator(charges, margins, prices, matching, new Insurance(margins.market().venue()));
    this.accountMovements = new AccountMovements(margins);
  }

  @Override
  public void connect(Books books, Outstanding standing, Consumer<Event> told) {
    standing.open().forEach(matching::goOn);
    settled = standing.until().orElse(settled);
    connection = Optional.of(new Connection(books, told));
  }

  private Connection connection() {
    return connection.orElseThrow(() -> new IllegalStateException("no account is connected"));
  }

  @Override
  public void tell() {
    if (settled == tape.time()) {
      fill(connection());
    } else {
      settle(connection(), settled != Long.MIN_VALUE && tape.closes());
      settled = tape.time();
    }
  }

  private void settle(Connection account, boolean barClosed) {
    Books books = account.books();
    Consumer<Event> told = account.told();
    prices.begin(tape);
    Clearing clearing = new Clearing(books, told);
    matching.close(
        tape,
        books,
        () -> {
          if (barClosed) {
            liquidator.inside(tape, books, told);
          }
        },
        clearing);
    if (clearing.traded()) {
      liquidator.clearDebts(tape, books, told);
    }
    funding.settle(tape, books, told);
    liquidator.standing(tape, books, told);
    if (!tape.expiries().isEmpty()) {
      delivery.settle(tape, books, told);
      liquidator.clearDebts(tape, books, told);
      liquidator.standing(tape, books, told);
    }
  }

  private void fill(Connection account) {
    if (!tape.opens()) {
      return;
    }
    Books books = account.books();
    Consumer<Event> told = account.told();
    liquidator.opening(tape, books, told);
    Clearing clearing = new Clearing(books, told);
    matching.fill(tape, books, clearing);
    if (clearing.traded()) {
      liquidator.clearDebts(tape, books, told);
    }
  }

  @Override
  public void move(List<Movement> movements) {
    Connection account = connection();
    movements.forEach(
        movement -> accountMovements.move(tape, account.books(), movement, account.told()));
  }

  /**
   * Moves money between the futures wallet and an isolated position's own, where it is free to go;
   * else the answer is {@link Event.RequestRejected}.
   *
   * @param request by which the answer calls it
   * @param amount into the position's wallet; below zero, out of it
   */
  public void moveMargin(String request, PositionKey position, Money amount) {
    Connection account = connection();
    accountMovements.margin(tape, account.books(), request, position, amount, account.told());
  }

  @Override
  public void submit(List<Order> orders) {
    matching.submit(tape, orders, connection().told());
  }

  @Override
  public void cancel(String order, String reason) {
    matching.cancel(tape, open -> open.id().equals(order), reason, connection().told());
  }

  @Override
  public SequencedMap<String, Integer> substitutes() {
    return substitutes.counts();
  }
}
