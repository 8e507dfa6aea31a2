// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.Marketplace;
import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the futures market is asked.
 *
 * @param members of every sector, in the user's order; a sector without members is not judged
 * @param benchmark what relative strength is against
 * @param market whose prices they are
 */
public record SignalQuestion(
    SequencedMap<Sector, List<Asset>> members, Asset benchmark, Marketplace market, RuleSet rules) {
  /** Copies the members. */
  public SignalQuestion {
    SequencedMap<Sector, List<Asset>> copy = new LinkedHashMap<>();
    members.forEach((sector, assets) -> copy.put(sector, List.copyOf(assets)));
    members = Collections.unmodifiableSequencedMap(copy);
  }

  /** Of the members alone: it is asked for at every review, and the rules are long. */
  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** Every member of a sector once, in the order of the sectors. */
  public List<Asset> assets() {
    List<Asset> assets = new ArrayList<>();
    members
        .values()
        .forEach(all -> all.stream().filter(one -> !assets.contains(one)).forEach(assets::add));
    return assets;
  }
}
