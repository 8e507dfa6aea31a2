// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import java.util.function.LongSupplier;

/**
 * The time of a replayed market: so many times as fast as the machine's, or standing until it is
 * moved.
 */
final class VenueClock {
  private final double speed;
  private final LongSupplier machine;
  private final long begun;
  private final long start;
  private long moved;
  private LongSupplier skew = () -> 0;

  /**
   * A clock.
   *
   * @param start of the market, epoch milliseconds
   * @param speed of the market beside the machine's clock; zero for one that stands
   * @param machine what this machine's clock says, in milliseconds
   */
  VenueClock(long start, double speed, LongSupplier machine) {
    this.start = start;
    this.speed = speed;
    this.machine = machine;
    this.begun = machine.getAsLong();
    this.moved = start;
  }

  /** The market's time, epoch milliseconds. */
  long now() {
    return Math.max(moved, start + (long) (speed * (machine.getAsLong() - begun)));
  }

  /** How many times as fast as the machine's it goes; zero where it stands. */
  double speed() {
    return speed;
  }

  /** The latest that a client can make of a time that it was told, by a clock of its own. */
  long latest() {
    return now() + Math.max(0, machine.getAsLong() - begun);
  }

  /** What this machine's clock says. */
  long machine() {
    return machine.getAsLong();
  }

  /** Goes wrong by so many milliseconds wherever it is told, and requests are held to it. */
  void goWrong(LongSupplier by) {
    skew = by;
  }

  /** How far what it tells is ahead. */
  long skew() {
    return skew.getAsLong();
  }

  /** When the market began. */
  long start() {
    return start;
  }

  /** Goes on to a time, where that is not past. */
  void moveTo(long time) {
    moved = Math.max(moved, time);
  }
}
