// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.store.ImportProgress;
import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows an import to people: a bar on a terminal, a line for each file elsewhere. */
public final class ConsoleProgress implements ImportProgress {
  private static final int UPDATE_MILLIS = 100;
  private static final long MEBIBYTE = 1 << 20;

  private final @Nullable PrintWriter lines;
  private final boolean bar;
  private @Nullable ProgressBar shown;
  private int files;
  private int number;

  private ConsoleProgress(@Nullable PrintWriter lines, boolean bar) {
    this.lines = lines;
    this.bar = bar;
  }

  /** A bar on a terminal's error stream, nothing elsewhere. */
  public static ImportProgress onTerminal() {
    return terminal() ? new ConsoleProgress(null, true) : SILENT;
  }

  /** A bar on a terminal, else a line for each file. */
  public static ImportProgress of(PrintWriter lines) {
    return terminal() ? new ConsoleProgress(null, true) : new ConsoleProgress(lines, false);
  }

  @SuppressWarnings("SystemConsoleNull") // it is still declared as nullable
  static boolean terminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void started(int count, long bytes) {
    files = count;
    if (bar) {
      shown =
          new ProgressBarBuilder()
              .setTaskName("importing")
              .setInitialMax(bytes)
              .setUnit(" MiB", MEBIBYTE)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .build();
    }
  }

  @Override
  public void file(String name) {
    number++;
    if (shown != null) {
      shown.setExtraMessage(name);
    }
    if (lines != null) {
      lines.println("reading " + number + "/" + files + " " + name);
      lines.flush();
    }
  }

  @Override
  public void advanced(long bytes) {
    if (shown != null) {
      shown.stepBy(bytes);
    }
  }

  @Override
  public void ended() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
  }
}
