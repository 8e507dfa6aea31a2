// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import dev.ballast.market.HistoryBounds;
import dev.ballast.market.SeriesId;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * One series as it grows: what the store holds, then each file's rows on top. A row that is there
 * already must agree, unless files may replace.
 */
final class Merge {
  /** The tag of rows that were in the store before. */
  static final int STORED = -1;

  private final SeriesId id;
  private final boolean replace;
  private final Set<Integer> contributors = new TreeSet<>();
  private Rows rows;
  private boolean changed;
  private long added;
  private long duplicates;
  private long replaced;

  Merge(SeriesId id, Rows stored, boolean replace) {
    this.id = id;
    this.rows = stored;
    this.replace = replace;
  }

  /** Takes a file's rows; the index is the file's place in the run. */
  void add(FileDraft draft, int index, Rows more) {
    added = 0;
    duplicates = 0;
    replaced = 0;
    if (more.size() == 0) {
      return;
    }
    if (rows.size() == 0 || rows.lastTime() < more.time(0)) {
      for (int row = 0; row < more.size(); row++) {
        rows.appendFrom(more, row, index);
      }
      added = more.size();
    } else {
      weave(draft, index, more);
    }
    if (added + replaced > 0) {
      changed = true;
      contributors.add(index);
    }
  }

  private void weave(FileDraft draft, int index, Rows more) {
    Rows woven = Rows.empty(id);
    int mine = 0;
    int theirs = 0;
    while (mine < rows.size() || theirs < more.size()) {
      if (theirs == more.size() || (mine < rows.size() && rows.time(mine) < more.time(theirs))) {
        woven.appendFrom(rows, mine, rows.tag(mine));
        mine++;
      } else if (mine == rows.size() || more.time(theirs) < rows.time(mine)) {
        woven.appendFrom(more, theirs++, index);
        added++;
      } else {
        meet(draft, index, woven, mine++, more, theirs++);
      }
    }
    rows = woven;
  }

  private void meet(FileDraft draft, int index, Rows woven, int mine, Rows more, int theirs) {
    int column = rows.difference(mine, more, theirs);
    if (column >= 0) {
      if (!replace) {
        throw disagreement(draft, mine, more, theirs, column);
      }
      woven.appendFrom(more, theirs, index);
      keepMark(woven, mine);
      replaced++;
      return;
    }
    woven.appendFrom(rows, mine, rows.tag(mine));
    double[] values = new double[more.width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = more.value(i, theirs);
    }
    if (woven.complete(woven.size() - 1, values)) {
      replaced++;
    } else {
      duplicates++;
    }
  }

  /** A replaced settlement keeps the mark price that only the old row had. */
  private void keepMark(Rows woven, int mine) {
    double[] old = new double[rows.width()];
    for (int i = 0; i < old.length; i++) {
      old[i] = rows.value(i, mine);
    }
    woven.complete(woven.size() - 1, old);
  }

  private UserMistake disagreement(FileDraft draft, int mine, Rows more, int theirs, int column) {
    String there = rows.tag(mine) == STORED ? "in the store" : "in another file of this import";
    return UserMistake.at(
        draft.file().path().toString(),
        more.tag(theirs),
        1,
        id
            + " at "
            + Instant.ofEpochMilli(more.time(theirs))
            + ": "
            + HistoryBounds.columns(id.kind()).get(column)
            + " "
            + more.value(column, theirs)
            + " here, "
            + rows.value(column, mine)
            + " "
            + there
            + "; mend the file, or let it hold with --replace");
  }

  Rows rows() {
    return rows;
  }

  boolean changed() {
    return changed;
  }

  /** The files of the run that gave rows. */
  Set<Integer> contributors() {
    return contributors;
  }

  /** Of the last file: rows that were new. */
  long added() {
    return added;
  }

  long duplicates() {
    return duplicates;
  }

  long replaced() {
    return replaced;
  }
}
