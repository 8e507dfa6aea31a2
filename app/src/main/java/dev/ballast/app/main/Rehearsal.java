// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.main;

import dev.ballast.app.cli.Cli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/**
 * Runs what commands begin with and prints nothing: the launcher records which classes are loaded,
 * so that later starts find them loaded and linked. The only history it reads and writes is a made
 * one, in a passing folder.
 */
public final class Rehearsal {
  private static final String POSITION =
      " --symbol BTCUSDT --side long --quantity 1 --entry-price 100 --leverage 5 --isolated";
  private static final List<String> COMMANDS =
      List.of(
          "--help",
          "demo --help",
          "plan --help",
          "signals --help",
          "beta --help",
          "backtest --help",
          "data import --help",
          "schema account",
          "calc liquidation" + POSITION,
          "calc liquidation --json" + POSITION,
          "calc margin" + POSITION,
          "calc funding --venue binance --premium 0.1%",
          "calc basis --spot 100 --future 101 --days 5",
          "calc size --symbol BTCUSDT --notional 1000 --price 5000",
          "calc pnl --side long --quantity 1 --entry 2 --exit 3",
          "calc pnl --side up");

  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    for (String command : COMMANDS) {
      run(command.split(" "));
    }
    try (RehearsalFiles files = RehearsalFiles.make()) {
      String store = files.store().toString();
      String plan = files.policy().toString();
      run("data", "import", files.data().toString(), "--store", store);
      run("data", "list", "--store", store);
      run("signals", "--store", store);
      run("beta", "ETH", "--store", store);
      run("backtest", plan, "--store", store);
      run("backtest", plan, "--store", store, "--json");
      run("backtest", plan, "--store", store, "--html", files.folder() + "/report.html");
      run("backtest", files.everyKind().toString(), "--store", store);
    }
    System.exit(0); // as the program ends: the exit loads classes too
  }

  private static void run(String... command) {
    Cli.run(NOWHERE, NOWHERE, command);
  }
}
