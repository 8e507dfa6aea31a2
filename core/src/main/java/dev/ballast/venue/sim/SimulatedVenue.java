// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.Feed;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.venue.Venue;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Fills orders at the next bar's open or inside the bars that follow with the stated {@link
 * TradingCosts}, checks balances, margin and the venue's rules as an exchange does, pays funding at
 * every recorded settlement, settles contracts that end, and liquidates. Refuses what cannot be;
 * invents nothing that is missing.
 *
 * <p>At a moment, in this order: what happened inside the bars that close there (stops,
 * liquidation, other orders that waited), funding on what is left, liquidation at the marks,
 * contracts that end and what that leaves to liquidate; once orders are in, liquidation at the
 * opens, then fills.
 */
public final class SimulatedVenue implements Venue {
  private final Matching matching;
  private final SubstituteCounts substitutes = new SubstituteCounts();
  private final MarkPrices prices = new MarkPrices(substitutes);
  private final FundingSettlement funding = new FundingSettlement(substitutes);
  private final Delivery delivery;
  private final Liquidator liquidator;
  private final AccountMovements accountMovements;
  private boolean begun;

  /** A venue where each settlement asset stands behind its own positions. */
  public SimulatedVenue(TradingCosts costs, BracketBook brackets, Asset quote) {
    this(costs, Margins.of(brackets, quote));
  }

  public SimulatedVenue(TradingCosts costs, Margins margins) {
    Charges charges = new Charges(costs);
    this.matching = new Matching(costs, charges, new OrderRules(), new MarginCheck(margins));
    this.delivery = new Delivery(charges, substitutes, matching);
    this.liquidator = new Liquidator(charges, margins, prices, matching, new Insurance());
    this.accountMovements = new AccountMovements(margins);
  }

  @Override
  public void settle(Feed moment, Books books, Consumer<Event> events) {
    prices.begin(moment);
    boolean barClosed = begun && moment.closes();
    begun = true;
    Clearing clearing = new Clearing(books, events);
    matching.close(
        moment,
        books,
        () -> {
          if (barClosed) {
            liquidator.inside(moment, books, events);
          }
        },
        clearing);
    if (clearing.traded()) {
      liquidator.clearDebts(moment, books, events);
    }
    funding.settle(moment, books, events);
    liquidator.standing(moment, books, events);
    if (!moment.expiries().isEmpty()) {
      delivery.settle(moment, books, events);
      liquidator.clearDebts(moment, books, events);
      liquidator.standing(moment, books, events);
    }
  }

  @Override
  public void move(Feed moment, Books books, List<Movement> movements, Consumer<Event> events) {
    movements.forEach(movement -> accountMovements.move(moment, books, movement, events));
  }

  @Override
  public void submit(Feed moment, List<Order> orders, Consumer<Event> events) {
    matching.submit(moment, orders, events);
  }

  @Override
  public void cancel(Feed moment, String order, String reason, Consumer<Event> events) {
    matching.cancel(moment, open -> open.id().equals(order), reason, events);
  }

  @Override
  public void fill(Feed moment, Books books, Consumer<Event> events) {
    if (!moment.opens()) {
      return;
    }
    liquidator.opening(moment, books, events);
    Clearing clearing = new Clearing(books, events);
    matching.fill(moment, books, clearing);
    if (clearing.traded()) {
      liquidator.clearDebts(moment, books, events);
    }
  }

  @Override
  public SequencedMap<String, Integer> substitutes() {
    return substitutes.counts();
  }
}
