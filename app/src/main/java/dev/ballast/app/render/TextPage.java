// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of plain text as it is written: headings, paragraphs, tables and notes, in so many
 * columns.
 */
final class TextPage {
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
  private static final Pattern NEGATIVE = Pattern.compile("(?<![\\p{Alnum}])-\\d[\\d,.]*%?");
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final StringBuilder out = new StringBuilder();
  private final int width;
  private final boolean color;

  TextPage(int width, boolean color) {
    this.width = width;
    this.color = color;
  }

  int width() {
    return width;
  }

  /** The text without characters that would move the cursor or hide themselves. */
  static String clean(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }

  void part(String title, String answer) {
    part(title, List.of(), answer);
  }

  /**
   * The beginning of a part.
   *
   * @param warnings told before its answer
   */
  void part(String title, List<String> warnings, String answer) {
    if (!out.isEmpty() && out.indexOf("\n\n", out.length() - 2) < 0) {
      line("");
    }
    head(title);
    warnings.forEach(this::head);
    paragraph("", answer);
    line("");
  }

  void head(String text) {
    for (String line : Wrap.lines(clean(text), width, "")) {
      out.append(color ? BOLD + line + PLAIN : line).append('\n');
    }
  }

  void table(TextTable table, boolean header) {
    List<String> lines = table.lines(width);
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i));
      if (header && i == 0) {
        line("-".repeat(lines.stream().mapToInt(String::length).max().orElse(0)));
      }
    }
    line("");
  }

  void notes(List<String> notes) {
    notes.forEach(note -> hanging("* ", note));
  }

  /** A paragraph with a mark before its first line, and the others below its text. */
  void hanging(String mark, String text) {
    List<String> lines = Wrap.lines(clean(text), width - mark.length(), "");
    for (int i = 0; i < lines.size(); i++) {
      line((i == 0 ? mark : " ".repeat(mark.length())) + lines.get(i));
    }
  }

  void paragraph(String indent, String text) {
    Wrap.lines(clean(text), width, indent).forEach(this::line);
  }

  void line(String text) {
    out.append(color ? NEGATIVE.matcher(text).replaceAll(RED + "$0" + PLAIN) : text).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
