// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Position;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Equity, margin and liquidation of many cross-margined wallets, kept true as marks change one by
 * one or all at once: linear contracts of one settlement asset.
 *
 * <p>Everything is exact, in hundred-millionths, and equal to the last unit to {@link
 * Position#unrealised}, {@link Brackets#maintenance} and {@link Requirement#initial}: floating
 * point only guesses a quotient, which whole numbers then correct. So a mark's change is applied as
 * a difference, and no number of them makes a sum drift.
 *
 * <p>Positions are held as columns, ordered by contract: a mark's change walks one stretch of
 * memory and adds to the wallets' totals. The columns are narrow, 16 bytes a position, so that
 * those of a thread stay in its processor's own cache: what a position was worth before is computed
 * again rather than kept. Nothing is allocated. An instance belongs to one thread; several threads
 * take an instance each, with the wallets shared out among them.
 */
public final class Revaluation {
  private static final long ONE = 100_000_000L;
  private static final long HALF = ONE / 2;

  /** Lifts the guess by more than it can be too small, so that whole numbers are guessed right. */
  private static final double NUDGE = 1 + 0x1p-50;

  private static final int EQUITY = 0;
  private static final int MAINTENANCE = 1;
  private static final int INITIAL = 2;
  private static final int HELD = 3;
  private static final int WIDTH = 4;
  private static final int SHARE = Levers.WIDTH;

  private final Asset asset;

  /** Positions of the c-th contract are those from c to, not including, c + 1. */
  private final int[] start;

  private final int[] wallet;

  /** Units of the base, signed. */
  private final long[] size;

  /** The place of the position's tier in its contract's table. */
  private final short[] tier;

  /** The place of the position's leverage among {@link #shares}. */
  private final short[] lever;

  /** One over each leverage: the multiplier and the shift of an {@link ExactShare}. */
  private final long[] shares;

  private final long[][] tables;

  /** The last mark of each contract. */
  private final long[] marked;

  /** Of each wallet: equity, maintenance, initial margin, and how many positions it has. */
  private final long[] totals;

  /** What equity would be with all marks at zero: balances less entry costs. */
  private final long[] unmarked;

  private Revaluation(List<Brackets> contracts, List<CrossWallet> wallets) {
    asset = wallets.getFirst().balance().asset();
    start = starts(contracts, wallets);
    int positions = start[contracts.size()];
    wallet = new int[positions];
    size = new long[positions];
    tier = new short[positions];
    lever = new short[positions];
    Levers levers = Levers.of(wallets);
    shares = levers.columns();
    tables = new long[contracts.size()][];
    marked = new long[contracts.size()];
    totals = new long[wallets.size() * WIDTH];
    unmarked = new long[wallets.size()];
    fill(contracts, wallets, levers);
  }

  /**
   * The wallets at these marks.
   *
   * @param contracts the margin table of every contract, in the order of the marks
   * @param wallets one or more, all in one asset
   * @param marks in hundred-millionths
   */
  public static Revaluation of(List<Brackets> contracts, List<CrossWallet> wallets, long[] marks) {
    Revaluation revaluation = new Revaluation(contracts, wallets);
    revaluation.mark(marks);
    return revaluation;
  }

  private static Map<InstrumentId, Integer> places(List<Brackets> contracts) {
    Map<InstrumentId, Integer> places = new HashMap<>();
    for (Brackets table : contracts) {
      if (places.put(table.instrument(), places.size()) != null) {
        throw new IllegalArgumentException("two margin tables of " + table.instrument());
      }
    }
    return places;
  }

  private static int[] starts(List<Brackets> contracts, List<CrossWallet> wallets) {
    Map<InstrumentId, Integer> places = places(contracts);
    int[] start = new int[contracts.size() + 1];
    for (CrossWallet one : wallets) {
      for (Position position : one.positions()) {
        Integer place = places.get(position.instrument());
        if (place == null || position.instrument().isInverse()) {
          throw new IllegalArgumentException(
              position.instrument() + (place == null ? " has no margin table" : " is not linear"));
        }
        start[place + 1]++;
      }
    }
    for (int contract = 0; contract < contracts.size(); contract++) {
      start[contract + 1] += start[contract];
    }
    return start;
  }

  private void fill(List<Brackets> contracts, List<CrossWallet> wallets, Levers levers) {
    Map<InstrumentId, Integer> places = places(contracts);
    int[] next = start.clone();
    long[] limits = new long[contracts.size()];
    Arrays.fill(limits, ExactShare.GREATEST);
    for (int w = 0; w < wallets.size(); w++) {
      CrossWallet one = wallets.get(w);
      Money equity = one.balance();
      for (Position position : one.positions()) {
        int contract = places.getOrDefault(position.instrument(), -1);
        int place = levers.place(position.leverage());
        limits[contract] = Math.min(limits[contract], levers.limit(place));
        set(next[contract]++, w, position, place);
        equity = equity.minus(position.entryCost());
      }
      unmarked[w] = equity.units();
      totals[w * WIDTH + HELD] = one.positions().size();
    }
    for (int contract = 0; contract < limits.length; contract++) {
      tables[contract] = ExactTiers.of(contracts.get(contract), limits[contract]);
    }
  }

  private void set(int i, int w, Position position, int place) {
    wallet[i] = w;
    size[i] = position.quantity().times(position.contract().size()).units();
    lever[i] = (short) (place * SHARE);
  }

  /** All marks change: every position is valued afresh. */
  public void mark(long[] marks) {
    if (marks.length != tables.length) {
      throw new IllegalArgumentException(
          marks.length + " marks for " + tables.length + " contracts");
    }
    for (int w = 0; w < unmarked.length; w++) {
      totals[w * WIDTH + EQUITY] = unmarked[w];
      totals[w * WIDTH + MAINTENANCE] = 0;
      totals[w * WIDTH + INITIAL] = 0;
    }
    for (int contract = 0; contract < marks.length; contract++) {
      value(contract, marks[contract], marks[contract] * (NUDGE / ONE), tables[contract]);
    }
  }

  private void value(int contract, long mark, double factor, long[] table) {
    int end = start[contract + 1];
    for (int i = start[contract]; i < end; i++) {
      long sign = size[i] >> 63;
      long now = notional((size[i] ^ sign) - sign, mark, factor);
      int held = tier[i];
      if (ExactTiers.outside(table, held, now)) {
        held = ExactTiers.find(table, now);
        tier[i] = (short) held;
      }
      int at = wallet[i] * WIDTH;
      totals[at + EQUITY] += (now ^ sign) - sign;
      totals[at + MAINTENANCE] += ExactTiers.maintenance(table, held, now);
      totals[at + INITIAL] += initial(lever[i], now);
    }
    marked[contract] = mark;
  }

  private long initial(int share, long notional) {
    return ExactShare.floor(notional, shares[share], (int) shares[share + 1]);
  }

  /**
   * One contract's mark changes: only the positions in it are valued.
   *
   * @param contract its place in the list of margin tables
   * @param mark in hundred-millionths
   */
  public void mark(int contract, long mark) {
    long before = marked[contract];
    revalue(contract, before, before * (NUDGE / ONE), mark, mark * (NUDGE / ONE), tables[contract]);
  }

  private void revalue(
      int contract, long markBefore, double factorBefore, long mark, double factor, long[] table) {
    int end = start[contract + 1];
    for (int i = start[contract]; i < end; i++) {
      long sign = size[i] >> 63;
      long units = (size[i] ^ sign) - sign;
      long before = notional(units, markBefore, factorBefore);
      long now = notional(units, mark, factor);
      int held = tier[i];
      long marginBefore = ExactTiers.maintenance(table, held, before);
      if (ExactTiers.outside(table, held, now)) {
        held = ExactTiers.find(table, now);
        tier[i] = (short) held;
      }
      int at = wallet[i] * WIDTH;
      totals[at + EQUITY] += ((now - before) ^ sign) - sign;
      totals[at + MAINTENANCE] += ExactTiers.maintenance(table, held, now) - marginBefore;
      totals[at + INITIAL] += initial(lever[i], now) - initial(lever[i], before);
    }
    marked[contract] = mark;
  }

  /**
   * Size x mark in hundred-millionths, half even. The product may be beyond 64 bits; its rest after
   * the guessed quotient is not, and the low 64 bits give it exactly.
   */
  private static long notional(long size, long mark, double factor) {
    long quotient = (long) (size * factor);
    long rest = size * mark - quotient * ONE;
    if ((rest | (ONE - 1 - rest)) < 0) {
      long carry = Math.floorDiv(rest, ONE);
      quotient += carry;
      rest -= carry * ONE;
    }
    return quotient + ((HALF - rest - (quotient & 1)) >>> 63);
  }

  public int wallets() {
    return unmarked.length;
  }

  /** Balance plus unrealised profit. */
  public Money equity(int index) {
    return new Money(asset, totals[index * WIDTH + EQUITY]);
  }

  public Money maintenance(int index) {
    return new Money(asset, totals[index * WIDTH + MAINTENANCE]);
  }

  public Money initial(int index) {
    return new Money(asset, totals[index * WIDTH + INITIAL]);
  }

  /** Whether the wallet has positions and its equity does not exceed their maintenance margin. */
  public boolean liquidated(int index) {
    int at = index * WIDTH;
    return totals[at + HELD] > 0 && totals[at + EQUITY] <= totals[at + MAINTENANCE];
  }
}
