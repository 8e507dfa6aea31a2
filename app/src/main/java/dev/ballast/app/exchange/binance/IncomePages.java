// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Reads a list that the exchange tells by pages of so many rows from a time on. Rows of a page's
 * last millisecond come again with the next and count once.
 */
final class IncomePages {
  private static final int ROWS = 1000;
  private static final int MOST_PAGES = 200;

  private IncomePages() {}

  /** Asks for rows from a time on. */
  interface Page {
    Answer<List<IncomeEntry>> from(long time, int limit);
  }

  /** All rows in order; or what kept one page from being told. */
  static Answer<List<IncomeEntry>> read(long from, Page page) {
    SequencedSet<IncomeEntry> all = new LinkedHashSet<>();
    long start = from;
    for (int number = 0; number < MOST_PAGES; number++) {
      Answer<List<IncomeEntry>> answer = page.from(start, ROWS);
      if (!(answer instanceof Answer.Given<List<IncomeEntry>>(List<IncomeEntry> rows))) {
        return answer;
      }
      all.addAll(rows);
      if (rows.size() < ROWS) {
        return new Answer.Given<>(new ArrayList<>(all));
      }
      long last = rows.getLast().time();
      if (last <= start) {
        return new Answer.Unknown<>("more income in a millisecond than the exchange tells");
      }
      start = last;
    }
    return new Answer.Unknown<>("more income than is read at once: ask for a shorter time");
  }
}
