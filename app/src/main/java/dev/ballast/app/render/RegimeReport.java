// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.PhaseTimeline;
import dev.ballast.signal.regime.Regime;
import dev.ballast.signal.regime.RegimeMeasure;
import dev.ballast.signal.regime.RegimeQuestion;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The market's phase as it is shown.
 *
 * @param asOf the Monday that was looked at last
 * @param benchmark what leads and is measured
 * @param rules what the set of rules is called
 * @param others how many other assets are the market
 * @param phase {@code narratives}; empty where none is confirmed
 * @param title the same in words
 * @param buys what the phase buys, half a sentence
 * @param since the day that confirmed it
 * @param sentences what is so and by which numbers
 * @param measures in a fixed order
 * @param dominanceBy what dominance was measured by
 * @param spans the phases of all history, in order
 * @param chart the same over the benchmark's price
 */
public record RegimeReport(
    Instant asOf,
    String benchmark,
    String rules,
    int others,
    Optional<String> phase,
    String title,
    String buys,
    Optional<LocalDate> since,
    List<String> sentences,
    List<Measure> measures,
    String dominanceBy,
    List<Row> spans,
    PhaseChart chart) {
  /**
   * A measure.
   *
   * @param value a fraction; absent with a reason
   */
  public record Measure(String name, OptionalDouble value, String reason) {}

  /**
   * A stretch of one phase.
   *
   * @param benchmark its return in it, a fraction
   * @param others the mean of theirs
   */
  public record Row(
      String phase, LocalDate from, LocalDate to, double benchmark, OptionalDouble others) {}

  /** Copies the lists. */
  public RegimeReport {
    sentences = List.copyOf(sentences);
    measures = List.copyOf(measures);
    spans = List.copyOf(spans);
  }

  /** Of a regime, and of those before it. */
  public static RegimeReport of(Regime regime, RegimeQuestion question, PhaseTimeline timeline) {
    List<Measure> measures = new ArrayList<>();
    for (RegimeMeasure measure : RegimeMeasure.values()) {
      measures.add(
          new Measure(
              measure.toString(),
              regime.reading().value(measure),
              regime.reading().missing().getOrDefault(measure, "")));
    }
    return new RegimeReport(
        Instant.ofEpochMilli(regime.time()),
        question.benchmark().code(),
        question.rules().name(),
        question.others().size(),
        regime.phase().map(Phase::toString),
        regime.phase().map(Phase::title).orElse("no phase is confirmed"),
        regime.phase().map(Phase::buys).orElse("nothing beside the plan's weights"),
        regime.phase().map(_ -> UtcDay.date(regime.since())),
        regime.sentences(question.benchmark(), question.rules()),
        measures,
        regime.reading().dominanceBy(),
        timeline.spans().stream()
            .map(span ->
                new Row(
                    span.phase().map(Phase::toString).orElse("none"),
                    span.from(),
                    span.to(),
                    span.benchmark(),
                    span.others()))
            .toList(),
        PhaseChart.of(timeline));
  }
}
