// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines at spaces; a word longer than a line is broken where it must be. */
final class Wrap {
  private Wrap() {}

  static List<String> lines(String text, int width, String indent) {
    int room = width - indent.length();
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (rest.length() > room) {
      int space = rest.lastIndexOf(' ', room);
      int end = space > 0 ? space : room;
      lines.add(indent + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
    }
    lines.add(indent + rest);
    return lines;
  }
}
