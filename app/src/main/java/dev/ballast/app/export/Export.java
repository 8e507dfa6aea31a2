// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.app.render.Json;
import dev.ballast.engine.Backtest;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.tearsheet.TearSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A backtest as a folder of tables. */
public final class Export {
  private static final String JSON = "tear-sheet.json";
  private static final String MENDED = "name another folder";

  /** {@code IO Error: Could not write file "...": No space left on device}. */
  private static final Pattern OF_THE_DISK = Pattern.compile("IO Error: .*\": ([^:]+)");

  private final ExportFolder folder;
  private final ExportFormat format;

  private Export(ExportFolder folder, ExportFormat format) {
    this.folder = folder;
    this.format = format;
  }

  /**
   * An export to a folder, refused before anything is computed where the folder is not free.
   *
   * @param replace whether an export that is there may be replaced
   */
  public static Export to(Path folder, ExportFormat format, boolean replace) {
    List<String> names = new ArrayList<>(List.of(JSON));
    for (String table : Tables.NAMES) {
      names.add(table + ".csv");
      names.add(table + ".parquet");
      names.add("tmp_" + table + ".parquet"); // while DuckDB writes it
    }
    return new Export(ExportFolder.of(folder, replace, names), format);
  }

  /** The folder's whole path. */
  public Path folder() {
    return folder.target();
  }

  /** Writes all tables, and answers how many. */
  public int write(
      Backtest backtest, Attribution attribution, BacktestReport report, TearSheet sheet) {
    List<Table<?>> tables = Tables.of(backtest, attribution, report, sheet);
    try {
      Path draft = folder.draft();
      for (Table<?> table : tables) {
        table.writeCsv(draft.resolve(table.name() + ".csv"));
      }
      Files.writeString(draft.resolve(JSON), Json.write(sheet));
      if (format.hasParquet()) {
        convert(draft, tables);
      }
      if (!format.hasCsv()) {
        for (Table<?> table : tables) {
          Files.delete(draft.resolve(table.name() + ".csv"));
        }
      }
      folder.publish();
    } catch (UncheckedIOException e) { // as the CSV writer tells it
      throw failed(DiskFault.reason(e));
    } catch (IOException e) {
      throw failed(DiskFault.reason(e));
    }
    return tables.size();
  }

  private void convert(Path draft, List<Table<?>> tables) {
    try (ParquetWriter writer = new ParquetWriter()) {
      for (Table<?> table : tables) {
        writer.convert(
            table, draft.resolve(table.name() + ".csv"), draft.resolve(table.name() + ".parquet"));
      }
    } catch (SQLException e) {
      throw failed(reason(e));
    }
  }

  /** What DuckDB tells of the disk, without its quoting of the draft; else its first line. */
  static String reason(SQLException fault) {
    String line = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    Matcher disk = OF_THE_DISK.matcher(line);
    return disk.matches()
        ? disk.group(1).toLowerCase(Locale.ROOT)
        : "no Parquet can be made of it (" + line + ")";
  }

  private UserMistake failed(String why) {
    String said =
        folder.target() + ": the export cannot be written: " + DiskFault.mended(why, MENDED);
    try {
      folder.undo();
    } catch (IOException e) {
      return new UserMistake(
          said + " (what was begun cannot be removed: " + DiskFault.reason(e) + ")");
    }
    return new UserMistake(said);
  }
}
