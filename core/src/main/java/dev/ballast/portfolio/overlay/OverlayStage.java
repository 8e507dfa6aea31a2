// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What an overlay stands on. Arrays have an element a contract; all amounts are in the quote.
 *
 * @param equity of the account, above zero
 * @param beside exposure by asset of all that is in none of the contracts
 * @param positions in the contracts
 * @param limits that must hold
 */
public record OverlayStage(
    double equity,
    SequencedMap<Asset, Double> beside,
    List<Position> positions,
    List<OverlayLimit> limits) {
  /** Copies the collections. */
  public OverlayStage {
    beside = Collections.unmodifiableSequencedMap(new TreeMap<>(beside));
    positions = List.copyOf(positions);
    limits = List.copyOf(limits);
  }

  /**
   * One contract's, in signed notional.
   *
   * @param held now, whoever for
   * @param others what it comes to without the overlay
   * @param lowest and {@code highest}: what it may come to with it
   */
  public record Position(double held, double others, double lowest, double highest) {
    /** Refuses what has no finite range. */
    public Position {
      if (!(lowest <= highest) || !Double.isFinite(highest - lowest) || !Double.isFinite(held)) {
        throw new IllegalArgumentException(
            "a position from " + lowest + " to " + highest + ", " + held + " held");
      }
    }
  }

  /** What the contracts come to without the overlay, kept within what they may come to. */
  double[] without() {
    return positions.stream()
        .mapToDouble(one -> Math.clamp(one.others(), one.lowest(), one.highest()))
        .toArray();
  }
}
