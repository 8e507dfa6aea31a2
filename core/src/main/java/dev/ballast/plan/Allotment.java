// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.Limits;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Targets;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Where targets meet: cash and margin are shared out once, and what the limits cut is cut here.
 * Hedges come before purchases, since what is bought must be carried within the plan's beta.
 */
final class Allotment {
  private static final int MOST_TRIES = 12;

  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final Targets core;
  private final Optional<Targets> overlay;
  private double kept;
  private double marginKept;

  private Allotment(
      ReviewInput input, MeasuredBetas betas, Targets core, Optional<Targets> overlay) {
    this.input = input;
    this.betas = betas;
    this.core = core;
    this.overlay = overlay;
  }

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
    private static Allotted nothing(String note) {
      return new Allotted(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(note));
    }

    /** Whether neither hedges nor purchases are cut. */
    boolean isWhole() {
      return shrunk.isEmpty()
          && sized.stream().noneMatch(one -> one.isHedge() && one.cut().isPresent());
    }
  }

  /**
   * What was shared out at one try, and how far it is from what can be ordered.
   *
   * @param unpaid money that a leg lacks, in the quote; zero where a venue takes every order
   * @param overMargin by how much the plan takes initial margin above its limit
   * @param overDistance by how much it takes the futures wallet below what the distance asks for
   */
  private record Tried(Allotted allotted, double unpaid, double overMargin, double overDistance) {
    boolean isWithin() {
      return unpaid == 0 && overMargin == 0 && overDistance == 0;
    }
  }

  /**
   * Shares out, and again with more kept back, until a venue would take every order and no limit is
   * broken that is kept now, nor by more; nothing is ordered where that cannot be.
   *
   * @param core targets in spot; none where the spot core is not looked at
   * @param overlay targets in futures; absent where hedges are not looked at
   */
  static Allotted of(
      ReviewInput input, MeasuredBetas betas, Targets core, Optional<Targets> overlay) {
    Allotment allotment = new Allotment(input, betas, core, overlay);
    double times = 1;
    for (int i = 0; ; i++) {
      Tried tried = allotment.tried();
      if (tried.isWithin()) {
        return tried.allotted();
      }
      if (i == MOST_TRIES) {
        return Allotted.nothing(allotment.broken(tried));
      }
      allotment.keepBack(tried, times);
      times *= 4;
    }
  }

  private void keepBack(Tried tried, double times) {
    kept += times * Math.max(tried.unpaid(), tried.overDistance()) + 0.01;
    marginKept += times * tried.overMargin();
  }

  private String broken(Tried tried) {
    Limits limits = input.policy().overlay().limits();
    if (tried.unpaid() > 0) {
      return "nothing is ordered: no orders are found that the wallets can pay for";
    }
    return "nothing is ordered: all that could be "
        + (tried.overMargin() > 0
            ? "takes initial margin further above margin-used of " + limits.marginUsed()
            : "takes the futures further below a liquidation distance of "
                + limits.liquidationDistance());
  }

  private Tried tried() {
    double cash = input.cash().toDouble();
    double reserve =
        input.policy().overlay().budgets().reserve().fraction()
            * input.exposure().equity().toDouble();
    Closings closings = overlay.map(wanted -> Closings.of(input, wanted)).orElse(Closings.NONE);
    FuturesMargin margin = new FuturesMargin(input, betas, marginKept, closings);
    double futures = margin.standing().equity();
    FuturesBook book = new FuturesBook(input, betas, overlay.orElse(Targets.NONE), margin);
    Legs legs = new Legs(input);
    SpotOrders spot =
        new SpotOrders(
            input,
            legs,
            new PurchaseShare(
                input, book, margin, overlay.isPresent(), cash - reserve - kept, futures));
    double proceeds = spot.trade(SpotTrades.of(input, core));
    FuturesOrders orders = new FuturesOrders(input, betas, legs, book);
    List<SizedTarget> sized = List.of();
    List<MarginTransfer> transfers = List.of();
    if (overlay.isPresent()) {
      double left = cash + proceeds - spot.spent() - reserve;
      double available = futures - kept + (spot.spent() > 0 ? left : Math.max(0, left));
      SequencedMap<Asset, Double> owned = spot.after();
      PlannedFutures beside = book.beside(owned, available);
      sized = beside.rounded();
      orders.trade(beside, sized, owned);
      transfers =
          new WalletTransfers(input, margin, cash, futures, reserve)
              .of(
                  book.held(),
                  orders.after(),
                  orders.fees(),
                  proceeds,
                  spot.spent() + orders.spent());
    }
    List<Leg> others = new ArrayList<>();
    orders.legs().forEach(one -> others.add(one.leg()));
    others.addAll(closings.traded(input));
    DryRun.Outcome outcome = DryRun.of(input, margin, transfers, spot.legs(), others, reserve);
    List<String> notes = new ArrayList<>(spot.notes());
    notes.addAll(book.notes());
    notes.addAll(orders.notes());
    margin.aboveLimit(margin.closed(orders.after())).ifPresent(notes::add);
    notes.addAll(new OtherWallets(input, margin.standing()).notes());
    notes.addAll(legs.notes());
    List<RefusedLeg> refused = new ArrayList<>(legs.refused());
    refused.addAll(closings.refused());
    Allotted allotted =
        new Allotted(
            spot.legs(),
            orders.legs(),
            List.copyOf(closings.legs().values()),
            orders.crossings(),
            sized,
            outcome.transfers(),
            spot.shrunk(),
            refused,
            notes);
    SequencedMap<InstrumentId, Planned> after = margin.closed(orders.after());
    return new Tried(
        allotted,
        outcome.shortfall(),
        margin.overLimit(book.held(), after),
        margin.overDistance(book.held(), after, futures, outcome.futures()));
  }
}
