// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import dev.ballast.app.store.rows.RowFault;
import dev.ballast.app.store.rows.RowPlace;
import dev.ballast.app.store.rows.RowSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
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
    } catch (RowFault e) {
      throw at(e.place(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw file().mistake(e.getMessage() + (count > 0 ? ", after row " + count : ""));
    }
  }

  @Override
  UserMistake wrong(Row at, int column, String what) {
    if (at.line() == 0) {
      return file().mistake(what);
    }
    Optional<RowPlace> place = place(at.line(), column);
    if (place.isPresent()) {
      return at(place.get(), what);
    }
    String name = column < header().size() ? ", " + header().get(column) : "";
    return file().mistake("row " + at.line() + name + ": " + what);
  }

  private UserMistake at(RowPlace place, String what) {
    return UserMistake.at(file().path().toString(), place.line(), place.column(), what);
  }

  private Optional<RowPlace> place(int row, int column) {
    try (InputStream again = file().open(bytes -> {})) {
      return source.place(again, row, column);
    } catch (IOException e) {
      return Optional.empty(); // the row's number says it as well
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
