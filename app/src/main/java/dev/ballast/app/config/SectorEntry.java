// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.Usual;
import dev.ballast.market.Sector;
import dev.ballast.policy.Bucket;
import dev.ballast.policy.Conviction;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * One entry of a sectors file: a sector from a day on, some of whose members enter later.
 *
 * @param entered by member, in the user's order, the day on which it enters
 * @param scores by member that has one, how much it is believed in
 */
record SectorEntry(
    Field members,
    Sector sector,
    LocalDate from,
    int horizon,
    SequencedMap<Asset, LocalDate> entered,
    SequencedMap<Asset, Double> scores,
    Optional<Bucket> bucket,
    String thesis) {
  private static final int DEFAULT_HORIZON = 12;

  static SectorEntry read(Field item, LocalDate today) {
    Mapping table = item.table("sector", "from", "horizon", "bucket", "members", "thesis");
    Sector sector = sector(table.require("sector").scalar());
    LocalDate from = table.require("from").scalar().pastDay(today);
    int horizon = table.get("horizon", one -> one.months(120), DEFAULT_HORIZON);
    Field members = table.require("members");
    SequencedMap<Asset, LocalDate> entered = new LinkedHashMap<>();
    SequencedMap<Asset, Double> scores = new LinkedHashMap<>();
    for (Field member : members.items()) {
      add(entered, scores, member, from, today);
    }
    return new SectorEntry(
        members,
        sector,
        from,
        horizon,
        entered,
        scores,
        table.get("bucket", one -> bucket(one, sector)),
        table.get("thesis", one -> one.words(1000), ""));
  }

  /** Majors are a bucket of their own. */
  private static Bucket bucket(Scalar value, Sector sector) {
    Bucket bucket = value.choice(Bucket.class);
    boolean majors = sector.equals(Sector.MAJORS);
    if (majors != (bucket == Bucket.MAJORS)) {
      throw value.mistake(
          majors
              ? "majors are a bucket of their own, not " + bucket
              : "majors are the sector majors and no other");
    }
    return bucket;
  }

  /** A code, or {@code {asset: STRK, from: 2024-07-01, conviction: 3}}. */
  private static void add(
      SequencedMap<Asset, LocalDate> entered,
      SequencedMap<Asset, Double> scores,
      Field member,
      LocalDate from,
      LocalDate today) {
    LocalDate day = from;
    Field named = member;
    Optional<Double> score = Optional.empty();
    if (member.isMapping()) {
      Mapping table = member.table("asset", "from", "conviction");
      named = table.require("asset");
      score = table.get("conviction", one -> one.decimal("0.1", "100").doubleValue());
      if (score.isEmpty()) {
        table.require("from");
      }
      day = table.get("from", one -> entry(one, from, today), from);
    }
    Asset asset = named.scalar().asset();
    if (asset.equals(Usual.QUOTE)) {
      throw named.mistake(Usual.QUOTE + " is the currency, not a member of a sector");
    }
    if (entered.putIfAbsent(asset, day) != null) {
      throw named.mistake(asset + " is named twice");
    }
    score.ifPresent(one -> scores.put(asset, one));
  }

  private static LocalDate entry(Scalar written, LocalDate from, LocalDate today) {
    LocalDate day = written.pastDay(today);
    if (!day.isAfter(from)) {
      throw written.mistake(
          "is not after " + from + ", from when the record holds; write the asset's code alone");
    }
    return day;
  }

  private static Sector sector(Scalar name) {
    try {
      return new Sector(name.text());
    } catch (IllegalArgumentException e) {
      throw name.mistake(String.valueOf(e.getMessage()));
    }
  }

  /** A record from the entry's day, and one from each day on which a member enters. */
  List<SectorRecord> records() {
    return members.checked(_ ->
        Stream.concat(Stream.of(from), entered.values().stream())
            .sorted()
            .distinct()
            .map(this::on)
            .toList());
  }

  private SectorRecord on(LocalDate day) {
    List<Asset> in =
        entered.entrySet().stream()
            .filter(one -> !one.getValue().isAfter(day))
            .map(Map.Entry::getKey)
            .toList();
    SequencedMap<Asset, Double> theirs = new LinkedHashMap<>(scores);
    theirs.keySet().retainAll(in);
    return new SectorRecord(sector, day, in, thesis, new Conviction(from, horizon, theirs), bucket);
  }
}
