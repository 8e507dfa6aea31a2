// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What exposures as they are held now would have brought over the days of history, each asset by
 * its own return, and by its beta x the benchmark's on days of which it has none.
 */
public final class HeldReturns {
  private final double[] daily;
  private final int days;
  private final double[] spans;
  private final List<String> notes;

  private HeldReturns(double[] daily, int days, double[] spans, List<String> notes) {
    this.daily = daily;
    this.days = days;
    this.spans = spans;
    this.notes = List.copyOf(notes);
  }

  /** Day by day, oldest first, in the unit of the exposures. */
  public double[] daily() {
    return daily.clone();
  }

  /** The length of the longer span. */
  public int days() {
    return days;
  }

  /** Over each span of so many days, overlapping, oldest first. */
  public double[] spans() {
    return spans.clone();
  }

  /** Which assets went by beta, and on how many days. */
  public List<String> notes() {
    return notes;
  }

  /** Of profits that are known, the longer span by the sum of its days. */
  public static HeldReturns ofProfits(double[] daily, int days) {
    double[] spans = new double[Math.max(0, daily.length - days + 1)];
    for (int i = 0; i < spans.length; i++) {
      for (int j = i; j < i + days; j++) {
        spans[i] += daily[j];
      }
    }
    return new HeldReturns(daily.clone(), days, spans, List.of());
  }

  /**
   * Over all of history.
   *
   * @param exposures net, signed
   * @param days of the longer span
   */
  public static HeldReturns of(
      SequencedMap<Asset, Double> exposures, ClosesByDay closes, BetaMoves betas, int days) {
    List<String> substituted = new ArrayList<>();
    double[] daily = profits(exposures, closes, betas, 1, substituted);
    double[] spans = profits(exposures, closes, betas, days, new ArrayList<>());
    return new HeldReturns(
        daily,
        days,
        spans,
        substituted.isEmpty()
            ? List.of()
            : List.of(
                substituted.stream()
                    .collect(Collectors.joining(", ", "by beta for want of history: ", ""))));
  }

  private static double[] profits(
      SequencedMap<Asset, Double> exposures,
      ClosesByDay closes,
      BetaMoves betas,
      int days,
      List<String> substituted) {
    int[] rows = rows(closes, days);
    double[] sums = new double[rows.length];
    for (var one : exposures.entrySet()) {
      Asset asset = one.getKey();
      if (asset.isDollar() || one.getValue() == 0) {
        continue;
      }
      int missing = 0;
      for (int i = 0; i < rows.length; i++) {
        OptionalDouble own = closes.move(asset, rows[i], days);
        if (own.isEmpty()) {
          missing++;
        }
        sums[i] +=
            one.getValue()
                * (own.isPresent()
                    ? own.getAsDouble()
                    : betas.move(
                        asset, closes.move(closes.benchmark(), rows[i], days).orElseThrow()));
      }
      if (missing > 0) {
        substituted.add(asset + " on " + missing + " of " + rows.length + " days");
      }
    }
    return sums;
  }

  /** The days that the benchmark has a return of. */
  private static int[] rows(ClosesByDay closes, int days) {
    int[] rows = new int[closes.size()];
    int count = 0;
    for (int row = days; row < rows.length; row++) {
      if (closes.move(closes.benchmark(), row, days).isPresent()) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }
}
