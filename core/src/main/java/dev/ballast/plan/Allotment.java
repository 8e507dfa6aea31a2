// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
   * @param futures legs with their targets
   * @param closed legs that close what no rule names
   * @param crossings what purposes take over from each other without an order
   * @param sized each target in futures with what cut it
   * @param transfers between the wallets
   * @param shrunk purchases that are not made whole
   */
  record Allotted(
      List<Leg> spot,
      List<AllottedLeg> futures,
      List<Leg> closed,
      List<Crossing> crossings,
      List<SizedTarget> sized,
      List<MarginTransfer> transfers,
      Optional<ShrunkPurchases> shrunk,
      List<RefusedLeg> refused,
      List<String> notes) {
    /** Whether neither hedges nor purchases are cut. */
    boolean isWhole() {
      return shrunk.isEmpty()
          && sized.stream().noneMatch(one -> one.isHedge() && one.cut().isPresent());
    }
  }

  /**
   * Shares out.
   *
   * @param core targets in spot; none where the spot core is not looked at
   * @param overlay targets in futures; absent where hedges are not looked at
   */
  static Allotted of(
      ReviewInput input, MeasuredBetas betas, Targets core, Optional<Targets> overlay) {
    double cash = input.cash().toDouble();
    double reserve =
        input.policy().overlay().budgets().reserve().fraction()
            * input.exposure().equity().toDouble();
    Closings closings = overlay.map(wanted -> Closings.of(input, wanted)).orElse(Closings.NONE);
    FuturesMargin margin = new FuturesMargin(input, betas, closings);
    double futures = margin.standing().equity();
    FuturesBook book = new FuturesBook(input, betas, overlay.orElse(Targets.NONE), margin);
    Legs legs = new Legs(input);
    SpotOrders spot =
        new SpotOrders(
            input,
            legs,
            new PurchaseShare(input, book, margin, overlay.isPresent(), cash - reserve, futures));
    double proceeds = spot.trade(SpotTrades.of(input, core));
    FuturesOrders orders = new FuturesOrders(input, betas, legs, book);
    List<SizedTarget> sized = List.of();
    List<MarginTransfer> transfers = List.of();
    if (overlay.isPresent()) {
      double left = cash + proceeds - spot.spent() - reserve;
      double available = futures + (spot.spent() > 0 ? left : Math.max(0, left));
      PlannedFutures beside = book.beside(spot.after(), available);
      sized = beside.targets().stream().map(SizedTarget::rounded).toList();
      orders.trade(beside, sized, spot.after());
      transfers =
          new WalletTransfers(input, margin, cash, futures)
              .of(
                  book.held(),
                  orders.after(),
                  orders.fees(),
                  proceeds,
                  spot.spent() + orders.spent());
    }
    List<String> notes = new ArrayList<>(spot.notes());
    notes.addAll(book.notes());
    notes.addAll(orders.notes());
    margin.aboveLimit(margin.closed(orders.after())).ifPresent(notes::add);
    notes.addAll(new OtherWallets(input, margin.standing()).notes());
    notes.addAll(legs.notes());
    List<RefusedLeg> refused = new ArrayList<>(legs.refused());
    refused.addAll(closings.refused());
    return new Allotted(
        spot.legs(),
        orders.legs(),
        List.copyOf(closings.legs().values()),
        orders.crossings(),
        sized,
        transfers,
        spot.shrunk(),
        refused,
        notes);
  }
}
