// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.signal.regime.Phase;
import dev.ballast.unit.Asset;

/** A state of the market that a rule may wait for. */
public sealed interface Circumstance {
  /** The benchmark's structural support is broken. */
  Circumstance BEAR = new Bear();

  /** Three of four sectors are to be trimmed or reduced. */
  Circumstance FADING = new Fading();

  /** The futures market fades as a whole. */
  record Fading() implements Circumstance {
    @Override
    public String toString() {
      return "fading";
    }
  }

  /** The market is in a phase of its cycle. */
  record InPhase(Phase phase) implements Circumstance {
    @Override
    public String toString() {
      return "phase(" + phase + ")";
    }
  }

  /** The benchmark is below its long mean and far below its high. */
  record Bear() implements Circumstance {
    @Override
    public String toString() {
      return "bear";
    }
  }

  /** Funding and open interest of an asset's perpetual are both extreme. */
  record Overbought(Asset asset) implements Circumstance {
    @Override
    public String toString() {
      return "overbought(" + asset + ")";
    }
  }
}
