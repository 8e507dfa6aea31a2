// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB in memory, which turns written CSV into Parquet. One thread and no extensions, so that the
 * same rows give the same bytes and nothing is fetched.
 */
final class ParquetWriter implements AutoCloseable {
  private static final String[] SETTINGS = {
    "SET threads = 1",
    "SET memory_limit = '256MB'",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false"
  };

  private final Connection connection;
  private final Statement statement;

  /** Loads the native library: about a second. */
  ParquetWriter() throws SQLException {
    connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    statement = connection.createStatement();
    for (String setting : SETTINGS) {
      statement.execute(setting);
    }
  }

  /** Writes a table's CSV as Parquet with the table's own types. */
  void convert(Table<?> table, Path csv, Path parquet) throws SQLException {
    statement.execute(
        "COPY (SELECT * FROM read_csv("
            + quoted(withoutPatterns(csv))
            + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"',"
            + " new_line = '\\n', nullstr = '', columns = "
            + table.sqlColumns()
            + ")) TO "
            + quoted(parquet.toString())
            + " (FORMAT parquet, COMPRESSION zstd)");
  }

  /** A path for the reader, which takes these signs as patterns unless each is bracketed. */
  private static String withoutPatterns(Path path) {
    return path.toString().replaceAll("[\\[*?]", "[$0]");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.close();
  }
}
