// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.order.Side;
import dev.ballast.plan.SpotTrades.Trade;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The trades of the spot core: sales first, then purchases as far as they are allowed. Nothing is
 * sold for what cannot be bought.
 */
final class SpotOrders {
  private final ReviewInput input;
  private final Account account;
  private Optional<SequencedMap<Asset, Quantity>> free = Optional.empty();
  private final Legs legs;
  private final PurchaseShare shares;
  private final List<Leg> made = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<ShrunkPurchases> shrunk = Optional.empty();

  SpotOrders(ReviewInput input, Legs legs, PurchaseShare shares) {
    this.input = input;
    this.account = input.account();
    this.legs = legs;
    this.shares = shares;
  }

  /** What is in the spot wallet and no purpose beside the core holds. */
  private static SequencedMap<Asset, Quantity> coresOwn(ReviewInput input) {
    SequencedMap<Asset, Quantity> own = new TreeMap<>(input.account().in(Place.SPOT));
    input
        .spotBesideCore()
        .forEach((asset, others) ->
            own.computeIfPresent(asset, (_, all) -> atLeastNothing(all.minus(others))));
    return own;
  }

  private static Quantity atLeastNothing(Quantity quantity) {
    return quantity.signum() < 0 ? Quantity.ZERO : quantity;
  }

  /** The legs, sales first. */
  List<Leg> legs() {
    return made;
  }

  List<String> notes() {
    return notes;
  }

  /** What was made of purchases that are not made whole; absent where they are. */
  Optional<ShrunkPurchases> shrunk() {
    return shrunk;
  }

  /** What the purchases take of cash, with their reserve. */
  double spent() {
    double sum = 0;
    for (Leg leg : made) {
      if (leg.side() == Side.BUY) {
        sum += leg.notional().toDouble() * shares.costRate();
      }
    }
    return sum;
  }

  /** The spot core's value by asset once all legs have filled. */
  SequencedMap<Asset, Double> after() {
    SequencedMap<Asset, Quantity> held = account.totals();
    SequencedMap<Asset, Quantity> quantities = new TreeMap<>();
    for (Asset asset : input.exposure().spot().keySet()) {
      quantities.put(asset, held.getOrDefault(asset, Quantity.ZERO));
    }
    for (Leg leg : made) {
      quantities.merge(leg.instrument().base(), leg.side().signed(leg.quantity()), Quantity::plus);
    }
    SequencedMap<Asset, Double> values = new TreeMap<>();
    quantities.forEach(
        (asset, quantity) -> values.put(asset, input.marks().value(asset, quantity).toDouble()));
    return values;
  }

  /** Makes the legs in spot; answers what the sales bring in. */
  double trade(SpotTrades trades) {
    List<Trade> buyable = new ArrayList<>();
    double dropped = 0;
    for (Trade purchase : trades.purchases()) {
      Optional<String> refusal = unorderable(purchase, 1);
      if (refusal.isPresent()) {
        refuse(purchase, 1, refusal.get());
        dropped += purchase.change();
      } else {
        buyable.add(purchase);
      }
    }
    double all = SpotTrades.sum(trades.sales());
    double excess = Math.max(0, spotCore() - wantedCore(trades));
    double proceeds = expect(trades.sales(), 1);
    double share = shares.of(buyable, proceeds);
    List<Trade> small = new ArrayList<>();
    while (!buyable.isEmpty() && share > 0 && unorderable(buyable.getLast(), share).isPresent()) {
      Trade smallest = buyable.removeLast();
      small.addFirst(smallest);
      dropped += smallest.change();
      share = shares.of(buyable, proceeds);
    }
    noteSmall(small);
    double kept = 1;
    if (dropped > 0 && all > 0) {
      kept = Math.min(1, Math.max(Math.min(all, excess), all - dropped) / all);
      if (kept < 1 && proceeds > 0) {
        notes.add(keptSales(kept));
      }
      expect(trades.sales(), kept);
    }
    proceeds = 0;
    for (Trade sale : trades.sales()) {
      proceeds += sell(sale, kept);
    }
    buy(buyable, proceeds);
    return proceeds;
  }

  private void refuse(Trade purchase, double share, String reason) {
    String wish =
        purchase.price() > 0
            ? "buy " + OrderLimits.said(purchase.quantity(share))
            : String.format(Locale.ROOT, "buy for %,.0f", purchase.change());
    legs.refuse(purchase.instrument(), wish, reason);
  }

  /** Purchases that could be ordered whole, and not as far as there is cash or a hedge for. */
  private void noteSmall(List<Trade> small) {
    if (!small.isEmpty()) {
      List<String> names = small.stream().map(one -> one.asset().code()).toList();
      notes.add(
          "left out, since what could be bought of them is below the venue's smallest order: "
              + String.join(", ", names));
    }
  }

  private static String keptSales(double kept) {
    String share = String.format(Locale.ROOT, "%.0f%%", 100 * kept);
    return share.equals("0%")
        ? "nothing is sold: it would pay for purchases that cannot be ordered"
        : "only "
            + share
            + " of the sales are made: the rest would pay for purchases that cannot be ordered";
  }

  /** Why a share of a trade cannot be ordered. */
  private Optional<String> unorderable(Trade trade, double share) {
    return legs.untradable(trade.instrument())
        .or(() -> legs.tooSmall(trade.instrument(), Side.BUY, trade.quantity(share)));
  }

  private double spotCore() {
    double sum = 0;
    for (Money value : input.core().values()) {
      sum += value.toDouble();
    }
    return sum;
  }

  private double wantedCore(SpotTrades trades) {
    double wanted = spotCore();
    for (Trade trade : trades.sales()) {
      wanted += trade.change();
    }
    for (Trade trade : trades.purchases()) {
      wanted += trade.change();
    }
    return wanted;
  }

  /** What a part of the sales brings in, less costs, before they are rounded to steps. */
  private double expect(List<Trade> sales, double kept) {
    double sum = 0;
    for (Trade sale : sales) {
      double value = sellable(sale, kept);
      shares.sells(sale.asset(), value);
      sum += shares.proceeds(value);
    }
    return sum;
  }

  /** What a part of a sale is worth as far as it is in the spot wallet; zero if it is refused. */
  private double sellable(Trade sale, double kept) {
    if (legs.untradable(sale.instrument()).isPresent()) {
      return 0;
    }
    Quantity wish = sale.quantity(kept);
    Quantity there = free(sale.asset());
    Quantity size = there.compareTo(wish) < 0 ? there : wish;
    return legs.tooSmall(sale.instrument(), Side.SELL, size).isPresent()
        ? 0
        : size.toDouble() * sale.price();
  }

  private Quantity free(Asset asset) {
    if (free.isEmpty()) {
      free = Optional.of(coresOwn(input));
    }
    return free.get().getOrDefault(asset, Quantity.ZERO);
  }

  private double sell(Trade sale, double kept) {
    Asset asset = sale.asset();
    Optional<String> refusal = legs.untradable(sale.instrument());
    if (refusal.isPresent()) {
      String wish = String.format(Locale.ROOT, "sell for %,.0f", -sale.change() * kept);
      legs.refuse(sale.instrument(), wish, refusal.get());
      return 0;
    }
    Quantity wish = sale.quantity(kept);
    Quantity free = free(asset);
    if (free.compareTo(wish) < 0) {
      notes.add(
          "of the "
              + OrderLimits.said(wish)
              + " "
              + asset
              + " to sell, "
              + (free.isZero() ? "none" : free.toString())
              + (free.isZero() ? " is" : " are")
              + " in the spot wallet; the rest is "
              + elsewhere(asset));
      wish = free;
    }
    if (wish.isZero()) {
      return 0;
    }
    Optional<Leg> leg = legs.spot(sale.instrument(), Side.SELL, wish, sale.target().why());
    leg.ifPresent(made::add);
    return leg.map(one -> shares.proceeds(one.notional().toDouble())).orElse(0.0);
  }

  private void buy(List<Trade> purchases, double proceeds) {
    double share = shares.of(purchases, proceeds);
    if (share < 1 && !purchases.isEmpty()) {
      ShrunkPurchases less = new ShrunkPurchases(share, shares.limit(share, purchases, proceeds));
      notes.add(less.limit());
      shares.refusals(purchases, proceeds).forEach(legs::refuse);
      shrunk = Optional.of(less);
    }
    if (share == 0) {
      return;
    }
    for (Trade purchase : purchases) {
      legs.spot(purchase.instrument(), Side.BUY, purchase.quantity(share), purchase.target().why())
          .ifPresent(made::add);
    }
  }

  private String elsewhere(Asset asset) {
    List<String> places = new ArrayList<>();
    for (Place place : account.placesOf(asset)) {
      if (place != Place.SPOT) {
        places.add("in " + place);
      }
    }
    return places.isEmpty()
        ? "not there"
        : String.join(" and ", places).replace("in staked", "staked");
  }
}
