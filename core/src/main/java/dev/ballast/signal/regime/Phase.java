// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import java.util.Locale;

/** A phase of the market's cycle. */
public enum Phase {
  /** The benchmark rises and most others lag it. */
  DOMINANCE("Bitcoin leads", "BTC and ETH"),
  /** The large chains catch up with it. */
  LAYER_ONES(
      "layer-1s and infrastructure catch up",
      "a step from BTC and ETH to layer-1 and infrastructure"),
  /** Most of the market does better than it. */
  NARRATIVES("narratives run", "the sectors in the lead"),
  /** It has turned, and breadth is gone. */
  PEAK("peak and consolidation", "back to BTC and ETH"),
  /** Structural support is broken. */
  BEAR("bear market", "BTC and ETH alone, altcoins cut, a short of the benchmark");

  private final String title;
  private final String buys;

  Phase(String title, String buys) {
    this.title = title;
    this.buys = buys;
  }

  /** What it is, in words. */
  public String title() {
    return title;
  }

  /** What it buys, half a sentence. */
  public String buys() {
    return buys;
  }

  /** {@code layer-ones}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
