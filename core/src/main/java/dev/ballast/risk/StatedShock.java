// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Place;
import dev.ballast.unit.Asset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A scenario in a user's words, before it meets an account: moves of assets and of sectors.
 *
 * @param moves by asset or sector, fractions; an asset's own goes before its sector's
 * @param others what moves everything else
 * @param basis how far every future goes from its asset's price
 * @param fundingPerDay the rate that perpetuals are held at, a fraction of notional a day
 * @param fundingDays for how long
 * @param lost where all that is kept is gone
 */
public record StatedShock(
    String name,
    SequencedMap<String, Double> moves,
    Others others,
    double basis,
    double fundingPerDay,
    int fundingDays,
    SequencedSet<Place> lost) {
  /** What moves an asset that is not named, nor its sector. */
  public enum Others {
    /** Its beta times the benchmark's move. */
    BETA,
    /** Nothing. */
    STILL
  }

  /** Copies the collections. */
  public StatedShock {
    moves = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(moves));
    lost = Collections.unmodifiableSequencedSet(new TreeSet<>(lost));
  }

  /**
   * The shock of an account.
   *
   * @param assets that move
   * @param sectors of an asset, by name
   */
  public Shock of(
      BetaMoves betas, Collection<Asset> assets, Function<Asset, Optional<String>> sectors) {
    SequencedMap<Asset, Double> found = new TreeMap<>();
    TreeSet<Asset> byBeta = new TreeSet<>();
    double market = moves.getOrDefault(betas.benchmark().code(), 0.0);
    TreeSet<Asset> all = new TreeSet<>(assets);
    all.add(betas.benchmark());
    moves.keySet().stream().map(StatedShock::dollar).flatMap(Optional::stream).forEach(all::add);
    for (Asset asset : all) {
      Optional<Double> own =
          Optional.ofNullable(moves.get(asset.code()))
              .or(() -> sectors.apply(asset).map(moves::get));
      if (own.isPresent()) {
        found.put(asset, own.get());
      } else if (others == Others.BETA && market != 0) {
        found.put(asset, betas.move(asset, market));
        byBeta.add(asset);
      }
    }
    return new Shock(
        name,
        "as stated" + (byBeta.isEmpty() ? "" : ", others by their betas"),
        found,
        basis,
        fundingPerDay,
        fundingDays,
        lost,
        betas.notes(byBeta));
  }

  /** What it moves that is no dollar and not among these names of assets and sectors. */
  public List<String> unknown(Collection<String> names) {
    return moves.keySet().stream()
        .filter(name -> dollar(name).isEmpty() && !names.contains(name))
        .toList();
  }

  private static Optional<Asset> dollar(String name) {
    return name.matches("[A-Z]+") && new Asset(name).isDollar()
        ? Optional.of(new Asset(name))
        : Optional.empty();
  }
}
