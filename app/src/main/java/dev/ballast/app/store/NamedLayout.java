// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.Interval;
import dev.ballast.market.NamedSeries;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import java.util.List;
import java.util.OptionalLong;

/** A table of two columns, time and value, of what a user names. */
final class NamedLayout extends CsvLayout {
  private static final int COLUMNS = 2;

  private final NamedSeries named;

  NamedLayout(NamedSeries named) {
    super("named " + named.subject());
    this.named = named;
  }

  @Override
  void read(InputTable table, FileDraft draft) {
    List<String> header = header(table);
    int time = time(header);
    if (header.size() != COLUMNS || time < 0) {
      throw table
          .file()
          .mistake(
              "its columns "
                  + InputTable.shown(String.join(", ", header))
                  + " are not a time and one value; write a header such as time,value");
    }
    int value = 1 - time;
    Rows rows =
        draft.rows(new SeriesId(SeriesKind.NAMED, named.subject(), Interval.NONE, Recorders.USER));
    while (table.next()) {
      OptionalLong at = Times.parse(table.text(time));
      draft.add(
          table,
          time,
          rows,
          at.isPresent() ? at.getAsLong() : table.time(time),
          table.number(value));
    }
  }

  /** Its header, or the names of its columns where it begins with a time. */
  private static List<String> header(InputTable table) {
    InputTable.Row first = table.peek();
    if (first == null) {
      throw table.file().mistake("the file is empty; fetch it again");
    }
    if (first.cells().size() == COLUMNS && Times.parse(first.cells().getFirst()).isPresent()) {
      table.header(List.of("time", "value"));
    } else {
      table.pass();
      table.header(first.cells());
    }
    return table.header();
  }

  private static int time(List<String> header) {
    for (int column = 0; column < header.size(); column++) {
      if (ColumnRole.TIME.headers().contains(ColumnRole.normal(header.get(column)))) {
        return column;
      }
    }
    return -1;
  }
}
