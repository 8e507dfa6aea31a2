// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.SmallDisk;
import dev.ballast.app.UserMistake;
import dev.ballast.app.render.Json;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Script;
import dev.ballast.engine.Session;
import dev.ballast.market.RuleBook;
import dev.ballast.order.Event;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.BacktestReports;
import dev.ballast.report.tearsheet.TearSheet;
import dev.ballast.testing.MadeRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of a made run, read back by DuckDB. */
class ExportTest {
  private static final MadeRun RUN = new MadeRun();
  private static final Backtest BACKTEST = RUN.backtest();
  private static final TearSheet SHEET =
      TearSheet.of(MadeRun.policy(), BACKTEST, RUN.market().brackets(), RUN.history());
  private static final Attribution PROFIT =
      BacktestReports.attribution(MadeRun.policy(), BACKTEST, RUN.history());
  private static final BacktestReport REPORT =
      BacktestReports.of(MadeRun.policy(), BACKTEST, Script.EMPTY, PROFIT, RuleBook.empty());

  /** Signs that DuckDB would take for a pattern or the end of a text. */
  private static final String AWKWARD = "it's [1] a?*";

  @TempDir private static Path place;
  private static Path both;

  @BeforeAll
  static void exportOnce() {
    both = place.resolve(AWKWARD);
    int tables = Export.to(both, ExportFormat.BOTH, false).write(BACKTEST, PROFIT, REPORT, SHEET);
    assertThat(tables).isEqualTo(Tables.NAMES.size());
  }

  @Test
  void everyTableIsThereInBothFormsAndNothingElse() throws IOException {
    List<String> expected = new ArrayList<>(List.of("tear-sheet.json"));
    for (String name : Tables.NAMES) {
      expected.add(name + ".csv");
      expected.add(name + ".parquet");
    }

    assertThat(names(both)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(names(place)).as("no draft is left").doesNotContain("." + AWKWARD + ".part");
    assertThat(both.resolve("tear-sheet.json")).hasContent(Json.write(SHEET));
  }

  @Test
  void parquetHasTheTypesThatTheGuideSays() throws SQLException {
    assertThat(types("equity"))
        .containsExactly(
            "time TIMESTAMP WITH TIME ZONE",
            "equity DECIMAL(19,8)",
            "cash DECIMAL(19,8)",
            "spot DECIMAL(19,8)",
            "futures_notional DECIMAL(19,8)",
            "unrealised DECIMAL(19,8)",
            "drawdown DOUBLE");
    assertThat(types("funding")).contains("rate DOUBLE", "payment DECIMAL(19,8)");
    assertThat(types("orders")).contains("reduce_only BOOLEAN", "reason VARCHAR");
    assertThat(types("drawdowns")).contains("recovered TIMESTAMP WITH TIME ZONE", "days BIGINT");
  }

  @Test
  void equityReadBackIsTheBooksToTheLastUnit() throws SQLException {
    List<Session.Snapshot> snapshots = BACKTEST.run().snapshots();
    int row = 0;
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement ask = duck.createStatement();
        ResultSet rows =
            ask.executeQuery(
                "SELECT epoch_ms(time), equity FROM " + file("equity") + " ORDER BY time")) {
      for (; rows.next(); row++) {
        assertThat(rows.getLong(1)).isEqualTo(snapshots.get(row).time());
        assertThat(rows.getBigDecimal(2))
            .isEqualByComparingTo(snapshots.get(row).exposure().equity().toDecimal());
      }
    }
    assertThat(row).isEqualTo(MadeRun.CLOSES);
  }

  @Test
  void balancesAndUnrealisedProfitAddUpToEquity() throws SQLException {
    assertThat(
            number(
                "SELECT max(abs(equity - b - coalesce(u, 0))) FROM "
                    + file("equity")
                    + " LEFT JOIN (SELECT time, sum(value) b FROM "
                    + file("balances")
                    + " GROUP BY time) USING (time) LEFT JOIN (SELECT time, sum(unrealised) u FROM "
                    + file("positions")
                    + " GROUP BY time) USING (time)"))
        .isEqualByComparingTo(BigDecimal.ZERO);
  }

  /** Each period's parts sum to its change of equity, and all of them to the whole run's parts. */
  @Test
  void theProfitOfEachPeriodIsThereByAssetAndPart() throws SQLException {
    String parts =
        "market + market_assumed + sector + selection + basis + funding + fees + slippage + liquidation + cash_flows";
    assertThat(number("SELECT max(abs(total - (" + parts + "))) FROM " + file("attribution")))
        .isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(
            number(
                "SELECT max(abs(change - gained)) FROM (SELECT time, equity - lag(equity)"
                    + " OVER (ORDER BY time) change FROM "
                    + file("equity")
                    + ") JOIN (SELECT time, sum(total) gained FROM "
                    + file("attribution")
                    + " GROUP BY time) USING (time)"))
        .isEqualByComparingTo(BigDecimal.ZERO);
    for (Part part : Part.values()) {
      assertThat(number("SELECT sum(" + part.name() + ") FROM " + file("attribution")))
          .as("%s", part)
          .isEqualByComparingTo(PROFIT.of(part).toDecimal());
    }
  }

  @Test
  void eventsAreAllThereAndSumToTheBooks() throws SQLException {
    long fills = BACKTEST.events().stream().filter(Event.Filled.class::isInstance).count();
    assertThat(number("SELECT count(*) FROM " + file("fills"))).isEqualByComparingTo("" + fills);
    assertThat(number("SELECT sum(payment) FROM " + file("funding")))
        .isEqualByComparingTo(
            BACKTEST.events().stream()
                .filter(Event.FundingPaid.class::isInstance)
                .map(event -> ((Event.FundingPaid) event).payment().toDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(
            number(
                "SELECT sum(amount) FROM "
                    + file("account-events")
                    + " WHERE kind = 'deposit'"
                    + " AND asset = 'USDT'"))
        .as("60,000 at the start, 20,000 in, 15,000 out")
        .isEqualByComparingTo("65000");
  }

  @Test
  void gapsAreNullAndFiguresReadBackToTheLastBit() throws SQLException {
    assertThat(number("SELECT count(*) FROM " + file("risk") + " WHERE beta IS NULL"))
        .isEqualByComparingTo("90");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement ask = duck.createStatement();
        ResultSet rows =
            ask.executeQuery("SELECT sharpe FROM " + file("risk") + " ORDER BY time")) {
      for (int row = 0; rows.next(); row++) {
        double read = rows.getDouble(1);
        if (!rows.wasNull()) {
          assertThat(read).isEqualTo(SHEET.rolling().sharpe().values().get(row).orElseThrow());
        }
      }
    }
    assertThat(
            number(
                    "SELECT value FROM "
                        + file("tear-sheet")
                        + " WHERE section = 'Strategy' AND figure = 'omega'")
                .doubleValue())
        .isEqualTo(SHEET.returns().omega().value().orElseThrow());
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    Path again = place.resolve("again");
    Export.to(again, ExportFormat.BOTH, false).write(BACKTEST, PROFIT, REPORT, SHEET);

    for (String name : names(both)) {
      assertThat(again.resolve(name)).hasSameBinaryContentAs(both.resolve(name));
    }
  }

  @Test
  void oneFormCanBeAskedFor() throws IOException {
    Path csv = place.resolve("new/csv");
    Path parquet = place.resolve("parquet");
    Export.to(csv, ExportFormat.CSV, false).write(BACKTEST, PROFIT, REPORT, SHEET);
    Export.to(parquet, ExportFormat.PARQUET, false).write(BACKTEST, PROFIT, REPORT, SHEET);

    assertThat(names(csv)).hasSize(17).noneMatch(name -> name.endsWith(".parquet"));
    assertThat(names(parquet)).hasSize(17).noneMatch(name -> name.endsWith(".csv"));
  }

  @Test
  void anExportIsReplacedOnlyWhenThatIsAsked() throws IOException {
    Path folder = place.resolve("once");
    Export.to(folder, ExportFormat.BOTH, false).write(BACKTEST, PROFIT, REPORT, SHEET);

    assertThatThrownBy(() -> Export.to(folder, ExportFormat.CSV, false))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("holds an export already")
        .hasMessageContaining("--force");
    Export.to(folder, ExportFormat.CSV, true).write(BACKTEST, PROFIT, REPORT, SHEET);
    assertThat(names(folder)).as("nothing of the old one is left").hasSize(17);
    assertThat(names(place)).noneMatch(name -> name.endsWith(".old") || name.endsWith(".part"));
  }

  @Test
  void aFolderOfOtherThingsIsNeverTouched() throws IOException {
    Path folder = Files.createDirectory(place.resolve("mine"));
    Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> Export.to(folder, ExportFormat.BOTH, true))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("holds notes.txt, which is of no export");
    assertThatThrownBy(() -> Export.to(notes, ExportFormat.BOTH, true))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("is a file");
    assertThat(notes).hasContent("mine");
  }

  @Test
  void whatCannotBeMovedInPlaceLeavesNothingBehind() throws IOException {
    Path folder = place.resolve("late");
    Export export = Export.to(folder, ExportFormat.CSV, false);
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("came-later.txt"), "mine");

    assertThatThrownBy(() -> export.write(BACKTEST, PROFIT, REPORT, SHEET))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("came-later.txt");
    assertThat(names(folder)).containsExactly("came-later.txt");
    assertThat(names(place)).doesNotContain(".late.part", ".late.old");
  }

  @Test
  void namesThatAreTooLongAreRefusedBeforeTheRun() throws IOException {
    Path made = Files.createDirectory(place.resolve("long"));
    String name = "x".repeat(256);
    for (String inside : List.of(name, name + "/run", "new/" + name + "/run", "new/run/" + name)) {
      Path folder = made.resolve(inside);

      assertThatThrownBy(() -> Export.to(folder, ExportFormat.CSV, false))
          .isInstanceOf(UserMistake.class)
          .hasMessage(folder + ": cannot be written: file name too long; name another folder");
      assertThat(made).isEmptyDirectory();
    }
  }

  /** Full before the run; at the tables; and at Parquet, which DuckDB writes. */
  @Test
  void aFullDiskIsOneLineAndKeepsNothing() throws IOException {
    Path disk = place.resolve("disk");
    Path folder = disk.resolve("new/run");
    String full =
        "cannot be written: no space left on device; make room there, or name another folder";
    try (SmallDisk _ = SmallDisk.at(disk, 12)) {
      assertThatThrownBy(() -> Export.to(folder, ExportFormat.CSV, false))
          .isInstanceOf(UserMistake.class)
          .hasMessage(folder + ": " + full);
      assertThat(disk).isEmptyDirectory();
    }
    long csv = size(both, ".csv") + size(both, ".json");
    long tables = csv + 4096L * 18;
    for (long bytes : new long[] {32 * 1024, csv / 2, tables + 4096}) {
      try (SmallDisk _ = SmallDisk.at(disk, Math.toIntExact(bytes / 1024))) {
        Export export = Export.to(folder, ExportFormat.BOTH, false);
        assertThatThrownBy(() -> export.write(BACKTEST, PROFIT, REPORT, SHEET))
            .isInstanceOf(UserMistake.class)
            .hasMessage(folder + ": the export " + full);
        assertThat(disk).isEmptyDirectory();
      }
    }
  }

  private static long size(Path folder, String end) throws IOException {
    long size = 0;
    for (String name : names(folder)) {
      size += name.endsWith(end) ? Files.size(folder.resolve(name)) : 0;
    }
    return size;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A table of the export as DuckDB's SQL names it. */
  private static String file(String table) {
    String path = both.resolve(table + ".parquet").toString();
    return "read_parquet('" + path.replaceAll("[\\[*?]", "[$0]").replace("'", "''") + "')";
  }

  private static List<String> types(String table) throws SQLException {
    List<String> types = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement ask = duck.createStatement();
        ResultSet rows = ask.executeQuery("DESCRIBE SELECT * FROM " + file(table))) {
      while (rows.next()) {
        types.add(rows.getString(1) + " " + rows.getString(2));
      }
    }
    return types;
  }

  private static BigDecimal number(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement ask = duck.createStatement();
        ResultSet rows = ask.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return new BigDecimal(rows.getObject(1).toString());
    }
  }
}
