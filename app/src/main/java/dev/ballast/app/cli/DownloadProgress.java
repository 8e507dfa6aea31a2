// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.store.archive.ArchiveProgress;
import dev.ballast.app.store.archive.Outcome;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a download to people: a bar on a terminal, about twenty lines elsewhere. */
final class DownloadProgress implements ArchiveProgress, AutoCloseable {
  private static final int LINES = 20;

  private final @Nullable PrintWriter lines;
  private final boolean bar;
  private @Nullable ProgressBar shown;
  private int said;

  private DownloadProgress(@Nullable PrintWriter lines, boolean bar) {
    this.lines = lines;
    this.bar = bar;
  }

  /** For people, or for a program that reads JSON: then only a bar, and only on a terminal. */
  static DownloadProgress of(PrintWriter out, boolean json) {
    boolean terminal = ConsoleProgress.terminal();
    return new DownloadProgress(terminal || json ? null : out, terminal);
  }

  @Override
  public void done(int done, int all, Outcome last) {
    if (bar) {
      ProgressBar now = shown;
      if (now == null) {
        now =
            new ProgressBarBuilder()
                .setTaskName("downloading")
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
        shown = now;
      }
      now.stepTo(done);
      now.setExtraMessage(last.file().name());
    }
    if (lines != null && (long) done * LINES / all > said) {
      said = (int) ((long) done * LINES / all);
      lines.println("downloaded " + done + "/" + all + " " + last.file().name());
      lines.flush();
    }
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.close();
    }
  }
}
