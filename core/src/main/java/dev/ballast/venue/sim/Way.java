// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.margin.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The straight way of all prices from where a bar opened to the worst of it for one wallet, cut
 * into {@link #END} steps. Which extreme is the worst is asked of the wallet itself, one group of
 * instruments at a time.
 */
final class Way {
  /** The step at which every price is at its worst. */
  static final long END = 1L << 48;

  private final long time;
  private final Asset quote;
  private final BracketBook brackets;
  private final SequencedMap<InstrumentId, PriceRange> ranges;
  private final SequencedMap<InstrumentId, Price> worst = new TreeMap<>();

  private Way(Margins margins, long time, SequencedMap<InstrumentId, PriceRange> ranges) {
    this.time = time;
    this.quote = margins.quote();
    this.brackets = margins.brackets();
    this.ranges = ranges;
    ranges.forEach((id, range) -> worst.put(id, range.from()));
  }

  /** The way of a wallet through these ranges. */
  static Way of(
      FuturesWallet wallet,
      Margins margins,
      long time,
      SequencedMap<InstrumentId, PriceRange> ranges) {
    Way way = new Way(margins, time, ranges);
    SequencedMap<String, List<InstrumentId>> groups = new TreeMap<>();
    for (InstrumentId id : ranges.keySet()) {
      groups.computeIfAbsent(margins.worstCase().group(id), ignored -> new ArrayList<>()).add(id);
    }
    SequencedMap<InstrumentId, Price> found = new TreeMap<>();
    for (List<InstrumentId> group : groups.values()) {
      boolean falling = way.fallIsWorse(wallet, group);
      for (InstrumentId id : group) {
        PriceRange range = way.range(id);
        found.put(id, falling ? range.low() : range.high());
      }
    }
    way.worst.putAll(found);
    return way;
  }

  private boolean fallIsWorse(FuturesWallet wallet, List<InstrumentId> group) {
    List<Position> touched =
        wallet.positions().stream()
            .filter(position -> group.contains(position.instrument()))
            .toList();
    if (group.size() == 1 && touched.size() == 1) {
      return touched.getFirst().quantity().signum() > 0;
    }
    return excess(wallet, group, true).compareTo(excess(wallet, group, false)) <= 0;
  }

  private BigDecimal excess(FuturesWallet wallet, List<InstrumentId> group, boolean falling) {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    ranges.forEach((id, range) -> prices.put(id, range.from()));
    for (InstrumentId id : group) {
      prices.put(id, falling ? range(id).low() : range(id).high());
    }
    return wallet.excess(Marks.of(time, quote, prices), brackets);
  }

  private PriceRange range(InstrumentId id) {
    return java.util.Objects.requireNonNull(ranges.get(id));
  }

  /** Prices at a step, rounded to 1e-8 towards the worst. */
  Marks at(long step) {
    if (step == END) {
      return Marks.of(time, quote, worst);
    }
    Map<InstrumentId, Price> prices = new TreeMap<>();
    worst.forEach((id, price) -> prices.put(id, between(range(id).from(), price, step)));
    return Marks.of(time, quote, prices);
  }

  private static Price between(Price from, Price to, long step) {
    BigDecimal move =
        BigDecimal.valueOf(to.units() - from.units())
            .multiply(BigDecimal.valueOf(step))
            .divide(BigDecimal.valueOf(END), 0, RoundingMode.UP);
    return new Price(from.units() + move.longValueExact());
  }

  /** The first step, not before a given one, at which the wallet is to be liquidated. */
  OptionalLong breach(FuturesWallet wallet, long first) {
    if (at(first, wallet) <= 0) {
      return OptionalLong.of(first);
    }
    if (at(END, wallet) > 0) {
      return OptionalLong.empty();
    }
    long safe = first;
    long breached = END;
    while (breached - safe > 1) {
      long middle = safe + (breached - safe) / 2;
      if (at(middle, wallet) > 0) {
        safe = middle;
      } else {
        breached = middle;
      }
    }
    return OptionalLong.of(breached);
  }

  private int at(long step, FuturesWallet wallet) {
    return wallet.excess(at(step), brackets).signum();
  }
}
