// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.desk.ChainInput;
import dev.ballast.report.desk.ChainStep;
import dev.ballast.report.desk.TicketChain;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The chains behind tickets as text, one after the other, then what was not proposed. */
final class ChainText {
  private static final Map<String, String> HEADS =
      Map.ofEntries(
          Map.entry("market", "The market showed"),
          Map.entry("rule", "The policy says"),
          Map.entry("wanted", "So it was wanted"),
          Map.entry("limits", "Limits"),
          Map.entry("orders", "Orders"),
          Map.entry("purposes", "Whose it is"),
          Map.entry("cost", "It costs"),
          Map.entry("margin", "Margin"),
          Map.entry("fall", "Should the benchmark fall by 30%"),
          Map.entry("quality", "How good the hedge is"),
          Map.entry("closing", "It is closed"));

  private ChainText() {}

  static void write(TextPage text, List<TicketChain> chains, List<RefusedLeg> refused) {
    if (chains.isEmpty()) {
      text.paragraph("", "The plan has no ticket: nothing is traded.");
    }
    for (TicketChain chain : chains) {
      text.part(chain.id() + "  " + chain.title(), "For " + chain.terms().purpose() + ".");
      for (ChainStep step : chain.steps()) {
        text.head(HEADS.getOrDefault(step.step(), step.step()));
        text.notes(step.says());
      }
      text.head("Made of");
      text.table(inputs(chain), true);
    }
    for (RefusedLeg leg : refused) {
      text.paragraph(
          "", "Not proposed: " + leg.instrument() + ", " + leg.wish() + ": " + leg.reason());
    }
  }

  private static TextTable inputs(TicketChain chain) {
    TextTable table =
        new TextTable(
            "lrlrrrr",
            "Instrument",
            "Price",
            "Close of",
            "Beta",
            "Error",
            "Returns",
            "Funding/day");
    for (ChainInput input : chain.inputs()) {
      table.row(
          input.instrument().toString(),
          Figures.exact(input.price().toDecimal()),
          input.closed().toString().replace(":00Z", "Z"),
          Figures.of(input.beta(), Figures::ratio),
          Figures.of(input.betaError(), Figures::ratio),
          Integer.toString(input.returns()),
          Figures.of(
              input.fundingDay(), rate -> String.format(Locale.ROOT, "%+.5f%%", 100 * rate)));
    }
    return table;
  }
}
