// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table that runs backwards or out of order, from the earliest to the latest. */
final class SortedTable extends InputTable {
  private static final char JOIN = '\u001f';

  private final InputTable unsorted;
  private final List<Timed> rows = new ArrayList<>();
  private int given = -1;

  private record Timed(long time, int line, String cells) {}

  /** Reads a whole table whose header has been read; rows of one time keep their order. */
  SortedTable(InputTable unsorted, int timeColumn) {
    super(unsorted.file());
    this.unsorted = unsorted;
    while (unsorted.next()) {
      rows.add(
          new Timed(
              unsorted.time(timeColumn),
              unsorted.line(),
              String.join(String.valueOf(JOIN), unsorted.cellsOfRow())));
    }
    rows.sort(Comparator.comparingLong(Timed::time));
    header(unsorted.header());
  }

  @Override
  @Nullable Row read() {
    if (++given >= rows.size()) {
      return null;
    }
    Timed row = rows.get(given);
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int to = row.cells.indexOf(JOIN); to >= 0; to = row.cells.indexOf(JOIN, from)) {
      cells.add(row.cells.substring(from, to));
      from = to + 1;
    }
    cells.add(row.cells.substring(from));
    return new Row(row.line, cells);
  }

  @Override
  String decimal(String text) {
    return unsorted.decimal(text);
  }

  @Override
  UserMistake wrong(Row at, int column, String what) {
    return unsorted.wrong(at, column, what);
  }

  @Override
  public void close() throws IOException {
    unsorted.close();
  }
}
