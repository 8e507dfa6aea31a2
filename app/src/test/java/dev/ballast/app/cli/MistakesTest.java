// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user may get wrong: one line that says it, exit 2, nothing printed, nothing written. */
class MistakesTest {
  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static Path account;
  private static Path page;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = MadeHistory.plan(folder);
    account = MadeHistory.account(folder);
    page = folder.resolve("report.html");
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 120);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  @Test
  void unknownAssets() throws IOException {
    assertThat(mistake("beta", "ETHH")).contains("unknown asset 'ETHH'; did you mean 'ETH'?");
    assertThat(mistake("signals", "--benchmark", "BTX")).contains("did you mean 'BTC'?");
    Path other = write("benchmark.yaml", "benchmark: XYZ\nspot: {weights: {majors: 100%}}\n");
    assertThat(mistake("backtest", other)).contains("XYZ");
  }

  @Test
  void windowsAndDatesOutsideTheHistory() {
    assertThat(mistake("beta", "ETH", "--window", "120"))
        .contains("--window 120: ETH has 119 daily returns");
    assertThat(mistake("backtest", plan, "--from", "2024-02-01"))
        .contains("--from 2024-02-01 is before the history")
        .contains("2024-03-02");
    assertThat(mistake("backtest", plan, "--to", "2999-01-01"))
        .contains("--to 2999-01-01 is after the history, which ends 2024-06-29");
    assertThat(mistake("backtest", plan, "--from", "2999-01-01")).contains("2999-01-01");
    assertThat(mistake("backtest", plan, "--from", "2024-05-01", "--to", "2024-04-01"))
        .contains("--to 2024-04-01 is not after --from 2024-05-01");
    assertThat(mistake("plan", plan, "--account", account, "--as-of", "2999-01-01"))
        .contains("--as-of 2999-01-01 is after the history");
    assertThat(mistake("plan", plan, "--account", account, "--as-of", "2020-01-01"))
        .contains("--as-of 2020-01-01 is before the history")
        .contains("2024-03-02");
  }

  @Test
  void wordsThatAreNoDates() {
    for (String text : new String[] {"31.10.2025", "2025-02-30", "2025-10", "yesterday"}) {
      assertThat(mistake("backtest", plan, "--from", text)).contains("'" + text + "' is no date");
      assertThat(mistake("plan", plan, "--account", account, "--as-of", text)).contains(text);
      assertThat(mistake("signals", "--as-of", text)).contains(text);
    }
  }

  @Test
  void filesThatAreNotThere() {
    Path absent = folder.resolve("absent.yaml");
    assertThat(mistake("backtest", absent)).contains(absent.toString());
    assertThat(mistake("plan", plan, "--account", absent)).contains(absent.toString());
    assertThat(mistake("plan", folder, "--account", account)).contains(folder.toString());
    assertThat(mistake("signals", "--sectors", absent)).contains(absent.toString());
    assertThat(mistake("demo", "--policy", absent, "--out", page)).contains(absent.toString());
    assertThat(mistake("demo", "--account", absent, "--out", page)).contains(absent.toString());
    assertThat(line(Ran.of("backtest", plan, "--data", absent))).contains(absent.toString());
    assertThat(line(Ran.of("signals", "--store", absent))).contains(absent.toString());
    assertThat(absent).doesNotExist();
  }

  @Test
  void anAccountWithoutAPrice() throws IOException {
    Path odd = write("odd.yaml", "balances:\n  - {asset: PEPE, quantity: \"5\"}\n");
    assertThat(mistake("plan", plan, "--account", odd))
        .contains("no daily price of PEPE by 2024-06-29: import its history");
    Path perpetual =
        write(
            "perpetual.yaml",
            """
            positions:
              - {symbol: SOLUSDT, side: short, quantity: "1", entryPrice: "150", leverage: "1"}
            """);
    assertThat(mistake("plan", plan, "--account", perpetual))
        .contains("no daily price of SOL/USDT:USDT");
  }

  /** The demo has said by then where its history is. */
  @Test
  void aDemoThatFailsWritesNoPage() throws IOException {
    Path odd = write("odd.yaml", "balances:\n  - {asset: PEPE, quantity: \"5\"}\n");

    Ran ran = Ran.of("demo", "--policy", plan, "--account", odd, "--out", page, "--data", store);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("no daily price of PEPE").hasLineCount(1);
    assertThat(ran.out()).isEqualTo("history: " + store + System.lineSeparator());
    assertNoPage();
  }

  @Test
  void optionsAndCommandsThatDoNotExist() {
    assertThat(mistake("backtest", plan, "--form", "2024-05-01")).contains("--form");
    assertThat(mistake("demo", "--ouut", page)).contains("--ouut");
    assertThat(mistake("plan", plan)).contains("--account");
    assertThat(mistake("beta")).contains("ASSET");
    assertThat(mistake("beta", "ETH", "--window", "ninety")).contains("ninety");
    assertThat(line(Ran.of("backtets"))).contains("backtets");
    assertThat(line(Ran.of())).contains("say what to do");
  }

  private static Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The line of a command that is given the made history. */
  private static String mistake(Object... arguments) {
    return line(Ran.of(Stream.concat(Stream.of(arguments), Stream.of("--data", store)).toArray()));
  }

  private static String line(Ran ran) {
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: ").hasLineCount(1);
    assertThat(ran.out()).isEmpty();
    assertNoPage();
    return ran.err();
  }

  private static void assertNoPage() {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("report.html"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
