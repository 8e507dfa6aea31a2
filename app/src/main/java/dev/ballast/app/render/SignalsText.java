// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.signal.Feature;
import dev.ballast.signal.FeatureKind;
import dev.ballast.signal.FeatureUnit;
import dev.ballast.signal.SectorFeature;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import java.util.List;
import java.util.Locale;

/** A review of signals for a terminal: a table of sectors, then why; up to 100 columns. */
public final class SignalsText {
  private static final int WIDTH = 98;

  /** A column: what, its head, and how wide. */
  private record Column(FeatureKind kind, String head, int width) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column(FeatureKind.FUNDING, "funding", 9),
          new Column(FeatureKind.FUNDING_Z_SCORE, "z", 6),
          new Column(FeatureKind.FUNDING_INSTABILITY, "swings", 8),
          new Column(FeatureKind.OPEN_INTEREST_30D, "OI 30d", 12),
          new Column(FeatureKind.VOLUME_TREND, "volume", 9),
          new Column(FeatureKind.MOMENTUM_30D, "30d", 8),
          new Column(FeatureKind.RELATIVE_STRENGTH, "vs", 8),
          new Column(FeatureKind.BASIS, "basis", 8));

  private SignalsText() {}

  public static String of(SignalReview review) {
    StringBuilder text = new StringBuilder();
    head(text, review);
    for (SectorSignal signal : review.sectors()) {
      row(text, signal);
    }
    text.append('\n');
    for (SectorSignal signal : review.sectors()) {
      wrap(text, signal.sector() + ", " + stance(signal) + ": " + signal.reason());
    }
    return text.toString();
  }

  private static void head(StringBuilder text, SignalReview review) {
    text.append(String.format(Locale.ROOT, "%-17s", "sector"));
    for (Column column : COLUMNS) {
      String head =
          column.kind() == FeatureKind.RELATIVE_STRENGTH
              ? "vs " + review.benchmark()
              : column.head();
      text.append(padded(head, column.width()));
    }
    text.append("  stance\n");
  }

  private static void row(StringBuilder text, SectorSignal signal) {
    text.append(String.format(Locale.ROOT, "%-17s", signal.sector()));
    for (Column column : COLUMNS) {
      text.append(padded(cell(signal.feature(column.kind()), column), column.width()));
    }
    text.append("  ").append(stance(signal)).append('\n');
  }

  private static String cell(SectorFeature feature, Column column) {
    return switch (feature.feature()) {
      case Feature.Absent _ -> "-";
      case Feature.Present present -> {
        String number = number(present, column.kind());
        boolean partial =
            column.kind() == FeatureKind.OPEN_INTEREST_30D
                && feature.measured() < feature.members();
        yield partial ? number + " " + feature.measured() + "/" + feature.members() : number;
      }
    };
  }

  private static String number(Feature.Present present, FeatureKind kind) {
    if (present.unit() == FeatureUnit.DEVIATIONS) {
      return String.format(Locale.ROOT, "%.1f", present.value());
    }
    String format = kind == FeatureKind.BASIS ? "%.2f%%" : "%.1f%%";
    return String.format(Locale.ROOT, format, present.value() * 100);
  }

  private static String stance(SectorSignal signal) {
    return signal.stance().name().toLowerCase(Locale.ROOT);
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }

  private static void wrap(StringBuilder text, String sentence) {
    int column = 0;
    for (String word : sentence.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        text.append("\n   ");
        column = 3;
      }
      text.append(column > 0 ? " " : "").append(word);
      column += word.length() + 1;
    }
    text.append('\n');
  }
}
