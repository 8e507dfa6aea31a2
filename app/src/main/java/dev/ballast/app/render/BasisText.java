// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.backtest.BasisReport;
import java.util.Locale;

/** What the basis of an overlay's futures gave, for the terminal. */
final class BasisText {
  private BasisText() {}

  static void write(TextPage text, BasisReport basis) {
    double sum = basis.purposes().stream().mapToDouble(one -> one.gain().orElse(0)).sum();
    text.part(
        "Basis from entry to exit",
        "Futures against their coins in spot (F - S) gave "
            + Figures.gain(sum)
            + " USDT beside what the coins did.");
    TextTable table =
        new TextTable("llrrrr", "For", "Future", "Times", "At entry", "At exit", "It gave");
    for (BasisReport.Sum one : basis.purposes()) {
      table.row(
          one.purpose(),
          one.future().toString(),
          Integer.toString(one.holdings()),
          Figures.of(one.entry(), BasisText::share),
          Figures.of(one.exit(), BasisText::share),
          Figures.of(one.gain(), Figures::gainCents));
    }
    text.table(table, true);
    text.paragraph(
        "", "At entry and exit: of spot's price, in the mean. A short gains as it falls.");
  }

  /** A perpetual's basis is some hundredths of a percent. */
  private static String share(double basis) {
    return String.format(Locale.ROOT, "%+.3f%%", 100 * basis);
  }
}
