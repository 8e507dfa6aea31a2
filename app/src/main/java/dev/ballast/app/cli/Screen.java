// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.io.Console;

/** What people read on. */
final class Screen {
  /** Columns of every report. */
  static final int WIDTH = 100;

  private Screen() {}

  /** Colours on a terminal, unless NO_COLOR asks for none (no-color.org). */
  @SuppressWarnings("SystemConsoleNull") // it is still declared as nullable
  static boolean color() {
    Console console = System.console();
    return console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
  }
}
