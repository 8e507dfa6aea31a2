// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A part of the way from what is held of a contract, in one direction, on which neither the sign of
 * its notional nor that of the overlay's part changes: there margin and budget are straight. Ways
 * are used in order without being told to, since what comes later is never cheaper.
 *
 * @param contract by its place
 * @param sign +1 where it is bought, -1 where it is sold
 * @param from and {@code to}: notionals at its ends
 * @param others what of the notional is not the overlay's
 */
record Stretch(int contract, int sign, double from, double to, double others) {
  /** Those of a contract, both ways. */
  static List<Stretch> of(int contract, OverlayStage.Position position) {
    List<Stretch> all = new ArrayList<>();
    add(all, contract, 1, position, position.highest());
    add(all, contract, -1, position, position.lowest());
    return all;
  }

  private static void add(
      List<Stretch> all, int contract, int sign, OverlayStage.Position position, double end) {
    double[] corners =
        DoubleStream.of(0, position.others(), position.lowest(), position.highest())
            .filter(one -> sign * (one - position.held()) > 0 && sign * (end - one) >= 0)
            .map(one -> sign * one)
            .sorted()
            .distinct()
            .map(one -> sign * one)
            .toArray();
    double from = position.held();
    for (double to : corners) {
      all.add(new Stretch(contract, sign, from, to, position.others()));
      from = to;
    }
  }

  /** Whether all of it must be gone: what is held may not stay. */
  boolean isForced(OverlayStage.Position position) {
    return Math.max(from, to) <= position.lowest() || Math.min(from, to) >= position.highest();
  }

  double length() {
    return Math.abs(to - from);
  }

  /** On which side of a notional it lies: +1 above, -1 below. */
  int side(double notional) {
    return from + to > 2 * notional ? 1 : -1;
  }
}
