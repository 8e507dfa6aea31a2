// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, read by DuckDB in memory, which fetches no extensions. */
public final class ParquetRows implements RowSource {
  private static final String[] SETTINGS = {
    "SET threads = 1",
    "SET memory_limit = '256MB'",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false"
  };

  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;
  private final List<String> header = new ArrayList<>();

  /** Loads the native library: about a second. */
  public ParquetRows(Path file) throws IOException {
    try {
      connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
      statement = connection.createStatement();
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      rows =
          statement.executeQuery(
              "SELECT COLUMNS(*)::VARCHAR FROM read_parquet('"
                  + file.toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''")
                  + "')");
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        header.add(rows.getMetaData().getColumnName(column));
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public List<String> header() {
    return List.copyOf(header);
  }

  @Override
  public @Nullable List<String> next() throws IOException {
    try {
      if (!rows.next()) {
        return null;
      }
      String[] cells = new String[header.size()];
      for (int column = 0; column < cells.length; column++) {
        String cell = rows.getString(column + 1);
        cells[column] = cell == null ? "" : cell;
      }
      return List.of(cells);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** DuckDB's own words are of its insides. */
  private static IOException unreadable(SQLException e) {
    return new IOException("damaged, or no Parquet; fetch it again", e);
  }

  @Override
  public void close() throws IOException {
    try (connection;
        statement;
        rows) {
      header.clear();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }
}
