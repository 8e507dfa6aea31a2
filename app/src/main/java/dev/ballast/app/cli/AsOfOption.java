// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.StoredSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The time of a decision: {@code --as-of}, or the end of the daily history. */
public final class AsOfOption {
  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day whose 00:00 UTC it is: what closed by then is known (default: the history's"
              + " end).")
  private @Nullable String asOf;

  /**
   * Epoch milliseconds; a day before the first daily close or after the last is a mistake.
   *
   * @param source the history whose daily bars bound the day
   */
  public long time(HistorySource source) {
    List<StoredSeries> daily =
        source.store().entries().stream()
            .filter(entry -> entry.id().kind() == SeriesKind.BARS)
            .filter(entry -> entry.id().interval().equals(Interval.DAY))
            .toList();
    if (daily.isEmpty()) {
      throw new UserMistake(source.store().folder() + ": no daily bars; import some first");
    }
    long day = Interval.DAY.millis();
    long first = daily.stream().mapToLong(StoredSeries::first).min().orElseThrow() + day;
    long last = daily.stream().mapToLong(StoredSeries::last).max().orElseThrow() + day;
    if (asOf == null) {
      return last;
    }
    long time = parse(asOf);
    if (time > last) {
      throw new UserMistake("--as-of " + asOf + ": history ends " + text(last));
    }
    if (time < first) {
      throw new UserMistake("--as-of " + asOf + ": history begins " + text(first));
    }
    return time;
  }

  private static long parse(String text) {
    try {
      return LocalDate.parse(text.strip()).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new UserMistake("--as-of " + text + ": no such day; write 2025-10-31");
    }
  }

  /** The day that the moment is in, UTC. */
  static String text(long time) {
    return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
