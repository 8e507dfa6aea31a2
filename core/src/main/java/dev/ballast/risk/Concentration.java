// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Exposure;
import dev.ballast.unit.Asset;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * How far an exposure lies in few assets: shares of gross exposure, spot plus absolute futures.
 *
 * @param gross in the quote
 * @param herfindahl the sum of squared shares, from 1 / n to 1
 * @param effective its inverse: as many equal holdings would be as concentrated
 * @param largest the asset with the largest share; of two, the first
 * @param largestShare its share
 */
public record Concentration(
    double gross, double herfindahl, double effective, Asset largest, double largestShare) {

  /** Of an account; nothing where it is exposed to nothing. */
  public static Optional<Concentration> of(Exposure exposure) {
    SequencedMap<Asset, Double> gross = new TreeMap<>();
    exposure
        .spot()
        .forEach((asset, value) -> gross.merge(asset, Math.abs(value.toDouble()), Double::sum));
    exposure
        .futures()
        .forEach((asset, value) -> gross.merge(asset, Math.abs(value.toDouble()), Double::sum));
    return of(gross);
  }

  /** Of gross exposures by asset, each zero or more. */
  public static Optional<Concentration> of(SequencedMap<Asset, Double> gross) {
    double sum = 0;
    for (double one : gross.values()) {
      sum += one;
    }
    if (sum <= 0) {
      return Optional.empty();
    }
    double squares = 0;
    Asset largest = gross.firstEntry().getKey();
    for (var one : gross.entrySet()) {
      double share = one.getValue() / sum;
      squares += share * share;
      if (one.getValue() > gross.getOrDefault(largest, 0.0)) {
        largest = one.getKey();
      }
    }
    return Optional.of(
        new Concentration(
            sum, squares, 1 / squares, largest, gross.getOrDefault(largest, 0.0) / sum));
  }
}
