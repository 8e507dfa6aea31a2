// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.evidence.SharpeRatio;
import dev.ballast.sweep.SweepPlan;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantFigures;
import dev.ballast.sweep.VariantOutcome;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;

/**
 * Outcomes of a sweep in a file of DuckDB's, by the number of their variant: what was kept stays
 * when the process is killed or the disk is full.
 */
final class OutcomeFile implements AutoCloseable {
  private static final String[] SETTINGS = {
    "SET threads = 1",
    "SET memory_limit = '256MB'",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "CREATE TABLE IF NOT EXISTS stamp (part VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)",
    "CREATE TABLE IF NOT EXISTS outcomes (number INTEGER PRIMARY KEY, failed VARCHAR,"
        + " equity_start DOUBLE, equity_end DOUBLE, yearly_return DOUBLE, volatility DOUBLE,"
        + " sharpe DOUBLE, drawdown DOUBLE, turnover DOUBLE, costs DOUBLE, funding DOUBLE,"
        + " liquidations INTEGER, orders INTEGER, order_hash VARCHAR, rows_measured INTEGER,"
        + " ratio DOUBLE, observations INTEGER, skew DOUBLE, kurtosis DOUBLE, weekly BLOB)",
  };

  private static final int COLUMNS = 20;
  private static final Pattern DISK = Pattern.compile("(?i)no space left[^\"]*|disk is full");

  private final Path file;
  private final Connection connection;
  private final PreparedStatement insert;

  private OutcomeFile(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    connection.setAutoCommit(false);
    this.insert =
        connection.prepareStatement(
            "INSERT INTO outcomes VALUES (?" + ", ?".repeat(COLUMNS - 1) + ")");
  }

  /** Opens the file, made where it is not there; refuses one that another process writes to. */
  static OutcomeFile open(Path file) {
    try {
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties());
      try (Statement statement = connection.createStatement()) {
        for (String setting : SETTINGS) {
          statement.execute(setting);
        }
      }
      return new OutcomeFile(file, connection);
    } catch (SQLException e) {
      String told = String.valueOf(e.getMessage());
      throw new UserMistake(
          told.contains("Could not set lock")
              ? file + ": another process is at this sweep; wait for it, or name another folder"
              : file + ": cannot be opened: " + reason(e));
    }
  }

  /** What the sweep in the file is of; nothing where there is none yet. */
  Optional<SweepStamp> stamp() {
    SequencedMap<String, String> parts = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT part, value FROM stamp")) {
      while (rows.next()) {
        parts.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw unread(e);
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new SweepStamp(parts));
  }

  /** Says what the sweep is of. */
  void stamp(SweepStamp stamp) {
    try (PreparedStatement one = connection.prepareStatement("INSERT INTO stamp VALUES (?, ?)")) {
      for (var part : stamp.parts().entrySet()) {
        one.setString(1, part.getKey());
        one.setString(2, part.getValue());
        one.execute();
      }
      connection.commit();
    } catch (SQLException e) {
      throw full(e, 0);
    }
  }

  /** Outcomes that are there, in the order of the plan that they are of. */
  List<VariantOutcome> read(SweepPlan plan) {
    TreeMap<Integer, SweptVariant> variants = new TreeMap<>();
    plan.variants().forEach(one -> variants.put(one.number(), one));
    List<VariantOutcome> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM outcomes ORDER BY number")) {
      while (row.next()) {
        SweptVariant variant = variants.get(row.getInt("number"));
        if (variant == null) {
          throw new UserMistake(file + ": holds variant " + row.getInt("number") + ", of no plan");
        }
        String failed = row.getString("failed");
        found.add(
            failed == null
                ? new VariantOutcome.Ran(variant, figures(row))
                : new VariantOutcome.Failed(variant, failed));
      }
    } catch (SQLException e) {
      throw unread(e);
    }
    return found;
  }

  /**
   * Keeps outcomes: all of them, or none.
   *
   * @param kept how many are kept already, for what is said where these cannot be
   */
  void keep(List<VariantOutcome> outcomes, int kept) {
    try {
      for (VariantOutcome one : outcomes) {
        for (int column = 1; column <= COLUMNS; column++) {
          insert.setNull(column, Types.NULL);
        }
        insert.setInt(1, one.variant().number());
        switch (one) {
          case VariantOutcome.Failed failed -> insert.setString(2, failed.reason());
          case VariantOutcome.Ran ran -> write(ran.figures());
        }
        insert.execute();
      }
      connection.commit();
    } catch (SQLException e) {
      throw full(e, kept);
    }
  }

  private void write(VariantFigures figures) throws SQLException {
    insert.setDouble(3, figures.equityStart());
    insert.setDouble(4, figures.equityEnd());
    write(5, figures.yearlyReturn());
    write(6, figures.volatility());
    write(7, figures.sharpe());
    insert.setDouble(8, figures.maximumDrawdown());
    write(9, figures.turnoverYearly());
    insert.setDouble(10, figures.costs());
    insert.setDouble(11, figures.funding());
    insert.setInt(12, figures.liquidations());
    insert.setInt(13, figures.orders());
    insert.setString(14, figures.orderHash());
    insert.setInt(15, figures.rowsMeasured());
    if (figures.daily().isPresent()) {
      SharpeRatio daily = figures.daily().get();
      insert.setDouble(16, daily.ratio());
      insert.setInt(17, daily.observations());
      insert.setDouble(18, daily.skew());
      insert.setDouble(19, daily.kurtosis());
    }
    ByteBuffer weekly = ByteBuffer.allocate(Double.BYTES * figures.weekly().size());
    figures.weekly().forEach(weekly::putDouble);
    insert.setBytes(20, weekly.array());
  }

  private void write(int column, OptionalDouble value) throws SQLException {
    if (value.isPresent()) {
      insert.setDouble(column, value.getAsDouble());
    }
  }

  private static VariantFigures figures(ResultSet row) throws SQLException {
    double ratio = row.getDouble("ratio");
    Optional<SharpeRatio> daily =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new SharpeRatio(
                    ratio,
                    row.getInt("observations"),
                    row.getDouble("skew"),
                    row.getDouble("kurtosis")));
    return new VariantFigures(
        row.getDouble("equity_start"),
        row.getDouble("equity_end"),
        read(row, "yearly_return"),
        read(row, "volatility"),
        read(row, "sharpe"),
        row.getDouble("drawdown"),
        read(row, "turnover"),
        row.getDouble("costs"),
        row.getDouble("funding"),
        row.getInt("liquidations"),
        row.getInt("orders"),
        row.getString("order_hash"),
        row.getInt("rows_measured"),
        daily,
        weekly(row.getBlob("weekly")));
  }

  private static List<Double> weekly(Blob blob) throws SQLException {
    ByteBuffer bytes = ByteBuffer.wrap(blob.getBytes(1, (int) blob.length()));
    List<Double> weekly = new ArrayList<>();
    while (bytes.hasRemaining()) {
      weekly.add(bytes.getDouble());
    }
    return weekly;
  }

  private static OptionalDouble read(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private UserMistake unread(SQLException fault) {
    return new UserMistake(file + ": cannot be read: " + reason(fault));
  }

  private UserMistake full(SQLException fault, int kept) {
    return new UserMistake(
        file
            + ": cannot be written: "
            + DiskFault.mended(reason(fault), "go on elsewhere")
            + "; "
            + kept
            + " variants are kept, and --resume goes on with the others");
  }

  private static String reason(SQLException fault) {
    String line = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    Matcher disk = DISK.matcher(line);
    return disk.find() ? "no space left on device" : line.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    try {
      insert.close();
      connection.close();
    } catch (SQLException e) {
      // What was committed stands; a disk that is full cannot take the tidying up either.
      return;
    }
  }
}
