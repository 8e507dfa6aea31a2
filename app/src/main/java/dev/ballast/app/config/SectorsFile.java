// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.Usual;
import dev.ballast.market.Sector;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Asset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the user's dated sectors. */
public final class SectorsFile {
  private static final int DEFAULT_HORIZON = 12;
  private static final String DEFAULT = "example/sectors.yaml";

  private SectorsFile() {}

  /**
   * Reads a file; a mistake in it is a {@link dev.ballast.app.UserMistake}.
   *
   * @param today the last day from which a record may begin
   */
  public static SectorBook read(Path file, LocalDate today) {
    return read(SourceText.of(file), today);
  }

  /** The sectors that come with the program. */
  public static SectorBook standard(LocalDate today) {
    return read(SourceText.ofResource(DEFAULT), today);
  }

  private static SectorBook read(SourceText source, LocalDate today) {
    Field field = YamlNodes.read(source).table("sectors").require("sectors");
    List<SectorRecord> records = new ArrayList<>();
    for (Field item : field.items()) {
      records.add(record(item, today));
      // Checked one by one, so that a clash is said at the record that brings it.
      item.checked(_ -> SectorBook.of(records));
    }
    if (records.isEmpty()) {
      throw field.mistakeAtKey("no sector; name at least one");
    }
    return SectorBook.of(records);
  }

  private static SectorRecord record(Field item, LocalDate today) {
    Mapping table = item.table("sector", "from", "horizon", "members", "thesis");
    Sector sector = sector(table.require("sector").scalar());
    LocalDate from = table.require("from").scalar().pastDay(today);
    int horizon = table.get("horizon", one -> one.months(120), DEFAULT_HORIZON);
    Field members = table.require("members");
    List<Asset> assets = new ArrayList<>();
    for (Field member : members.items()) {
      Asset asset = member.scalar().asset();
      if (asset.equals(Usual.QUOTE)) {
        throw member.mistake(Usual.QUOTE + " is the currency, not a member of a sector");
      }
      if (assets.contains(asset)) {
        throw member.mistake(asset + " is named twice");
      }
      assets.add(asset);
    }
    String thesis = table.get("thesis", one -> one.words(1000), "");
    return members.checked(_ -> new SectorRecord(sector, from, horizon, assets, thesis));
  }

  private static Sector sector(Scalar name) {
    try {
      return new Sector(name.text());
    } catch (IllegalArgumentException e) {
      throw name.mistake(String.valueOf(e.getMessage()));
    }
  }
}
