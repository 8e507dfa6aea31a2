// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The straight path of all prices from a bar's open to its worst point for one wallet, in {@link
 * #END} steps. The wallet's own equity decides which extreme is the worst, for one group of
 * instruments at a time. Along the path the wallet is liquidated at the prices at which its equity
 * no longer exceeds its maintenance margin, and no better.
 */
public final class PricePath {
  /** The step at which every price is at its worst. */
  static final long END = 1L << 48;

  private final long time;
  private final Asset quote;
  private final BracketBook brackets;
  private final SequencedMap<InstrumentId, PriceRange> ranges;
  private final SequencedMap<InstrumentId, Price> worst = new TreeMap<>();
  private final Marks start;

  /** Carries out one liquidation order. */
  public interface Liquidation {
    /**
     * Closes a part of the wallet's positions.
     *
     * @param left with positions, and with no more equity than their maintenance at the marks
     * @param marks that the wallet is liquidated at
     * @return the wallet after that
     */
    FuturesWallet liquidate(FuturesWallet left, Marks marks);
  }

  /**
   * A wallet at the end of its path.
   *
   * @param left of the wallet
   * @param marks of the last liquidation order; of the path's start where there was none
   */
  public record End(FuturesWallet left, Marks marks) {}

  private PricePath(
      Asset quote, BracketBook brackets, long time, SequencedMap<InstrumentId, PriceRange> ranges) {
    this.time = time;
    this.quote = quote;
    this.brackets = brackets;
    this.ranges = ranges;
    ranges.forEach((id, range) -> worst.put(id, range.from()));
    this.start = Marks.of(time, quote, worst);
  }

  /**
   * The path of a wallet through these ranges.
   *
   * @param quote what the marks are in
   * @param worst which of the ranges' extremes are taken to be reached together
   * @param time of the brackets and of the marks
   */
  public static PricePath of(
      FuturesWallet wallet,
      Asset quote,
      BracketBook brackets,
      WorstCase worst,
      long time,
      SequencedMap<InstrumentId, PriceRange> ranges) {
    PricePath path = new PricePath(quote, brackets, time, ranges);
    SequencedMap<String, List<InstrumentId>> groups = new TreeMap<>();
    for (InstrumentId id : ranges.keySet()) {
      groups.computeIfAbsent(worst.group(id), ignored -> new ArrayList<>()).add(id);
    }
    SequencedMap<InstrumentId, Price> found = new TreeMap<>();
    for (List<InstrumentId> group : groups.values()) {
      boolean falling = path.fallIsWorse(wallet, group);
      for (InstrumentId id : group) {
        PriceRange range = path.range(id);
        found.put(id, falling ? range.low() : range.high());
      }
    }
    path.worst.putAll(found);
    return path;
  }

  private boolean fallIsWorse(FuturesWallet wallet, List<InstrumentId> group) {
    List<Position> touched = new ArrayList<>();
    for (Position position : wallet.positions()) {
      if (group.contains(position.instrument())) {
        touched.add(position);
      }
    }
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
    return Objects.requireNonNull(ranges.get(id));
  }

  /**
   * Liquidates a wallet wherever it is in breach, until it is compliant there, and goes on from
   * there.
   *
   * @param wallet the one that the path was made for
   */
  public End walk(FuturesWallet wallet, Liquidation liquidation) {
    FuturesWallet left = wallet;
    OptionalLong breach = breach(left, 0);
    Marks marks = at(0);
    while (breach.isPresent()) {
      marks = at(breach.getAsLong());
      do {
        left = liquidation.liquidate(left, marks);
      } while (!left.positions().isEmpty() && left.excess(marks, brackets).signum() <= 0);
      breach = left.positions().isEmpty() ? OptionalLong.empty() : breach(left, breach.getAsLong());
    }
    return new End(left, marks);
  }

  /** Prices at a step, rounded to 1e-8 towards the worst. */
  private Marks at(long step) {
    if (step == 0) {
      return start;
    }
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
  private OptionalLong breach(FuturesWallet wallet, long first) {
    if (at(first, wallet) <= 0) {
      return OptionalLong.of(first);
    }
    if (isStill() || at(END, wallet) > 0) {
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

  /** Whether every price stays where it is, so that what holds at one step holds at all. */
  private boolean isStill() {
    for (Map.Entry<InstrumentId, Price> one : worst.entrySet()) {
      if (range(one.getKey()).from().units() != one.getValue().units()) {
        return false;
      }
    }
    return true;
  }

  private int at(long step, FuturesWallet wallet) {
    return wallet.excess(at(step), brackets).signum();
  }
}
