// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a row of history can hold at all. Within these bounds a value may still be odd; outside of
 * them it is nonsense: a misread column, another unit, a slip of the pen.
 *
 * <p>Times lie between Bitcoin's first block and now. Prices are what the books can hold to the
 * eighth decimal. No venue lets funding go beyond 4 % a settlement (Hyperliquid's cap an hour;
 * Binance's widest is 3 %), so 10 % leaves room. The largest market of all, in its smallest
 * currency, turns over some 10^13 a week.
 *
 * @param now the time of the clock, epoch milliseconds
 */
public record HistoryBounds(long now) {
  /** How far the recorder's clock may be ahead of ours, milliseconds. */
  private static final long AHEAD = 600_000;

  private static final long FIRST_BLOCK = Instant.parse("2009-01-03T00:00:00Z").toEpochMilli();
  private static final double SMALLEST_PRICE = 1e-8;
  private static final double LARGEST_PRICE = 1e10;
  private static final double LARGEST_RATE = 0.1;
  private static final double LARGEST_RATIO = 1e6;
  private static final double LARGEST_QUANTITY = 1e18;
  private static final double LARGEST_TURNOVER = 1e15;

  /**
   * Why a row is impossible.
   *
   * @param column which of its values, in the order of the kind's columns; -1 for its time
   * @param reason in words, with how to mend it
   */
  public record Fault(int column, String reason) {}

  public static HistoryBounds at(Instant now) {
    return new HistoryBounds(now.toEpochMilli());
  }

  /** The columns of a kind, in the order in which {@link #fault} takes their values. */
  public static List<String> columns(SeriesKind kind) {
    if (kind.isBars()) {
      return List.of("open", "high", "low", "close", "volume");
    }
    return kind.isFunding() ? List.of("funding_rate", "mark_price") : List.of("value");
  }

  /** Whether a bar had not closed yet, so that it would change. */
  public boolean unfinished(SeriesId id, long time) {
    return id.kind().isBars() && time <= now + AHEAD && time + id.interval().millis() > now;
  }

  /** The first thing impossible about a row; nothing where it can be. */
  public Optional<Fault> fault(SeriesId id, long time, double... values) {
    Optional<Fault> wrong = time(id, time);
    if (wrong.isPresent()) {
      return wrong;
    }
    return switch (id.kind()) {
      case BARS, MARK, INDEX, DOMINANCE -> bar(values);
      case FUNDING, FUNDING_SAMPLE -> settlement(values);
      case OPEN_INTEREST -> within(0, "open interest", values[0], 0, LARGEST_QUANTITY);
      case MARKET_CAP, TOTAL_MARKET_CAP ->
          within(0, "a capitalisation", values[0], 0, LARGEST_TURNOVER);
      case ACCOUNT_RATIO, TRADER_RATIO, TAKER_RATIO ->
          within(0, "a long/short ratio", values[0], 0, LARGEST_RATIO);
      case NAMED -> within(0, "a value", values[0], -LARGEST_QUANTITY, LARGEST_QUANTITY);
      case FRONT_CLOSE -> price(0, "close", values[0]);
    };
  }

  /** Why nothing can have been at a time; nothing where something can. */
  public Optional<Fault> fault(long time) {
    if (time < FIRST_BLOCK) {
      return at(time, " is before 2009-01-03, when there was nothing to trade; mend the time");
    }
    if (time > now + AHEAD) {
      return at(
          time,
          " lies in the future (this machine's clock says "
              + text(now - Math.floorMod(now, 1000))
              + "); mend the time");
    }
    return Optional.empty();
  }

  private Optional<Fault> time(SeriesId id, long time) {
    Optional<Fault> never = fault(time);
    if (never.isPresent()) {
      return never;
    }
    if (id.kind().isBars() && Math.floorMod(time, grid(id.interval().millis())) != 0) {
      return at(
          time,
          " is no time at which a bar of "
              + id.interval()
              + " opens (they count from 00:00 UTC); make bars of another day's start anew from"
              + " shorter ones");
    }
    Optional<LocalDate> expiry = expiry(id);
    if (expiry.isPresent() && !day(time).isBefore(expiry.get().plusDays(1))) {
      return at(time, " is after the contract's delivery on " + expiry.get() + "; remove the row");
    }
    return Optional.empty();
  }

  /** Where bars may open: on their own grid inside the day, and longer ones at midnight. */
  private static long grid(long interval) {
    long day = Interval.DAY.millis();
    long rest = interval;
    while (rest != 0) {
      long next = day % rest;
      day = rest;
      rest = next;
    }
    return Math.max(1, day);
  }

  private static Optional<LocalDate> expiry(SeriesId id) {
    return id.kind() == SeriesKind.NAMED || id.subject().indexOf('-') < 0
        ? Optional.empty()
        : id.instrument().expiry();
  }

  private static Optional<Fault> bar(double[] values) {
    List<String> names = columns(SeriesKind.BARS);
    for (int column = 0; column < 4; column++) {
      Optional<Fault> wrong = price(column, names.get(column), values[column]);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    double volume = values[4];
    if (!(volume <= LARGEST_QUANTITY) || volume * values[3] > LARGEST_TURNOVER) {
      return Optional.of(
          new Fault(
              4, "a volume of " + volume + " is more than any market trades in a bar; mend it"));
    }
    return Optional.empty();
  }

  private static Optional<Fault> settlement(double[] values) {
    if (!(Math.abs(values[0]) <= LARGEST_RATE)) {
      return Optional.of(
          new Fault(
              0,
              String.format(
                  Locale.ROOT,
                  "a funding rate of %s is %s %% in one settlement, and no venue goes beyond 4 %%;"
                      + " write a fraction (0.0001 for 0.01 %%)",
                  values[0],
                  (float) (100 * values[0]))));
    }
    return Double.isNaN(values[1]) ? Optional.empty() : price(1, "mark price", values[1]);
  }

  private static Optional<Fault> price(int column, String what, double value) {
    if (value > 0 && value < SMALLEST_PRICE) {
      return Optional.of(
          new Fault(
              column,
              what
                  + " "
                  + value
                  + " is below the smallest price that the books hold, 0.00000001; mend it"));
    }
    return within(column, what, value, SMALLEST_PRICE, LARGEST_PRICE);
  }

  private static Optional<Fault> within(
      int column, String what, double value, double least, double most) {
    return value >= least && value <= most
        ? Optional.empty()
        : Optional.of(new Fault(column, what + " " + value + " is beyond " + most + "; mend it"));
  }

  private static Optional<Fault> at(long time, String reason) {
    return Optional.of(new Fault(-1, text(time) + reason));
  }

  private static String text(long time) {
    return Instant.ofEpochMilli(time).toString();
  }

  private static LocalDate day(long time) {
    return UtcDay.date(time);
  }
}
