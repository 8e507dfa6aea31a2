// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Bars of many symbols whose market and interval the file's name tells; with other columns than the
 * usual ones, the file is read as a user's table.
 */
abstract class BarsLayout extends CsvLayout {
  static final List<String> COLUMNS =
      List.of("ts", "symbol", "open", "high", "low", "close", "volume");
  static final List<String> MORE_COLUMNS = List.of("quote_volume", "trades");

  BarsLayout(String label) {
    super(label);
  }

  @Override
  public void read(InputFile file, InputStream content, FileDraft draft) throws IOException {
    FileHints hints;
    try (InputTable table = InputTables.open(file, file.open(bytes -> {}))) {
      TableHeader header = TableHeader.read(table);
      TableColumns columns = TableColumns.of(table.header(), ImportOptions.DEFAULT.columns(), file);
      if (isUsual(table.header()) || !columns.areBars()) {
        super.read(file, content, draft);
        return;
      }
      hints = InferredTable.hints(file, header, columns);
    }
    new TableLayout(new InferredTable(hints, ImportOptions.DEFAULT)).read(file, content, draft);
  }

  private static boolean isUsual(List<String> header) {
    return header.containsAll(COLUMNS)
        && header.stream().allMatch(name -> COLUMNS.contains(name) || MORE_COLUMNS.contains(name));
  }
}
