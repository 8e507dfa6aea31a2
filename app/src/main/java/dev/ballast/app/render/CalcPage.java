// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A calculator's answer for people: a title, figures under each other at their decimal points, the
 * formula with the numbers in it, and notes.
 */
final class CalcPage {
  private static final int GAP = 2;

  private final TextPage page;
  private final List<Figure> figures = new ArrayList<>();

  /** A figure in two parts, so that points stand under each other. */
  private record Figure(String what, String whole, String fraction, String unit) {
    static Figure of(String what, String figure, String unit) {
      int point = figure.indexOf('.');
      int end = point < 0 ? wholeDigits(figure) : point;
      return new Figure(what, figure.substring(0, end), figure.substring(end), unit);
    }

    private static int wholeDigits(String figure) {
      return figure.endsWith("%") || figure.endsWith("x") ? figure.length() - 1 : figure.length();
    }
  }

  CalcPage(String title, int width, boolean color) {
    page = new TextPage(width, color);
    page.head(title);
    page.line("");
  }

  /** A figure as it is written; those that follow each other are one block. */
  CalcPage figure(String what, String figure, String unit) {
    figures.add(Figure.of(what, figure, unit));
    return this;
  }

  /** A table: one letter a column, {@code l} for words and {@code r} for figures. */
  CalcPage table(String alignment, List<String> header, List<List<String>> rows) {
    flush();
    TextTable table = new TextTable(alignment, header.toArray(String[]::new));
    rows.forEach(row -> table.row(row.toArray(String[]::new)));
    page.table(table, true);
    return this;
  }

  /** Ends a block of figures: the next one begins another. */
  CalcPage gap() {
    flush();
    return this;
  }

  /** Lines of algebra, then of the same with numbers, under a heading. */
  CalcPage formula(List<String> lines) {
    flush();
    for (String line : lines) {
      page.line(TextPage.clean(line));
    }
    page.line("");
    return this;
  }

  /** A sentence that the reader should know. */
  CalcPage note(String sentence) {
    flush();
    page.notes(List.of(sentence));
    return this;
  }

  private void flush() {
    if (figures.isEmpty()) {
      return;
    }
    int what = 0;
    int whole = 0;
    int fraction = 0;
    for (Figure figure : figures) {
      what = Math.max(what, figure.what().length());
      whole = Math.max(whole, figure.whole().length());
      fraction = Math.max(fraction, figure.fraction().length());
    }
    for (Figure figure : figures) {
      String line =
          padded(figure.what(), what + GAP)
              + " ".repeat(whole - figure.whole().length())
              + figure.whole()
              + padded(figure.fraction(), fraction + GAP)
              + figure.unit();
      page.line(TextPage.clean(line.stripTrailing()));
    }
    figures.clear();
    page.line("");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** The whole page. */
  @Override
  public String toString() {
    flush();
    return page.toString().stripTrailing() + "\n";
  }
}
