// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of plain text: words to the left, figures to the right, two spaces between columns or,
 * where room is short, one. What still does not fit is clipped in the widest column of words.
 */
final class TextTable {
  private static final int GAP = 2;
  private static final int NARROWEST = 6;

  private final String alignment;
  private final List<List<String>> rows = new ArrayList<>();

  /** One letter a column: {@code l} for words, {@code r} for figures; and the columns' names. */
  TextTable(String alignment, String... header) {
    this.alignment = alignment;
    row(header);
  }

  /** Adds a row with as many cells as there are columns. */
  TextTable row(String... cells) {
    if (cells.length != alignment.length()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + alignment.length() + " columns");
    }
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(Terminal.clean(cell));
    }
    rows.add(row);
    return this;
  }

  /** The lines, the header first; none longer than the width as long as there are words to clip. */
  List<String> lines(int width) {
    int columns = alignment.length();
    int gap = widthOf(natural(), GAP) > width ? 1 : GAP;
    int[] widths = clippedWidths(width - gap * (columns - 1));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = clipped(row.get(column), widths[column]);
        String pad = " ".repeat(widths[column] - cell.length());
        line.append(column == 0 ? "" : " ".repeat(gap))
            .append(alignment.charAt(column) == 'r' ? pad + cell : cell + pad);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int[] natural() {
    int[] widths = new int[alignment.length()];
    for (int column = 0; column < widths.length; column++) {
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }

  private static int widthOf(int[] widths, int gap) {
    int total = gap * (widths.length - 1);
    for (int column : widths) {
      total += column;
    }
    return total;
  }

  private int[] clippedWidths(int width) {
    int[] widths = natural();
    int total = widthOf(widths, 0);
    for (; total > width; total--) {
      int widest = -1;
      for (int column = 0; column < widths.length; column++) {
        boolean words = alignment.charAt(column) == 'l' && widths[column] > NARROWEST;
        if (words && (widest < 0 || widths[column] > widths[widest])) {
          widest = column;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static String clipped(String cell, int width) {
    return cell.length() <= width ? cell : cell.substring(0, width - 1) + "~";
  }
}
