// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of plain text: words to the left, figures to the right, two spaces between columns or,
 * where room is short, one. What still does not fit goes on in the next line of its cell.
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
      row.add(TextPage.clean(cell));
    }
    rows.add(row);
    return this;
  }

  /**
   * The lines, the header first; none longer than the width as long as there are words to break.
   */
  List<String> lines(int width) {
    int columns = alignment.length();
    int gap = widthOf(natural(), GAP) > width ? 1 : GAP;
    int[] widths = widthsWithin(width - gap * (columns - 1));
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      List<List<String>> cells = new ArrayList<>();
      int height = 1;
      for (int column = 0; column < widths.length; column++) {
        String cell = row.get(column);
        List<String> broken =
            cell.length() <= widths[column] ? List.of(cell) : Wrap.lines(cell, widths[column], "");
        cells.add(broken);
        height = Math.max(height, broken.size());
      }
      for (int part = 0; part < height; part++) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
          List<String> broken = cells.get(column);
          String cell = part < broken.size() ? broken.get(part) : "";
          String pad = " ".repeat(widths[column] - cell.length());
          line.append(column == 0 ? "" : " ".repeat(gap))
              .append(alignment.charAt(column) == 'r' ? pad + cell : cell + pad);
        }
        lines.add(line.toString().stripTrailing());
      }
    }
    return lines;
  }

  /** Whether the table fits without breaking a cell, with one space between columns at worst. */
  boolean fits(int width) {
    return widthOf(natural(), 1) <= width;
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

  private int[] widthsWithin(int width) {
    int[] widths = natural();
    int total = widthOf(widths, 0);
    for (; total > width; total--) {
      int widest = -1;
      for (int column = 0; column < widths.length; column++) {
        boolean words =
            alignment.charAt(column) == 'l'
                && widths[column] > Math.max(NARROWEST, rows.getFirst().get(column).length());
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
}
