// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.store.rows.ArrowRows;
import dev.ballast.app.store.rows.JsonRows;
import dev.ballast.app.store.rows.ParquetRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Opens a file as a table by its first bytes, whatever its name ends in. */
final class InputTables {
  private static final int HEAD = 8192;
  private static final String SEPARATORS = ",;\t|";

  private InputTables() {}

  /**
   * CSV (separated by commas, semicolons, tabs or bars), JSON, Parquet, Arrow or Feather.
   *
   * @throws dev.ballast.app.UserMistake where it is none of them
   */
  static InputTable open(InputFile file, InputStream content) throws IOException {
    BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
    in.mark(HEAD + 1);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PAR1")) {
      if (file.packed()) {
        throw file.mistake("Parquet inside of an archive; unpack it first");
      }
      return new RowTable(file, parquet(file));
    }
    if (start.startsWith("ARROW1") || start.startsWith("\u00ff\u00ff\u00ff\u00ff")) {
      return new RowTable(file, new ArrowRows(in));
    }
    refuseOthers(file, start);
    String text = start.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
    if (text.startsWith("[") || text.startsWith("{")) {
      return new RowTable(file, new JsonRows(in));
    }
    return new CsvTable(file, in, separator(text));
  }

  private static ParquetRows parquet(InputFile file) {
    try {
      return new ParquetRows(file.path());
    } catch (IOException e) {
      throw file.mistake(String.valueOf(e.getMessage()));
    }
  }

  private static void refuseOthers(InputFile file, String start) {
    if (start.startsWith("FEA1")) {
      throw file.mistake("Feather of version 1; write it again with pandas of today, or as CSV");
    }
    if (start.startsWith("PK\u0003\u0004")) {
      throw file.mistake("an archive or an Excel workbook; save what is in it as CSV");
    }
    if (start.startsWith("\u0089HDF")) {
      throw file.mistake("HDF5; write it as CSV, Parquet or Feather");
    }
    if (start.stripLeading().startsWith("<")) {
      throw file.mistake("a web page, no history; fetch it again");
    }
  }

  /** The separator that is most frequent in the first line that has any. */
  private static char separator(String text) {
    for (String line : (Iterable<String>) text.lines()::iterator) {
      char best = ',';
      long most = 0;
      for (int i = 0; i < SEPARATORS.length(); i++) {
        char one = SEPARATORS.charAt(i);
        long count = line.chars().filter(c -> c == one).count();
        if (count > most) {
          best = one;
          most = count;
        }
      }
      if (most > 0) {
        return best;
      }
    }
    return ',';
  }
}
