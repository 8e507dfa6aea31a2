// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.FundingSeries;
import dev.ballast.market.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Settlements of one perpetual: their interval and its changes, those off the grid, those missing,
 * and rates beyond any cap.
 *
 * <p>The interval that prevails at a row is the median of the 21 distances around it, so that a
 * missing or an extra settlement does not count as a change.
 */
final class FundingChecks {
  private static final int AROUND = 10;
  private static final long MINUTE = 60_000;
  private static final double CAP = 0.03;

  private FundingChecks() {}

  static List<Finding> of(FundingSeries funding) {
    List<Finding> findings = new ArrayList<>();
    rates(funding, findings);
    if (funding.size() > 2) {
      long[] prevailing = prevailing(funding);
      changes(funding, prevailing, findings);
      grid(funding, prevailing, findings);
    }
    return findings;
  }

  /** The usual distance to the next settlement at each row, milliseconds in whole minutes. */
  private static long[] prevailing(FundingSeries funding) {
    int count = funding.size() - 1;
    long[] distance = new long[count];
    for (int row = 0; row < count; row++) {
      distance[row] = Math.round((funding.time(row + 1) - funding.time(row)) / (double) MINUTE);
    }
    long[] prevailing = new long[count];
    for (int row = 0; row < count; row++) {
      long[] near =
          Arrays.copyOfRange(
              distance, Math.max(0, row - AROUND), Math.min(count, row + AROUND + 1));
      Arrays.sort(near);
      prevailing[row] = near[near.length / 2] * MINUTE;
    }
    return prevailing;
  }

  private static void changes(FundingSeries funding, long[] prevailing, List<Finding> findings) {
    Cases changes = new Cases();
    StringBuilder story = new StringBuilder(new Interval(prevailing[0]).toString());
    for (int row = 1; row < prevailing.length; row++) {
      if (prevailing[row] != prevailing[row - 1]) {
        changes.add(funding.time(row), 0);
        if (changes.count() <= 3) {
          story
              .append(" until ")
              .append(Finding.when(funding.time(row)))
              .append(", then ")
              .append(new Interval(prevailing[row]));
        }
      }
    }
    if (changes.isEmpty() && prevailing[0] != Interval.EIGHT_HOURS.millis()) {
      changes.add(funding.time(0), 0);
      story.append(" throughout");
    }
    if (!changes.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.NOTE,
              "funding-interval",
              funding.id(),
              changes,
              "settled every "
                  + story
                  + (changes.count() > 3
                      ? ", and " + (changes.count() - 3) + " changes more"
                      : "")));
    }
  }

  private static void grid(FundingSeries funding, long[] prevailing, List<Finding> findings) {
    Cases off = new Cases();
    Cases holes = new Cases();
    long absent = 0;
    for (int row = 0; row < prevailing.length; row++) {
      long interval = Math.max(MINUTE, prevailing[row]);
      long time = Math.round(funding.time(row) / (double) MINUTE) * MINUTE;
      if (time % interval != 0) {
        off.add(funding.time(row), 0);
        continue;
      }
      long until = funding.time(row + 1) + MINUTE / 2 - time;
      long missing = until / interval - 1;
      boolean changes = row + 1 < prevailing.length && prevailing[row + 1] != prevailing[row];
      if (missing > 0 && !changes) {
        holes.add(time + interval, (double) missing);
        absent += missing;
      }
    }
    if (!off.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "funding-off-grid",
              funding.id(),
              off,
              Finding.count(off.count(), "settlement")
                  + " off the "
                  + new Interval(prevailing[funding.firstRowFrom(off.first())])
                  + " grid, first "
                  + Finding.when(off.first())));
    }
    if (!holes.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "funding-missing",
              funding.id(),
              holes,
              Finding.count(absent, "missing settlement")
                  + " in "
                  + Finding.count(holes.count(), "gap")
                  + ", longest "
                  + Math.round(holes.worst())
                  + " from "
                  + Finding.when(holes.worstTime())));
    }
  }

  private static void rates(FundingSeries funding, List<Finding> findings) {
    Cases wild = new Cases();
    for (int row = 0; row < funding.size(); row++) {
      if (Math.abs(funding.rate(row)) > CAP) {
        wild.add(funding.time(row), funding.rate(row));
      }
    }
    if (!wild.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "funding-rate",
              funding.id(),
              wild,
              String.format(
                  Locale.ROOT,
                  "%s beyond %.0f %%, largest %+.2f %% on %s",
                  Finding.count(wild.count(), "rate"),
                  CAP * 100,
                  wild.worst() * 100,
                  Finding.when(wild.worstTime()))));
    }
  }
}
