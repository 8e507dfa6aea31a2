// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.figure.Performance;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/** What a table of statistics has no figure for, with its reason: a line for each reason. */
final class Absences {
  private static final SequencedMap<String, Function<Performance, Reading>> FIGURES =
      new LinkedHashMap<>();

  static {
    FIGURES.put("return", Performance::totalReturn);
    FIGURES.put("a year", Performance::annualisedReturn);
    FIGURES.put("volatility", Performance::volatility);
    FIGURES.put("deepest fall", Performance::maximumDrawdown);
    FIGURES.put("Sharpe", Performance::sharpe);
    FIGURES.put("Sortino", Performance::sortino);
    FIGURES.put("Calmar", Performance::calmar);
  }

  private Absences() {}

  /** A reason's figures of one line of the table or of several. */
  private record Cause(String reason, List<String> figures) {}

  static List<String> of(List<Track> tracks) {
    SequencedMap<Cause, List<String>> causes = new LinkedHashMap<>();
    for (Track track : tracks) {
      byReason(track.performance())
          .forEach((reason, figures) ->
              causes
                  .computeIfAbsent(new Cause(reason, figures), cause -> new ArrayList<>())
                  .add(track.name()));
    }
    List<String> notes = new ArrayList<>();
    causes.forEach((cause, names) ->
        notes.add(
            (names.size() == tracks.size() ? "" : String.join(", ", names) + ": ")
                + String.join(", ", cause.figures())
                + ": no figure, "
                + cause.reason()
                + "."));
    return notes;
  }

  private static SequencedMap<String, List<String>> byReason(Performance performance) {
    SequencedMap<String, List<String>> reasons = new LinkedHashMap<>();
    FIGURES.forEach((name, figure) -> {
      Reading reading = figure.apply(performance);
      if (reading.value().isEmpty()) {
        reasons.computeIfAbsent(reading.reason(), reason -> new ArrayList<>()).add(name);
      }
    });
    return reasons;
  }
}
