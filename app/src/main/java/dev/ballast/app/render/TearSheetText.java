// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.TearSheet;

/** The tear sheet as text. */
final class TearSheetText {
  private final TextPage text;
  private final TearSheet sheet;

  TearSheetText(TextPage text, TearSheet sheet) {
    this.text = text;
    this.sheet = sheet;
  }

  void brief() {
    text.line(sheet.benchmark());
  }

  void whole() {
    brief();
  }
}
