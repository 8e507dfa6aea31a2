// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.Usual;
import dev.ballast.market.Sector;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * One entry of a sectors file: a sector from a day on, some of whose members enter later.
 *
 * @param entered by member, in the user's order, the day on which it enters
 */
record SectorEntry(
    Field members,
    Sector sector,
    LocalDate from,
    int horizon,
    SequencedMap<Asset, LocalDate> entered,
    String thesis) {
  private static final int DEFAULT_HORIZON = 12;

  static SectorEntry read(Field item, LocalDate today) {
    Mapping table = item.table("sector", "from", "horizon", "members", "thesis");
    Sector sector = sector(table.require("sector").scalar());
    LocalDate from = table.require("from").scalar().pastDay(today);
    int horizon = table.get("horizon", one -> one.months(120), DEFAULT_HORIZON);
    Field members = table.require("members");
    SequencedMap<Asset, LocalDate> entered = new LinkedHashMap<>();
    for (Field member : members.items()) {
      add(entered, member, from, today);
    }
    return new SectorEntry(
        members, sector, from, horizon, entered, table.get("thesis", one -> one.words(1000), ""));
  }

  /** A code, or {@code {asset: STRK, from: 2024-07-01}}. */
  private static void add(
      SequencedMap<Asset, LocalDate> entered, Field member, LocalDate from, LocalDate today) {
    LocalDate day = from;
    Field named = member;
    if (member.isMapping()) {
      Mapping table = member.table("asset", "from");
      named = table.require("asset");
      Scalar written = table.require("from").scalar();
      day = written.pastDay(today);
      if (!day.isAfter(from)) {
        throw written.mistake(
            "is not after " + from + ", from when the record holds; write the asset's code alone");
      }
    }
    Asset asset = named.scalar().asset();
    if (asset.equals(Usual.QUOTE)) {
      throw named.mistake(Usual.QUOTE + " is the currency, not a member of a sector");
    }
    if (entered.putIfAbsent(asset, day) != null) {
      throw named.mistake(asset + " is named twice");
    }
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
    return new SectorRecord(sector, day, horizon, in, thesis);
  }
}
