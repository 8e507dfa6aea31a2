// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * January and February 2025 by hand: BTC and LINK spot stand still to the end, and LINK's perpetual
 * stops at 16 after 31 January, without a flat bar. 100 are short from 20: 3000 + 1000 + 400 =
 * 4400.
 */
class SilentEndTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 59;
  private static final int LAST = 31;

  @TempDir private Path folder;
  private Path plan;
  private Path account;

  @BeforeEach
  void writeFiles() throws IOException {
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            spot: {weights: {majors: 100%}}
            costs: {spot-fee: 0bp, futures-fee: 0bp}
            """);
    account =
        Files.writeString(
            folder.resolve("account.yaml"),
            """
            walletBalance: "3000"
            balances: [{asset: USDT, quantity: "1000"}]
            positions:
              - {symbol: LINKUSDT, side: short, quantity: "100", entryPrice: "20", leverage: "1",
                 maintenanceRate: 1%}
            """);
  }

  /** History in which funding of LINK is settled on so many days. */
  private Path store(int fundedDays) throws IOException {
    StringBuilder spot = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    StringBuilder perpetual = new StringBuilder(spot);
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate\n");
    for (int day = 0; day < DAYS; day++) {
      String date = FIRST.plusDays(day) + "T00:00:00Z,";
      spot.append(date).append("BTCUSDT,100,100,100,100,1000000\n");
      spot.append(date).append("LINKUSDT,16,16,16,16,1000000\n");
      perpetual.append(date).append("BTCUSDT,100,100,100,100,1000000\n");
      if (day < LAST) {
        perpetual.append(date).append("LINKUSDT,16,16,16,16,1000000\n");
      }
      if (day < fundedDays) {
        for (String hour : List.of("00", "08", "16")) {
          funding.append(FIRST.plusDays(day)).append('T').append(hour);
          funding.append(":00:00Z,LINKUSDT,0\n");
        }
      }
    }
    Path history = Files.createDirectories(folder.resolve("history"));
    Files.writeString(history.resolve("spot_1d_binance.csv"), spot);
    Files.writeString(history.resolve("perp_1d_binance.csv"), perpetual);
    Files.writeString(history.resolve("funding_8h_binance.csv"), funding);
    Path store = folder.resolve("store");
    Ran ran = Ran.of("data", "import", history, "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return store;
  }

  private static String said(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out().replaceAll("\\s+", " ");
  }

  private Ran held(Path store, String from) {
    return Ran.of(
        "backtest", plan, "--account", account, "--hold", "--store", store, "--from", from);
  }

  @Test
  void anEndOfBarsAndSettlementsIsSaidByAPlan() throws IOException {
    Path store = store(LAST);

    assertThat(said(Ran.of("plan", plan, "--account", account, "--store", store)))
        .contains(
            "LINK/USDT:USDT ended at its last trade on 2025-01-31, at 16; the position of -100 is"
                + " valued there");
    assertThat(
            said(
                Ran.of(
                    "plan", plan, "--account", account, "--store", store, "--as-of", "2025-02-03")))
        .as("two bars are missing: it may be late")
        .doesNotContain("ended at its last trade");
  }

  @Test
  void aRunThatBeginsAfterItSettlesAtItsStart() throws IOException {
    assertThat(said(held(store(LAST), "2025-02-10")))
        .contains("4,400 USDT became 4,400 (0.0%)")
        .contains(
            "LINK/USDT:USDT ended at its last trade on 2025-01-31, at 16; what was held was settled"
                + " at that price on 2025-02-10");
  }

  /** The bar that opens on 1 February is the first that is missing at the close of that day. */
  @Test
  void aRunThatBeginsBeforeItSettlesOnceABarIsMissing() throws IOException {
    assertThat(said(held(store(LAST), "2025-01-20")))
        .contains("what was held was settled at that price on 2025-02-02");
  }

  @Test
  void noneHasEndedWhoseFundingGoesOn() throws IOException {
    Path store = store(DAYS);

    assertThat(said(held(store, "2025-01-20"))).doesNotContain("ended at its last trade");
    assertThat(said(Ran.of("plan", plan, "--account", account, "--store", store)))
        .doesNotContain("ended at its last trade");
  }
}
