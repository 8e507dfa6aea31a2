// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import dev.ballast.app.store.rows.RowSource;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of a format that has no lines: its rows are counted, the header not among them. */
final class RowTable extends InputTable {
  private final RowSource source;
  private boolean begun;
  private int count;

  RowTable(InputFile file, RowSource source) {
    super(file);
    this.source = source;
  }

  @Override
  @Nullable Row read() {
    try {
      if (!begun) {
        begun = true;
        List<String> header = source.header();
        if (!header.isEmpty()) {
          return new Row(0, header);
        }
      }
      List<String> cells = source.next();
      return cells == null ? null : new Row(++count, cells);
    } catch (IOException e) {
      throw file().mistake(e.getMessage() + (count > 0 ? ", after row " + count : ""));
    }
  }

  @Override
  UserMistake wrong(Row at, int column, String what) {
    if (at.line() == 0) {
      return file().mistake(what);
    }
    String name = column < header().size() ? ", " + header().get(column) : "";
    return file().mistake("row " + at.line() + name + ": " + what);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
