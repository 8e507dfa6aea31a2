// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run would write over what it reads is refused before the run. The history named is not
 * there, so that a run which got as far would say that instead.
 */
class OverwrittenInputTest {
  @TempDir private Path folder;
  private Path plan;
  private Path account;
  private Path orders;
  private Path sectors;

  @BeforeEach
  void writeInputs() throws IOException {
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            "sectors: sectors.yaml\nspot: {weights: {majors: 100%}}\n");
    sectors =
        Files.writeString(
            folder.resolve("sectors.yaml"),
            "sectors: [{sector: majors, from: 2020-01-01, members: [BTC, ETH]}]\n");
    account = MadeHistory.account(folder);
    orders = Files.writeString(folder.resolve("orders.yaml"), "orders: []\n");
  }

  private void assertRefused(String line, Object... arguments) throws IOException {
    List<byte[]> before = contents();
    List<Object> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--data", folder.resolve("nowhere")));

    Ran ran = Ran.of(all.toArray());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("ballast: " + line + System.lineSeparator());
    assertThat(contents()).usingRecursiveComparison().isEqualTo(before);
  }

  private List<byte[]> contents() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : List.of(plan, account, orders, sectors)) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }

  @Test
  void aPageIsNotWrittenOverAnyFileThatIsRead() throws IOException {
    assertRefused(
        "--html " + plan + ": would be written over, but it is the plan; name another file",
        "backtest",
        plan,
        "--html",
        plan);
    assertRefused(
        "--html " + account + ": would be written over, but it is the account; name another file",
        "backtest",
        plan,
        "--account",
        account,
        "--html",
        account);
    assertRefused(
        "--html "
            + sectors
            + ": would be written over, but it is the sectors file of the plan; name another file",
        "backtest",
        plan,
        "--html",
        sectors);
  }

  @Test
  void theDemosPageIsNoInputEither() throws IOException {
    assertRefused(
        "--out " + account + ": would be written over, but it is the account; name another file",
        "demo",
        "--policy",
        plan,
        "--account",
        account,
        "--out",
        account);
    assertRefused(
        "--out " + plan + ": would be written over, but it is the plan; name another file",
        "demo",
        "--policy",
        plan,
        "--out",
        plan);
  }

  @Test
  void linksAndOtherSpellingsAreTheSameFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("page.html"), account);
    Path hard = Files.createLink(folder.resolve("hard.html"), account);
    Path around = folder.resolve("history").resolve("..").resolve("account.yaml");
    Files.createDirectories(folder.resolve("history"));
    for (Path page : List.of(link, hard, around)) {
      assertRefused(
          "--html "
              + page
              + ": would be written over, but it is the account, "
              + account
              + "; name another file",
          "backtest",
          plan,
          "--account",
          account,
          "--html",
          page);
    }
  }

  @Test
  void anExportReplacesNoFolderThatHoldsAnInput() throws IOException {
    Path export = Files.createDirectories(folder.resolve("export"));
    Path inside = Files.copy(account, export.resolve("tear-sheet.json"));

    assertRefused(
        "--export "
            + export
            + ": would be written over, but it holds the account, "
            + inside
            + "; name another folder",
        "backtest",
        plan,
        "--account",
        inside,
        "--export",
        export,
        "--force");
    assertThat(inside).exists();
  }

  @Test
  void theHistoryIsNotWrittenOver() throws IOException {
    Path history = new MadeHistory(LocalDate.of(2025, 1, 1)).write(folder.resolve("h"), 2);
    Path file = history.resolve("spot_1d_binance.csv");
    String before = Files.readString(file);

    Ran ran = Ran.of("backtest", plan, "--html", file, "--data", history);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "ballast: --html "
                + file
                + ": would be written over, but it lies in the history that is read, "
                + history
                + "; name another file"
                + System.lineSeparator());
    assertThat(file).hasContent(before);
  }
}
