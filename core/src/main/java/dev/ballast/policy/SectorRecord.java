// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a sector is from a day on, until a later record of the same sector.
 *
 * @param from the first day it holds, UTC
 * @param members in the user's order, each once
 * @param thesis why, in the user's words; may be empty
 * @param conviction how much, and for how long
 * @param bucket absent where the user gives it none; majors are theirs
 */
public record SectorRecord(
    Sector sector,
    LocalDate from,
    List<Asset> members,
    String thesis,
    Conviction conviction,
    Optional<Bucket> bucket) {
  /** Without scores or a bucket. */
  public SectorRecord(
      Sector sector, LocalDate from, int horizonMonths, List<Asset> members, String thesis) {
    this(sector, from, members, thesis, Conviction.of(from, horizonMonths), Optional.empty());
  }

  /** Refuses no members, a member twice, the score of another, and majors that are others. */
  public SectorRecord {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException(sector + " has no members");
    }
    if (new HashSet<>(members).size() < members.size()) {
      throw new IllegalArgumentException(sector + " names a member twice: " + members);
    }
    boolean majors = sector.equals(Sector.MAJORS);
    if (majors && !new HashSet<>(members).equals(new HashSet<>(List.of(Asset.BTC, Asset.ETH)))) {
      throw new IllegalArgumentException("majors are BTC and ETH, not " + members);
    }
    if (!members.containsAll(conviction.scores().keySet())) {
      throw new IllegalArgumentException(
          "a conviction of what is no member of " + sector + ": " + conviction.scores());
    }
    bucket = majors ? bucket.or(() -> Optional.of(Bucket.MAJORS)) : bucket;
    if (bucket.isPresent() && majors != (bucket.get() == Bucket.MAJORS)) {
      throw new IllegalArgumentException(
          "the bucket majors is that of the sector majors alone, not of " + sector);
    }
  }

  /** The record with its members under other names. */
  public SectorRecord renamed(UnaryOperator<Asset> name) {
    return new SectorRecord(
        sector,
        from,
        members.stream().map(name).distinct().toList(),
        thesis,
        conviction.renamed(name),
        bucket);
  }
}
