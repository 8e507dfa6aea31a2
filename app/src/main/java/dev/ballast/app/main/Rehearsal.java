// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.main;

import dev.ballast.app.cli.Cli;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/**
 * Runs what commands begin with and prints nothing: the launcher records which classes are loaded,
 * so that later starts find them loaded and linked. It reads and writes no history.
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

  private Rehearsal() {}

  public static void main(String[] arguments) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    for (String command : COMMANDS) {
      Cli.run(nowhere, nowhere, command.split(" "));
    }
    System.exit(0); // as the program ends: the exit loads classes too
  }
}
