// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Where targets meet: cash and margin are shared out once, and what the limits cut is cut here.
 * Hedges come before purchases, since what is bought must be carried within the plan's beta.
 */
final class Allotment {
  private Allotment() {}

  /**
   * What is left of the targets.
   *
   * @param spot legs, sales first
   * @param hedges legs by target
   * @param hedged each hedge with what cut it
   * @param transfers between the wallets
   * @param shrunk purchases that are not made whole
   */
  record Allotted(
      List<Leg> spot,
      SequencedMap<Target, Leg> hedges,
      List<Hedge> hedged,
      List<MarginTransfer> transfers,
      Optional<ShrunkPurchases> shrunk,
      List<RefusedLeg> refused,
      List<String> notes) {
    /** Whether nothing is cut, of hedges or of purchases. */
    boolean isWhole() {
      return shrunk.isEmpty() && hedged.stream().allMatch(hedge -> hedge.cut().isEmpty());
    }
  }

  /**
   * Shares out.
   *
   * @param core targets in spot; none where the spot core is not looked at
   * @param hedges targets in futures; absent where hedges are not looked at
   */
  static Allotted of(
      ReviewInput input, MeasuredBetas betas, Targets core, Optional<Targets> hedges) {
    double cash = input.cash().toDouble();
    double futures = futuresEquity(input);
    FuturesMargin margin = new FuturesMargin(input, betas);
    HedgeBook book = new HedgeBook(input, betas, hedges.orElse(Targets.NONE), margin);
    Legs legs = new Legs(input);
    SpotOrders spot =
        new SpotOrders(
            input, legs, new PurchaseShare(input, book, margin, hedges.isPresent(), cash, futures));
    double proceeds = spot.trade(SpotTrades.of(input, core));
    HedgeOrders orders = new HedgeOrders(input, betas, legs, book);
    List<Hedge> hedged = List.of();
    List<MarginTransfer> transfers = List.of();
    if (hedges.isPresent()) {
      double available = futures + Math.max(0, cash + proceeds - spot.spent());
      HedgeBook.Hedged beside = book.beside(spot.after(), available);
      hedged = beside.hedges().stream().map(Hedge::rounded).toList();
      orders.trade(beside, hedged, spot.after());
      transfers =
          new WalletTransfers(input, margin, cash, futures)
              .of(book.held(), orders.after(), orders.fees(), proceeds, spot.spent());
    }
    List<String> notes = new ArrayList<>(spot.notes());
    notes.addAll(orders.notes());
    margin.aboveLimit(orders.after()).ifPresent(notes::add);
    notes.addAll(legs.notes());
    return new Allotted(
        spot.legs(), orders.legs(), hedged, transfers, spot.shrunk(), legs.refused(), notes);
  }

  private static double futuresEquity(ReviewInput input) {
    double sum = input.account().in(Place.FUTURES, input.policy().quote()).toDouble();
    for (Position position : input.account().positions()) {
      sum += position.unrealised(input.marks().price(position.instrument())).toDouble();
    }
    return sum;
  }
}
