// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.store.check.Finding;
import dev.ballast.app.store.check.HistoryCheck;
import dev.ballast.app.store.check.Severity;
import dev.ballast.market.SeriesId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Findings for people. Unless all are wanted, what one rule found in many series of a kind is one
 * paragraph: how many, the worst of them, and the names of the others.
 */
final class CheckText {
  private static final int WIDTH = 98;
  private static final int FEW = 3;
  private static final int MANY = 24;

  private final HistoryCheck check;
  private final boolean all;

  CheckText(HistoryCheck check, boolean all) {
    this.check = check;
    this.all = all;
  }

  void print(PrintWriter out) {
    SequencedMap<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : check.findings()) {
      groups.computeIfAbsent(group(finding), _ -> new ArrayList<>()).add(finding);
    }
    groups
        .values()
        .forEach(found -> {
          if (all || found.size() <= FEW) {
            found.forEach(finding -> line(finding, out));
          } else {
            paragraph(found, out);
          }
        });
    int errors = check.count(Severity.ERROR);
    int warnings = check.count(Severity.WARNING);
    int notes = check.count(Severity.NOTE);
    out.println(
        String.format(
            Locale.ROOT,
            "%d series, %,d rows: %s, %s, %s%s",
            check.series(),
            check.rows(),
            count(errors, "error"),
            count(warnings, "warning"),
            count(notes, "note"),
            all || check.findings().size() <= FEW ? "" : " (--all for each)"));
  }

  private static String group(Finding finding) {
    return finding.severity()
        + " "
        + finding.check()
        + " "
        + finding.series().map(CheckText::family).orElse("");
  }

  /** Kind, market, spacing and venue: {@code perpetual bars, 1d, binance}. */
  private static String family(SeriesId id) {
    String market = "";
    if (id.kind().isBars() && id.subject().contains("/")) {
      market = id.subject().contains(":") ? "perpetual " : "spot ";
    }
    String interval = id.interval().millis() == 0 ? "" : ", " + id.interval();
    return market + id.kind() + interval + ", " + id.venue();
  }

  private static void line(Finding finding, PrintWriter out) {
    String head = head(finding) + finding.series().map(id -> id.toString() + ": ").orElse("");
    wrapped(head + finding.message(), out);
  }

  private static void paragraph(List<Finding> found, PrintWriter out) {
    Finding worst = found.getFirst();
    SequencedSet<String> names = new LinkedHashSet<>();
    for (Finding finding : found) {
      worst = finding.count() > worst.count() ? finding : worst;
    }
    for (Finding finding : found) {
      if (!finding.equals(worst)) {
        names.add(name(finding));
      }
    }
    names.remove(name(worst));
    String others = String.join(" ", names.stream().limit(MANY).toList());
    if (names.size() > MANY) {
      others += " and " + (names.size() - MANY) + " more";
    }
    String where =
        worst
            .series()
            .map(id -> found.size() + " series of " + family(id) + "; " + name(id) + ": ")
            .orElse(found.size() + " times, first ");
    wrapped(
        head(worst)
            + where
            + worst.message()
            + (worst.series().isPresent() ? "; also " + others : "; also on " + others),
        out);
  }

  private static String head(Finding finding) {
    return String.format(Locale.ROOT, "%-8s%-17s", finding.severity(), finding.check());
  }

  private static String name(Finding finding) {
    return finding
        .series()
        .map(CheckText::name)
        .orElseGet(() -> finding.message().substring(0, 10));
  }

  private static String name(SeriesId id) {
    return id.subject().replaceFirst("/USDT(:USDT)?$", "");
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static void wrapped(String text, PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split("(?<=\\S) (?=\\S)", -1)) {
      if (line.length() + 1 + word.length() > WIDTH && !line.isEmpty()) {
        out.println(line);
        line = new StringBuilder(" ".repeat(25)).append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    out.println(line);
  }
}
