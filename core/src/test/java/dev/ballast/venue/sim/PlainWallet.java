// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a wallet is to be liquidated within a bar, written down a second time: decimals of 34
 * digits that are never rounded to units, one table of tiers for all contracts, no code of the
 * venue. Everything is counted in the wallet's currency.
 *
 * @param currency USDT for pooled collateral, else what the positions settle in
 * @param balances by asset; where collateral is not pooled, the currency's alone
 * @param counted of an asset: what counts of a coin that is owned, and of one that is owed
 * @param ratio of maintenance at which it is liquidated
 */
record PlainWallet(
    List<Position> positions,
    Asset currency,
    Map<Asset, BigDecimal> balances,
    Map<Asset, BigDecimal[]> counted,
    BigDecimal ratio) {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  /** Upper ends of notional, rates, and amounts that are taken off. */
  static final String[][] TIERS = {
    {"2000", "0.02", "0"}, {"10000", "0.05", "60"}, {"100000000", "0.1", "560"}
  };

  /** Open, high, low and close of a bar, and the close before. */
  record Bar(
      BigDecimal before, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {}

  /** Everything that it is worth by. */
  Set<InstrumentId> priced() {
    Set<InstrumentId> ids = new TreeSet<>();
    for (Position position : positions) {
      ids.add(position.instrument());
      if (!position.contract().settle().equals(currency)) {
        ids.add(Ids.spot(position.contract().settle(), currency));
      }
    }
    for (Asset asset : balances.keySet()) {
      if (!asset.equals(currency)) {
        ids.add(Ids.spot(asset, currency));
      }
    }
    return ids;
  }

  /**
   * The least excess by the stated rule: at the closes before, at the opens, at the joint worst to
   * which all prices go, and at the closes.
   */
  BigDecimal worst(Map<InstrumentId, Bar> bars) {
    SequencedMap<InstrumentId, BigDecimal> opens = new TreeMap<>();
    SequencedMap<InstrumentId, BigDecimal> before = new TreeMap<>();
    SequencedMap<InstrumentId, BigDecimal> closes = new TreeMap<>();
    bars.forEach((id, bar) -> {
      opens.put(id, bar.open());
      before.put(id, bar.before());
      closes.put(id, bar.close());
    });
    SequencedMap<InstrumentId, BigDecimal> extremes = new TreeMap<>(opens);
    bars.forEach((id, bar) -> {
      SequencedMap<InstrumentId, BigDecimal> fallen = new TreeMap<>(opens);
      SequencedMap<InstrumentId, BigDecimal> risen = new TreeMap<>(opens);
      fallen.put(id, bar.low());
      risen.put(id, bar.high());
      boolean falling = excess(fallen).compareTo(excess(risen)) <= 0;
      extremes.put(id, falling ? bar.low() : bar.high());
    });
    return excess(before).min(excess(opens)).min(excess(extremes)).min(excess(closes));
  }

  /** The least excess that the bars allow: of every way to put each price on one of its ends. */
  BigDecimal worstOfAll(Map<InstrumentId, Bar> bars) {
    List<InstrumentId> ids = new ArrayList<>(bars.keySet());
    BigDecimal least = worst(bars);
    for (int corner = 0; corner < 1 << ids.size(); corner++) {
      Map<InstrumentId, BigDecimal> prices = new TreeMap<>();
      for (int i = 0; i < ids.size(); i++) {
        Bar bar = Objects.requireNonNull(bars.get(ids.get(i)));
        prices.put(ids.get(i), (corner >> i & 1) == 0 ? bar.low() : bar.high());
      }
      least = least.min(excess(prices));
    }
    return least;
  }

  /** Equity less what it is liquidated at. */
  BigDecimal excess(Map<InstrumentId, BigDecimal> prices) {
    TreeSet<Asset> assets = new TreeSet<>(balances.keySet());
    positions.forEach(position -> assets.add(position.contract().settle()));
    BigDecimal excess = BigDecimal.ZERO;
    for (Asset asset : assets) {
      BigDecimal net = balances.getOrDefault(asset, BigDecimal.ZERO);
      BigDecimal kept = BigDecimal.ZERO;
      for (Position position : positions) {
        if (position.contract().settle().equals(asset)) {
          BigDecimal size = size(position, prices);
          BigDecimal sign =
              position.instrument().isInverse() ? BigDecimal.ONE.negate() : BigDecimal.ONE;
          net = net.add(sign.multiply(size)).subtract(position.entryCost().toDecimal());
          kept = kept.add(maintenance(size.abs()));
        }
      }
      BigDecimal index = asset.equals(currency) ? BigDecimal.ONE : index(asset, prices);
      BigDecimal[] share =
          counted.getOrDefault(asset, new BigDecimal[] {BigDecimal.ONE, BigDecimal.ONE});
      BigDecimal counts = share[net.signum() < 0 ? 1 : 0];
      excess = excess.add(net.multiply(index).multiply(counts));
      excess = excess.subtract(ratio.multiply(kept).multiply(index));
    }
    return excess;
  }

  /** Contracts x size x price, or for an inverse contract contracts x size / price; signed. */
  private static BigDecimal size(Position position, Map<InstrumentId, BigDecimal> prices) {
    BigDecimal units =
        position.quantity().toDecimal().multiply(position.contract().size().toDecimal());
    BigDecimal price = Objects.requireNonNull(prices.get(position.instrument()));
    return position.instrument().isInverse() ? units.divide(price, DIGITS) : units.multiply(price);
  }

  private static BigDecimal maintenance(BigDecimal notional) {
    for (String[] tier : TIERS) {
      if (notional.compareTo(new BigDecimal(tier[0])) <= 0) {
        return notional.multiply(new BigDecimal(tier[1])).subtract(new BigDecimal(tier[2]));
      }
    }
    throw new IllegalArgumentException("a notional of " + notional);
  }

  private BigDecimal index(Asset asset, Map<InstrumentId, BigDecimal> prices) {
    return Objects.requireNonNull(prices.get(Ids.spot(asset, currency)));
  }
}
