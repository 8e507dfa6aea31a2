// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells as text, first to last. Numbers are the shortest decimals that mean the value,
 * times are ISO 8601 in UTC, and a cell without a value is empty.
 */
public interface RowSource extends AutoCloseable {
  /** The names of the columns; empty where the file has none. */
  List<String> header() throws IOException;

  /**
   * The next row, nothing after the last.
   *
   * @throws IOException whose message says to a user what is wrong with the file
   */
  @Nullable List<String> next() throws IOException;

  /**
   * Where a cell stands in the file's text, which is read once more for it; nothing where the
   * format is no text.
   *
   * @param again the file's content from its start
   * @param row counted from one
   * @param column counted from zero; the row's own place where it has no such cell
   */
  default Optional<RowPlace> place(InputStream again, int row, int column) throws IOException {
    return Optional.empty();
  }

  @Override
  void close() throws IOException;
}
