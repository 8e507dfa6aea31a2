// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.app.UserMistake;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.diary.DiaryPage;
import java.nio.file.Path;
import java.util.List;

/** The diary that sessions have written into their journal. */
public final class JournalDiary {
  private JournalDiary() {}

  /**
   * Reads it.
   *
   * @throws JournalFault if the journal cannot be read
   */
  public static Diary of(Path file) {
    try (JournalWatch journal = JournalWatch.open(file)) {
      List<DiaryPage> pages = journal.pages();
      if (pages.isEmpty()) {
        throw new UserMistake(
            file + ": no session has written a diary into it; of a backtest: diary POLICY");
      }
      return Diary.of(journal.session().map(SessionRow::plan).orElse(""), pages, journal.news());
    }
  }
}
