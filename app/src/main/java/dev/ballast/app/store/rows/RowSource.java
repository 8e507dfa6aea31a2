// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import java.io.IOException;
import java.util.List;
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

  @Override
  void close() throws IOException;
}
