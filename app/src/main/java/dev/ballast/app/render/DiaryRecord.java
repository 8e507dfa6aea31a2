// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.app.UserMistake;
import dev.ballast.report.diary.Diary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A diary that was written as JSON, to be held beside one of the same reviews held again. */
public final class DiaryRecord {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What a reader is shown of a difference. */
  private static final int SHOWN = 10;

  private final Path file;
  private final SequencedMap<String, JsonNode> entries;

  private DiaryRecord(Path file, SequencedMap<String, JsonNode> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** Reads what {@code diary --json} has written; refuses anything else. */
  public static DiaryRecord read(Path file) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new UserMistake(file + ": cannot be read as a diary; write one with: diary --json");
    }
    SequencedMap<String, JsonNode> entries = byTime(tree);
    if (entries.isEmpty()) {
      throw new UserMistake(file + ": holds no reviews; write a diary with: diary --json");
    }
    return new DiaryRecord(file, entries);
  }

  /** The day of its first review. */
  public LocalDate firstDay() {
    String first = entries.firstEntry().getKey();
    try {
      return Instant.parse(first).atOffset(ZoneOffset.UTC).toLocalDate();
    } catch (DateTimeException e) {
      throw new UserMistake(file + ": its first review is at '" + first + "', which is no time");
    }
  }

  private static SequencedMap<String, JsonNode> byTime(JsonNode diary) {
    SequencedMap<String, JsonNode> entries = new LinkedHashMap<>();
    for (JsonNode entry : diary.path("entries")) {
      entries.put(entry.path("at").asString(""), entry);
    }
    return entries;
  }

  /**
   * What came out otherwise: a sentence that sums up, and one for each of the first that differ.
   */
  public List<String> against(Diary again) {
    Map<String, JsonNode> held = byTime(MAPPER.readTree(Json.write(again)));
    List<String> differences = new ArrayList<>();
    int differ = 0;
    for (Map.Entry<String, JsonNode> one : entries.entrySet()) {
      String found = difference(one.getValue(), held.get(one.getKey()));
      if (!found.isEmpty()) {
        differ++;
        if (differ <= SHOWN) {
          differences.add(one.getKey() + ": " + found);
        }
      }
    }
    String sum =
        differ == 0
            ? entries.size() + " reviews of " + file + " held again: all came out the same"
            : differ + " of " + entries.size() + " reviews of " + file + " came out otherwise";
    differences.addFirst(sum);
    if (differ > SHOWN) {
      differences.add("and " + (differ - SHOWN) + " more");
    }
    return differences;
  }

  private static String difference(JsonNode then, @org.jspecify.annotations.Nullable JsonNode now) {
    if (now == null) {
      return "was not held";
    }
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> part : now.properties()) {
      if (!part.getValue().equals(then.path(part.getKey()))) {
        parts.add(part.getKey());
      }
    }
    return parts.isEmpty() ? "" : "differs in " + String.join(", ", parts);
  }
}
