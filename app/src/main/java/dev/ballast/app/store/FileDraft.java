// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.HistoryBounds;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SymbolChange;
import dev.ballast.unit.UtcDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one file holds, read and checked, before anything is done with it. */
final class FileDraft {
  private final InputFile file;
  private final SourceFile source;
  private final HistoryBounds bounds;
  private final Map<SeriesId, Rows> series = new LinkedHashMap<>();
  private final List<RuleRow> rules = new ArrayList<>();
  private final List<StatedBrackets> brackets = new ArrayList<>();
  private final List<StatedHaircut> haircuts = new ArrayList<>();
  private final List<SymbolChange> changes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long rows;
  private long duplicates;
  private long ties;
  private int unfinished;

  FileDraft(InputFile file, SourceFile source, HistoryBounds bounds) {
    this.file = file;
    this.source = source;
    this.bounds = bounds;
  }

  InputFile file() {
    return file;
  }

  /** The source with the number of rows that was read. */
  SourceFile source() {
    return new SourceFile(source.name(), source.sha256(), source.layout(), rows);
  }

  /** The rows of a series so far. */
  Rows rows(SeriesId id) {
    return series.computeIfAbsent(id, Rows::empty);
  }

  /**
   * Adds the table's row to a series. Refuses what no row can hold, a time before the last of that
   * series, and the last time with other values; the same row again is counted and dropped, and so
   * is a bar that had not closed yet.
   */
  void add(InputTable table, int timeColumn, Rows to, long time, double... values) {
    rows++;
    check(table, timeColumn, to.id(), time, values);
    if (bounds.unfinished(to.id(), time)) {
      unfinished++;
      return;
    }
    if (to.size() > 0 && time <= to.lastTime()) {
      again(table, timeColumn, to, time, values);
      return;
    }
    to.append(time, table.line(), values);
  }

  private void check(InputTable table, int timeColumn, SeriesId id, long time, double... values) {
    bounds
        .fault(id, time, values)
        .ifPresent(fault -> {
          throw table.wrong(
              fault.column() < 0 ? timeColumn : table.cellOf(values[fault.column()], timeColumn),
              fault.reason());
        });
  }

  private void again(InputTable table, int timeColumn, Rows to, long time, double... values) {
    int last = to.size() - 1;
    if (time < to.lastTime()) {
      throw table.wrong(
          timeColumn,
          "out of order: "
              + Instant.ofEpochMilli(time)
              + " comes after "
              + Instant.ofEpochMilli(to.lastTime())
              + " of line "
              + to.tag(last));
    }
    int differing = to.difference(last, values);
    if (differing >= 0) {
      throw table.wrong(
          timeColumn,
          "disagrees with line "
              + to.tag(last)
              + " on the same series and time: "
              + values[differing]
              + " instead of "
              + to.value(differing, last));
    }
    to.complete(last, values);
    duplicates++;
  }

  /** Adds a value that another line of this file gives differently or by another source. */
  void addTie(
      InputTable table, int timeColumn, Rows to, long time, double value, boolean preferred) {
    rows++;
    check(table, timeColumn, to.id(), time, value);
    int line = table.line();
    int last = to.size() - 1;
    if (last < 0 || time > to.lastTime()) {
      to.append(time, line, value);
      return;
    }
    ties++;
    if (preferred) {
      to.set(0, last, value);
      to.setTag(last, line);
    }
  }

  void addRule(RuleRow rule) {
    rows++;
    rules.add(rule);
  }

  void addBrackets(Brackets table) {
    rows += table.tiers().size();
    brackets.add(new StatedBrackets(table));
  }

  void addHaircut(StatedHaircut haircut) {
    rows++;
    haircuts.add(haircut);
  }

  void addChange(SymbolChange change) {
    rows++;
    changes.add(change);
  }

  /** A day on which there was a market, and that has come: {@code 2025-10-31}. */
  LocalDate day(InputTable table, int column) {
    LocalDate day;
    try {
      day = LocalDate.parse(table.text(column));
    } catch (DateTimeException e) {
      throw table.wrong(column, "not a day: " + table.shown(column) + " (write 2025-10-31)");
    }
    bounds
        .fault(UtcDay.start(day))
        .ifPresent(fault -> {
          throw table.wrong(column, fault.reason());
        });
    return day;
  }

  void note(String text) {
    notes.add(text);
  }

  Map<SeriesId, Rows> series() {
    return series;
  }

  List<RuleRow> rules() {
    return rules;
  }

  List<StatedBrackets> brackets() {
    return brackets;
  }

  List<StatedHaircut> haircuts() {
    return haircuts;
  }

  List<SymbolChange> changes() {
    return changes;
  }

  List<String> notes() {
    if (unfinished == 0) {
      return notes;
    }
    List<String> all = new ArrayList<>(notes);
    all.add(
        unfinished + (unfinished == 1 ? " bar" : " bars") + " that had not closed yet left out");
    return all;
  }

  long rowCount() {
    return rows;
  }

  long duplicates() {
    return duplicates;
  }

  long ties() {
    return ties;
  }
}
