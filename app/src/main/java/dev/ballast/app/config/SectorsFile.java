// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the user's dated sectors. */
public final class SectorsFile {
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
      records.addAll(SectorEntry.read(item, today).records());
      // Checked one by one, so that a clash is said at the record that brings it.
      item.checked(_ -> SectorBook.of(records));
    }
    if (records.isEmpty()) {
      throw field.mistakeAtKey("no sector; name at least one");
    }
    return SectorBook.of(records);
  }
}
