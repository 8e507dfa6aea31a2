// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.plan.SpotTrades.Trade;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.Targets;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Where targets meet: cash and margin are shared out once, and what the limits cut is cut here.
 * Hedges come before purchases, since what is bought must be carried within the plan's beta: where
 * a hedge cannot grow with them, purchases shrink. Nothing is sold for what cannot be bought.
 */
final class Allotment {
  /** Kept back of every purchase, so that an open above the last close can still be paid: 0.5 %. */
  private static final double PRICE_RESERVE = 0.005;

  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final Account account;
  private final Legs legs;
  private final HedgeBook book;
  private final FuturesMargin margin;
  private final double equity;
  private final double cash;
  private final double futures;
  private final SequencedMap<Asset, Double> spot = new TreeMap<>();
  private final SequencedMap<Asset, Double> sold = new TreeMap<>();
  private final boolean hedgesDue;
  private final List<Leg> spotLegs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * What is left of the targets.
   *
   * @param spot legs, sales first
   * @param hedges legs by target
   * @param hedged each hedge with what cut it
   * @param transfers between the wallets
   */
  record Allotted(
      List<Leg> spot,
      SequencedMap<Target, Leg> hedges,
      List<Hedge> hedged,
      List<MarginTransfer> transfers,
      List<RefusedLeg> refused,
      List<String> notes) {}

  private Allotment(ReviewInput input, MeasuredBetas betas, Optional<Targets> hedges) {
    this.input = input;
    this.betas = betas;
    this.account = input.account();
    this.legs = new Legs(input);
    this.margin = new FuturesMargin(input, betas);
    this.book = new HedgeBook(input, betas, hedges.orElse(Targets.NONE), margin);
    this.hedgesDue = hedges.isPresent();
    this.equity = input.exposure().equity().toDouble();
    this.cash = input.cash().toDouble();
    this.futures = futuresEquity();
    input.exposure().spot().forEach((asset, value) -> spot.put(asset, value.toDouble()));
  }

  /**
   * Shares out.
   *
   * @param core targets in spot; none where the spot core is not looked at
   * @param hedges targets in futures; absent where hedges are not looked at
   */
  static Allotted of(
      ReviewInput input, MeasuredBetas betas, Targets core, Optional<Targets> hedges) {
    return new Allotment(input, betas, hedges).allot(core);
  }

  private double futuresEquity() {
    double sum = account.in(Place.FUTURES, input.policy().quote()).toDouble();
    for (Position position : account.positions()) {
      sum += position.unrealised(input.marks().price(position.instrument())).toDouble();
    }
    return sum;
  }

  private Allotted allot(Targets core) {
    SpotTrades trades = SpotTrades.of(input, core);
    double proceeds = trade(trades);
    SequencedMap<Target, Leg> hedgeLegs = new LinkedHashMap<>();
    SequencedMap<Asset, Double> after = spotAfter(spotLegs);
    double spent = costOf(spotLegs);
    HedgeBook.Hedged hedged = book.beside(after, futures + Math.max(0, cash + proceeds - spent));
    for (int i = 0; i < hedged.hedges().size(); i++) {
      Hedge hedge = hedged.hedges().get(i);
      note(hedge);
      if (isLast(hedged, i)) {
        hedgeLeg(hedge, after, hedged).ifPresent(leg -> hedgeLegs.put(hedge.target(), leg));
      }
    }
    if (hedgesDue) {
      noteOthers();
    }
    List<MarginTransfer> transfers =
        hedgesDue
            ? new WalletTransfers(input, margin, cash, futures)
                .of(book.held(), afterHedges(hedgeLegs), fees(hedgeLegs), proceeds, spent)
            : List.of();
    notes.addAll(legs.notes());
    return new Allotted(spotLegs, hedgeLegs, hedged.hedges(), transfers, legs.refused(), notes);
  }

  /** Several targets in one contract make one position: its last target's is the whole. */
  private static boolean isLast(HedgeBook.Hedged hedged, int index) {
    InstrumentId id = hedged.hedges().get(index).target().instrument();
    return hedged.hedges().stream()
        .skip(index + 1L)
        .noneMatch(later -> later.target().instrument().equals(id));
  }

  /** Makes the legs in spot; answers what the sales bring in. */
  private double trade(SpotTrades trades) {
    List<Trade> buyable = new ArrayList<>();
    double dropped = 0;
    for (Trade purchase : trades.purchases()) {
      Optional<String> refusal = unbuyable(purchase, 1);
      if (refusal.isPresent()) {
        refuse(purchase, 1, refusal.get());
        dropped += purchase.change();
      } else {
        buyable.add(purchase);
      }
    }
    double all = sum(trades.sales());
    double excess = Math.max(0, spotCore() - wantedCore(trades));
    double proceeds = expect(trades.sales(), 1);
    double share = share(buyable, proceeds);
    while (!buyable.isEmpty() && share > 0 && unbuyable(buyable.getLast(), share).isPresent()) {
      Trade smallest = buyable.removeLast();
      refuse(smallest, share, unbuyable(smallest, share).orElseThrow());
      dropped += smallest.change();
      share = share(buyable, proceeds);
    }
    double kept = 1;
    if (dropped > 0 && all > 0) {
      kept = Math.min(1, Math.max(Math.min(all, excess), all - dropped) / all);
      proceeds = expect(trades.sales(), kept);
      share = share(buyable, proceeds);
    }
    if (kept < 1) {
      notes.add(
          String.format(
              Locale.ROOT,
              "only %.0f%% of the sales are made: the rest would pay for purchases that are too"
                  + " small to be ordered",
              100 * kept));
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
            ? "buy " + purchase.quantity(share)
            : String.format(Locale.ROOT, "buy for %,.0f", purchase.change());
    legs.refuse(purchase.instrument(), wish, reason);
  }

  private Optional<String> unbuyable(Trade purchase, double share) {
    return legs.untradable(purchase.instrument())
        .or(() -> legs.tooSmall(purchase.instrument(), purchase.quantity(share)));
  }

  private double spotCore() {
    return input.exposure().spotCore().toDouble();
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

  private static double sum(List<Trade> trades) {
    double sum = 0;
    for (Trade trade : trades) {
      sum += Math.abs(trade.change());
    }
    return sum;
  }

  /** What a part of the sales brings in, less costs, before they are rounded to steps. */
  private double expect(List<Trade> sales, double kept) {
    double sum = 0;
    for (Trade sale : sales) {
      if (legs.untradable(sale.instrument()).isEmpty()) {
        double free = account.in(Place.SPOT, sale.asset()).toDouble() * sale.price();
        double value = Math.min(free, -sale.change() * kept);
        sold.put(sale.asset(), value);
        sum += value * (2 - costRate());
      }
    }
    return sum;
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
    Quantity free = account.in(Place.SPOT, asset);
    if (free.compareTo(wish) < 0) {
      notes.add(
          "of the "
              + rounded(wish)
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
    leg.ifPresent(spotLegs::add);
    return leg.map(one -> one.notional().minus(one.fee()).minus(one.slippage()).toDouble())
        .orElse(0.0);
  }

  private void buy(List<Trade> purchases, double proceeds) {
    double share = share(purchases, proceeds);
    double needed = 0;
    for (Trade purchase : purchases) {
      needed += purchase.change() * costRate();
    }
    if (share < 1 && !purchases.isEmpty()) {
      notes.add(
          isCashShort(share, purchases, proceeds)
              ? String.format(
                  Locale.ROOT,
                  "cash pays for %.0f%% of the purchases: %.2f of %.2f %s",
                  share * 100,
                  share * needed,
                  needed,
                  input.policy().quote())
              : String.format(
                  Locale.ROOT,
                  "%.0f%% of the purchases are made: with more of them the hedge could not keep the"
                      + " beta at %.2f (%s)",
                  share * 100,
                  book.betaTarget().orElse(0),
                  hedgedWith(1, purchases, proceeds).limit()));
    }
    if (share == 0) {
      return;
    }
    for (Trade purchase : purchases) {
      legs.spot(purchase.instrument(), Side.BUY, purchase.quantity(share), purchase.target().why())
          .ifPresent(spotLegs::add);
    }
  }

  /** The largest share of the purchases that cash, margin and the beta allow. */
  private double share(List<Trade> purchases, double proceeds) {
    if (fits(1, purchases, proceeds)) {
      return 1;
    }
    double fits = 0;
    double tooMuch = 1;
    for (int i = 0; i < 40; i++) {
      double middle = (fits + tooMuch) / 2;
      if (fits(middle, purchases, proceeds)) {
        fits = middle;
      } else {
        tooMuch = middle;
      }
    }
    return fits < 1e-9 ? 0 : fits;
  }

  private boolean fits(double share, List<Trade> purchases, double proceeds) {
    HedgeBook.Hedged hedged = hedgedWith(share, purchases, proceeds);
    double spent = share * sum(purchases) * costRate();
    if (cashLeft(hedged, proceeds) < spent) {
      return false;
    }
    OptionalDouble target = book.betaTarget();
    if (target.isEmpty() || !hedged.isCut()) {
      return !hedged.isCut();
    }
    double before = book.beta(spot, book.held());
    double after = book.beta(spotWith(share, purchases), hedged.positions());
    return after <= Math.max(target.getAsDouble(), before);
  }

  private boolean isCashShort(double share, List<Trade> purchases, double proceeds) {
    double more = Math.min(1, share + 1e-6);
    HedgeBook.Hedged hedged = hedgedWith(more, purchases, proceeds);
    return cashLeft(hedged, proceeds) < more * sum(purchases) * costRate();
  }

  private HedgeBook.Hedged hedgedWith(double share, List<Trade> purchases, double proceeds) {
    double spent = share * sum(purchases) * costRate();
    return book.beside(spotWith(share, purchases), futures + Math.max(0, cash + proceeds - spent));
  }

  /** Cash for purchases once the futures wallet has what it is to have. */
  private double cashLeft(HedgeBook.Hedged hedged, double proceeds) {
    if (!hedgesDue) {
      return cash + proceeds;
    }
    double need = margin.wanted(hedged.positions());
    double moved = futures - need;
    if (moved > 0) {
      double balance = account.in(Place.FUTURES, input.policy().quote()).toDouble();
      moved = WalletTransfers.isWorthIt(moved, need) ? Math.min(moved, balance) : 0;
    }
    return cash + proceeds + moved;
  }

  private SequencedMap<Asset, Double> spotWith(double share, List<Trade> purchases) {
    SequencedMap<Asset, Double> values = new TreeMap<>(spot);
    sold.forEach((asset, value) -> values.merge(asset, -value, Double::sum));
    for (Trade purchase : purchases) {
      values.merge(purchase.asset(), purchase.change() * share, Double::sum);
    }
    return values;
  }

  private SequencedMap<Asset, Double> spotAfter(List<Leg> traded) {
    SequencedMap<Asset, Quantity> quantities = spotQuantities(traded);
    SequencedMap<Asset, Double> values = new TreeMap<>();
    quantities.forEach(
        (asset, quantity) -> values.put(asset, input.marks().value(asset, quantity).toDouble()));
    return values;
  }

  private SequencedMap<Asset, Quantity> spotQuantities(List<Leg> traded) {
    SequencedMap<Asset, Quantity> after = new TreeMap<>();
    for (Asset asset : input.exposure().spot().keySet()) {
      after.put(asset, account.total(asset));
    }
    for (Leg leg : traded) {
      after.merge(leg.instrument().base(), leg.side().signed(leg.quantity()), Quantity::plus);
    }
    return after;
  }

  private double costOf(List<Leg> traded) {
    double sum = 0;
    for (Leg leg : traded) {
      if (leg.side() == Side.BUY) {
        sum += leg.notional().toDouble() * costRate();
      }
    }
    return sum;
  }

  private double costRate() {
    TradingCosts costs = input.policy().costs();
    return 1
        + costs.spotFees().taker(input.view().time()).fraction()
        + costs.halfSpread().fraction()
        + costs.impact().fraction()
        + (costs.equals(TradingCosts.NONE) ? 0 : PRICE_RESERVE);
  }

  private Optional<Leg> hedgeLeg(
      Hedge hedge, SequencedMap<Asset, Double> after, HedgeBook.Hedged hedged) {
    InstrumentId id = hedge.target().instrument();
    SequencedMap<InstrumentId, Planned> alone = new TreeMap<>();
    alone.put(id, new Planned(hedge.allowed(), 1));
    Optional<InstrumentId> unknown = margin.withoutBrackets(alone);
    boolean grows = Math.abs(hedge.allowed()) > Math.abs(heldNotional(id));
    if (unknown.isPresent() && grows) {
      legs.refuse(
          id,
          "a notional of " + Math.round(hedge.allowed()),
          "no margin brackets are known, nor where it would be liquidated");
      return Optional.empty();
    }
    Optional<Leg> leg =
        legs.perpetual(
            id,
            hedge.allowed(),
            hedge.cut().isPresent() ? Math.abs(hedge.allowed()) : Double.MAX_VALUE,
            BigDecimal.valueOf(input.policy().limits().hedgeLeverage()),
            daysToNext(),
            why(hedge, after, hedged));
    return leg.map(one -> one.sharedBy(shares(one, hedged)));
  }

  /**
   * Each target has its own part of the position afterwards, and what others hold of it goes over
   * to the targets; what rounding leaves is the last target's.
   */
  private List<Share> shares(Leg leg, HedgeBook.Hedged hedged) {
    InstrumentId id = leg.instrument();
    SequencedMap<Purpose, Quantity> changes = new TreeMap<>();
    Purpose last = Purpose.OVERLAY;
    double before = 0;
    for (Hedge hedge : hedged.hedges()) {
      if (hedge.target().instrument().equals(id)) {
        double own = (hedge.allowed() - before) / leg.reference().toDouble();
        changes.merge(hedge.target().purpose(), Quantity.nearest(own), Quantity::plus);
        last = hedge.target().purpose();
        before = hedge.allowed();
      }
    }
    for (Share held : input.holders(id)) {
      changes.merge(held.purpose(), held.change().negated(), Quantity::plus);
    }
    Quantity rest = leg.side().signed(leg.quantity());
    for (Quantity change : changes.values()) {
      rest = rest.minus(change);
    }
    changes.merge(last, rest, Quantity::plus);
    List<Share> parts = new ArrayList<>();
    changes.forEach((purpose, change) -> {
      if (!change.isZero()) {
        parts.add(new Share(purpose, change));
      }
    });
    return parts;
  }

  private String why(Hedge hedge, SequencedMap<Asset, Double> after, HedgeBook.Hedged hedged) {
    String size =
        hedge.wanted() == 0
            ? "no hedge is needed"
            : String.format(
                Locale.ROOT,
                "%,.0f %s of %s short, %,.0f are held",
                -hedge.wanted(),
                input.policy().quote(),
                hedge.target().instrument().base(),
                -heldNotional(hedge.target().instrument()));
    if (!(hedge.target().amount() instanceof Target.Amount.BetaTo to)) {
      return hedge.target().why() + ": " + size;
    }
    SequencedMap<InstrumentId, Planned> others = new TreeMap<>(hedged.positions());
    others.remove(hedge.target().instrument());
    PortfolioBeta without =
        PortfolioBeta.of(
            HedgeBook.exposures(after, others), betas.betas(), betas.residuals(), equity);
    return String.format(
        Locale.ROOT,
        "without a hedge the portfolio's beta is %.2f (error %.2f), at most %.2f is wanted: %s",
        without.beta(),
        without.standardError(),
        to.target(),
        size);
  }

  private double heldNotional(InstrumentId id) {
    Planned planned = book.held().get(id);
    return planned == null ? 0 : planned.notional();
  }

  private double daysToNext() {
    return input.policy().reviews().next(ReviewKind.HEDGES, input.view().time()).stream()
        .mapToDouble(next -> (next - input.view().time()) / (double) UtcDay.MILLIS)
        .findFirst()
        .orElse(30);
  }

  private void note(Hedge hedge) {
    hedge
        .cut()
        .ifPresent(limit ->
            notes.add(
                String.format(
                    Locale.ROOT,
                    "the hedge is cut from %,.0f to %,.0f %s: %s",
                    Math.abs(hedge.wanted()),
                    Math.abs(hedge.allowed()),
                    input.policy().quote(),
                    limit)));
  }

  private void noteOthers() {
    for (Position position : book.others()) {
      double notional = position.notional(input.marks().price(position.instrument())).toDouble();
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %s of %,.0f %s is held that no rule of the plan names; it counts in the beta"
                  + " and in the margin, and is left alone",
              position.instrument(),
              notional < 0 ? "a short" : "a long",
              Math.abs(notional),
              input.policy().quote()));
    }
  }

  private SequencedMap<InstrumentId, Planned> afterHedges(SequencedMap<Target, Leg> hedgeLegs) {
    SequencedMap<InstrumentId, Planned> after = new TreeMap<>(book.held());
    for (Map.Entry<Target, Leg> one : hedgeLegs.entrySet()) {
      Leg leg = one.getValue();
      double change = (leg.side() == Side.BUY ? 1 : -1) * leg.notional().toDouble();
      double notional = heldNotional(leg.instrument()) + change;
      after.put(leg.instrument(), new Planned(notional, leg.leverage().doubleValue()));
    }
    return after;
  }

  private static double fees(SequencedMap<Target, Leg> hedgeLegs) {
    double sum = 0;
    for (Leg leg : hedgeLegs.values()) {
      sum += leg.fee().toDouble();
    }
    return sum;
  }

  private static String rounded(Quantity quantity) {
    return quantity.toDecimal().round(new MathContext(4)).stripTrailingZeros().toPlainString();
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
