// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.sweep.SweepProgress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a sweep to people: a bar on a terminal, about ten lines elsewhere. */
final class SweepBar implements SweepProgress {
  private static final int LINES = 10;

  private final PrintWriter lines;
  private final boolean bar = ConsoleProgress.terminal();
  private @Nullable ProgressBar shown;
  private int said;

  /** Lines go to the error stream, beside which results stay clean. */
  SweepBar(PrintWriter err) {
    this.lines = err;
  }

  @Override
  public void done(int done, int all, int failed) {
    if (bar) {
      ProgressBar now = shown;
      if (now == null) {
        now =
            new ProgressBarBuilder()
                .setTaskName("variants")
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
        shown = now;
      }
      now.stepTo(done);
      now.setExtraMessage(failed == 0 ? "" : failed + " failed");
    } else if ((long) done * LINES / all > said) {
      said = (int) ((long) done * LINES / all);
      lines.println(
          done + "/" + all + " variants" + (failed == 0 ? "" : ", " + failed + " failed"));
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
