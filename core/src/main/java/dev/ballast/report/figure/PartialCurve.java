// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A named line over days, with gaps that say why they are there.
 *
 * @param values one for each day; empty in a gap
 * @param gaps in order, parted by days that have a value or lack it for another reason
 */
public record PartialCurve(String name, List<OptionalDouble> values, List<Gap> gaps) {
  /**
   * Neighbouring days without a value.
   *
   * @param from the first of them
   * @param to the last of them
   * @param reason {@code fewer than 90 returns}
   */
  public record Gap(Instant from, Instant to, String reason) {}

  /** Copies its lists. */
  public PartialCurve {
    values = List.copyOf(values);
    gaps = List.copyOf(gaps);
  }

  /** The line of a reading for each day. */
  public static PartialCurve of(String name, List<Instant> days, List<Reading> readings) {
    if (days.size() != readings.size()) {
      throw new IllegalArgumentException(
          name + " has " + readings.size() + " values for " + days.size() + " days");
    }
    List<Gap> gaps = new ArrayList<>();
    String reason = "";
    int start = 0;
    for (int i = 0; i < days.size(); i++) {
      String now = readings.get(i).reason();
      if (!now.equals(reason)) {
        close(gaps, days, start, i, reason);
        start = i;
        reason = now;
      }
    }
    close(gaps, days, start, days.size(), reason);
    return new PartialCurve(name, readings.stream().map(Reading::value).toList(), gaps);
  }

  private static void close(List<Gap> gaps, List<Instant> days, int start, int end, String reason) {
    if (!reason.isEmpty()) {
      gaps.add(new Gap(days.get(start), days.get(end - 1), reason));
    }
  }

  /** A line without gaps. */
  public static PartialCurve whole(String name, double[] values) {
    return new PartialCurve(
        name, Arrays.stream(values).mapToObj(OptionalDouble::of).toList(), List.of());
  }

  /** The last day's figure, or the reason of the gap that it stands in. */
  public Reading last() {
    OptionalDouble value = values.isEmpty() ? OptionalDouble.empty() : values.getLast();
    if (value.isPresent()) {
      return Reading.of(value.getAsDouble());
    }
    return Reading.absent(gaps.isEmpty() ? "no days" : gaps.getLast().reason());
  }
}
