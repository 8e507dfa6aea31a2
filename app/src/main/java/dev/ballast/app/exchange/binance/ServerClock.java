// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The exchange's time as this machine knows it: its own clock, and how far the exchange's is ahead
 * of it, measured by round trips. A machine whose clock is wrong can trade.
 */
public final class ServerClock {
  private static final int ROUNDS = 5;
  private static final long SLOW = 1000;
  private static final long LASTS = 3_600_000;
  private static final long WORTH_TELLING = 1000;

  private final LongSupplier machine;
  private volatile Measure measured = new Measure(false, 0, 0, 0);

  /**
   * A measurement.
   *
   * @param ahead the exchange's time minus this machine's, in milliseconds
   * @param trip the round trip's time, in milliseconds
   * @param at by this machine's clock
   */
  private record Measure(boolean done, long ahead, long trip, long at) {}

  /**
   * A clock that is not measured yet.
   *
   * @param machine what this machine's clock says, epoch milliseconds
   */
  ServerClock(LongSupplier machine) {
    this.machine = machine;
  }

  /**
   * Measures by the quickest of some round trips.
   *
   * @param time asks the exchange for its time
   * @return the difference; or why there is none, where no trip came back
   */
  synchronized Answer<Long> measure(Supplier<Answer<Long>> time) {
    Answer<Long> outcome = new Answer.Unknown<>("the exchange's time was not asked for");
    Optional<Measure> best = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      long sent = machine.getAsLong();
      outcome = time.get();
      long received = machine.getAsLong();
      Optional<Long> told = outcome.given();
      if (told.isEmpty()) {
        break;
      }
      long trip = Math.max(0, received - sent);
      if (best.isEmpty() || trip < best.get().trip()) {
        best = Optional.of(new Measure(true, told.get() - (sent + trip / 2), trip, received));
      }
      if (trip > SLOW) {
        break;
      }
    }
    if (best.isEmpty()) {
      return outcome;
    }
    measured = best.get();
    return new Answer.Given<>(best.get().ahead());
  }

  boolean isMeasured() {
    return measured.done();
  }

  /** Whether the last measurement is old, or from a time that has not come. */
  boolean isOld() {
    long age = machine.getAsLong() - measured.at();
    return !measured.done() || age < 0 || age > LASTS;
  }

  /** The exchange's time minus this machine's, in milliseconds. */
  public long ahead() {
    return measured.ahead();
  }

  /** The exchange's time, epoch milliseconds. */
  public long now() {
    return machine.getAsLong() + measured.ahead();
  }

  /** What the user should know of this machine's clock, where it is off by more than a second. */
  public Optional<String> note() {
    Measure one = measured;
    if (Math.abs(one.ahead()) <= WORTH_TELLING + one.trip()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "this machine's clock is %s s %s the exchange's: requests bear the exchange's time;"
                + " set the clock by NTP",
            BigDecimal.valueOf(Math.abs(one.ahead()), 3).toPlainString(),
            one.ahead() > 0 ? "behind" : "ahead of"));
  }
}
