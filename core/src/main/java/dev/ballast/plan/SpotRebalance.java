// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Side;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The trades that bring the spot core to its target: sales first, then purchases as far as cash
 * goes. Assets that the target does not name are left alone; trades within the band are left
 * undone.
 *
 * @param legs in the order in which they are sent
 * @param refused what was wanted and is not ordered
 * @param notes what the reader should know
 */
public record SpotRebalance(List<Leg> legs, List<RefusedLeg> refused, List<String> notes) {
  /** Kept back of every purchase, so that an open above the last close can still be paid: 0.5 %. */
  private static final double PRICE_RESERVE = 0.005;

  /** Copies the lists. */
  public SpotRebalance {
    legs = List.copyOf(legs);
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
  }

  public static SpotRebalance none() {
    return new SpotRebalance(List.of(), List.of(), List.of());
  }

  /** The quantity change that the legs make, by asset. */
  public SequencedMap<Asset, Quantity> changes() {
    SequencedMap<Asset, Quantity> changes = new TreeMap<>();
    for (Leg leg : legs) {
      changes.merge(leg.instrument().base(), leg.side().signed(leg.quantity()), Quantity::plus);
    }
    return changes;
  }

  /**
   * Plans the trades.
   *
   * @param band the smallest trade, a fraction of equity
   * @param cash of the quote in the spot wallet that purchases may use, besides the sales' proceeds
   */
  public static SpotRebalance of(
      SpotTarget target,
      Account account,
      Marks marks,
      MarketView view,
      TradingCosts costs,
      double band,
      Money cash) {
    return new Draft(account, marks, view, costs).plan(target, band, cash);
  }

  private static final class Draft {
    private final Account account;
    private final Marks marks;
    private final MarketView view;
    private final TradingCosts costs;
    private final Exposure exposure;
    private final List<Leg> legs = new ArrayList<>();
    private final List<RefusedLeg> refused = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Draft(Account account, Marks marks, MarketView view, TradingCosts costs) {
      this.account = account;
      this.marks = marks;
      this.view = view;
      this.costs = costs;
      this.exposure = Exposure.of(account, marks);
    }

    SpotRebalance plan(SpotTarget target, double band, Money cash) {
      double equity = exposure.equity().toDouble();
      double outside = 0;
      List<String> outsiders = new ArrayList<>();
      for (Map.Entry<Asset, Money> held : exposure.spot().entrySet()) {
        if (!target.assets().containsKey(held.getKey())) {
          outside += held.getValue().toDouble();
          outsiders.add(held.getKey().code());
        }
      }
      if (!outsiders.isEmpty()) {
        notes.add("in no sector of the plan and left alone: " + String.join(", ", outsiders));
      }
      double share = equity > 0 ? exposure.spotCore().toDouble() / equity : 0;
      if (Math.abs(share - target.share()) >= band) {
        notes.add(
            String.format(
                Locale.ROOT,
                "the spot core is %.1f%% of equity, %.1f%% is wanted",
                100 * share,
                100 * target.share()));
      }
      double core = Math.max(0, target.share() * equity - outside);
      List<Trade> sales = new ArrayList<>();
      List<Trade> purchases = new ArrayList<>();
      for (Map.Entry<Asset, Double> wanted : target.assets().entrySet()) {
        double value = exposure.spot(wanted.getKey()).toDouble();
        Trade trade =
            new Trade(wanted.getKey(), value, wanted.getValue() * core, wanted.getValue());
        if (Math.abs(trade.change()) > 0 && Math.abs(trade.change()) >= band * equity) {
          (trade.change() < 0 ? sales : purchases).add(trade);
        }
      }
      sales.sort(Comparator.comparingDouble(Trade::change));
      purchases.sort(Comparator.comparingDouble(Trade::change).reversed());
      double available = cash.toDouble();
      for (Trade sale : sales) {
        available += sell(sale);
      }
      buy(purchases, available);
      return new SpotRebalance(legs, refused, notes);
    }

    /** Adds a sale; answers what it brings in. */
    private double sell(Trade trade) {
      Asset asset = trade.asset();
      InstrumentId id = InstrumentId.spot(asset, marks.quote());
      double price = marks.price(id).toDouble();
      Quantity wish = Quantity.nearest(-trade.change() / price);
      Quantity free = account.in(Place.SPOT, asset);
      if (free.compareTo(wish) < 0) {
        notes.add(
            "of the "
                + rounded(wish)
                + " "
                + asset
                + " to sell, "
                + free
                + " are in the spot wallet; the rest is "
                + kept(asset));
        wish = free;
      }
      return add(id, Side.SELL, wish, trade)
          .map(leg -> leg.notional().minus(leg.fee()).minus(leg.slippage()).toDouble())
          .orElse(0.0);
    }

    private static String rounded(Quantity quantity) {
      return quantity.toDecimal().round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private String kept(Asset asset) {
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

    private void buy(List<Trade> purchases, double available) {
      double needed = 0;
      for (Trade purchase : purchases) {
        needed += purchase.change() * costRate();
      }
      double scale = needed > available ? Math.max(0, available) / needed : 1;
      if (scale < 1) {
        notes.add(
            String.format(
                Locale.ROOT,
                "cash pays for %.0f%% of the purchases: %.2f of %.2f %s",
                scale * 100,
                Math.max(0, available),
                needed,
                marks.quote()));
      }
      for (Trade purchase : purchases) {
        InstrumentId id = InstrumentId.spot(purchase.asset(), marks.quote());
        double price = marks.price(id).toDouble();
        add(id, Side.BUY, Quantity.nearest(purchase.change() * scale / price), purchase);
      }
    }

    private double costRate() {
      return 1
          + costs.spotFees().taker(view.time()).fraction()
          + costs.halfSpread().fraction()
          + costs.impact().fraction()
          + (costs.equals(TradingCosts.NONE) ? 0 : PRICE_RESERVE);
    }

    private Optional<Leg> add(InstrumentId id, Side side, Quantity wish, Trade trade) {
      String wanted = side == Side.BUY ? "buy " + wish : "sell " + wish;
      Optional<Instrument> instrument = view.instrument(id);
      if (instrument.isEmpty()) {
        refused.add(new RefusedLeg(id, wanted, "no trading rules are known for it"));
        return Optional.empty();
      }
      Optional<String> unpriced = PricedLeg.unpriced(instrument.get(), costs, view);
      if (unpriced.isPresent()) {
        refused.add(new RefusedLeg(id, wanted, unpriced.get()));
        return Optional.empty();
      }
      Quantity quantity = instrument.get().rules().roundDown(wish);
      Price price = marks.price(id);
      Money notional = quantity.times(price, marks.quote());
      Money minimum = instrument.get().rules().minimumNotional();
      Quantity smallest = instrument.get().rules().minimumQuantity();
      if (quantity.isZero() || quantity.compareTo(smallest) < 0) {
        refused.add(new RefusedLeg(id, wanted, "below the venue's smallest order of " + smallest));
        return Optional.empty();
      }
      if (notional.units() < minimum.units()) {
        refused.add(
            new RefusedLeg(
                id,
                wanted,
                "worth "
                    + wish.times(price, marks.quote())
                    + ", below the venue's minimum of "
                    + minimum));
        return Optional.empty();
      }
      Leg leg =
          PricedLeg.of(instrument.get(), side, quantity, price, costs, view)
              .with(OptionalDouble.empty(), Money.zero(marks.quote()), BigDecimal.ONE, why(trade));
      legs.add(leg);
      return Optional.of(leg);
    }

    private String why(Trade trade) {
      return String.format(
          Locale.ROOT,
          "%,.0f held, %,.0f wanted (%.1f%%)",
          trade.value(),
          trade.wanted(),
          100 * trade.weight());
    }
  }

  /** A wish: from a value to a value, in the quote. */
  private record Trade(Asset asset, double value, double wanted, double weight) {
    double change() {
      return wanted - value;
    }
  }
}
