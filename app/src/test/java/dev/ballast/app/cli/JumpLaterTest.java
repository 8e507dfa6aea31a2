// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A name that jumps a thousandfold late in a run, with no symbol change that says why: what a
 * report says of the days before is what it said when that was not known.
 */
final class JumpLaterTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
  private static final int DAYS = 220;
  private static final int JUMP = 170;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static Path account;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = MadeHistory.plan(folder);
    Path files = new MadeHistory(FIRST).write(folder.resolve("history"), DAYS);
    StringBuilder rows = new StringBuilder();
    for (int day = 0; day < DAYS; day++) {
      double times = day < JUMP ? 1 : 1000;
      double close = times * MadeHistory.close("ETHUSDT", true, day) / 1000;
      double open =
          day == JUMP ? close : times * MadeHistory.close("ETHUSDT", true, day - 1) / 1000;
      rows.append(FIRST.plusDays(day)).append("T00:00:00Z,XYZUSDT,").append(open).append(',');
      rows.append(Math.max(open, close)).append(',').append(Math.min(open, close)).append(',');
      rows.append(close).append(",50000\n");
    }
    Path spot = files.resolve("spot_1d_binance.csv");
    Files.writeString(spot, Files.readString(spot) + rows);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
    account =
        Files.writeString(
            folder.resolve("held.yaml"),
            "balances: [{asset: XYZ, quantity: 1000}, {asset: USDT, quantity: 1000}]");
  }

  /** The first 90 returns are had at the close of day 90, so that a beta is measured from then. */
  @Test
  void theAttributionOfADayRestsOnWhatWasKnownThen() throws IOException {
    List<String> before = table("attribution", 160);
    List<String> after = table("attribution", 200);

    assertThat(before.getFirst()).startsWith("from,time,asset,market,market_assumed,");
    assertThat(before.stream().filter(row -> !row.contains(",XYZ,0,")).count()).isGreaterThan(60);
    assertThat(after.subList(0, before.size())).isEqualTo(before);
  }

  @Test
  void soDoTheExposuresOfATearSheet() throws IOException {
    List<String> before = table("risk", 160);

    assertThat(table("risk", 200).subList(0, before.size())).isEqualTo(before);
  }

  private static List<String> table(String name, int days) throws IOException {
    Path tables = folder.resolve("tables-" + days);
    Ran ran =
        Ran.of(
            "backtest",
            plan,
            "--store",
            store,
            "--account",
            account,
            "--hold",
            "--to",
            FIRST.plusDays(days),
            "--export",
            tables,
            "--force");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return Files.readAllLines(tables.resolve(name + ".csv"));
  }
}
