// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A day of the archive's metrics of one contract, every five minutes: open interest in coins, and
 * how accounts, top traders and takers are divided between its two sides. The share of top traders'
 * accounts is not kept: what they hold says more.
 */
final class MetricsLayout extends CsvLayout {
  private static final Interval SPACING = Interval.parse("5m");
  private static final Map<SeriesKind, String> RATIOS =
      new EnumMap<>(
          Map.of(
              SeriesKind.ACCOUNT_RATIO, "count_long_short_ratio",
              SeriesKind.TRADER_RATIO, "sum_toptrader_long_short_ratio",
              SeriesKind.TAKER_RATIO, "sum_taker_long_short_vol_ratio"));

  private final InstrumentId instrument;
  private final LocalDate day;
  private final MetricsLabels labels;

  MetricsLayout(InstrumentId instrument, LocalDate day) {
    super(
        "archive "
            + SeriesId.of(SeriesKind.OPEN_INTEREST, instrument, SPACING)
            + " and ratios"
            + MetricsLabels.of(instrument.isInverse(), day).suffix());
    this.instrument = instrument;
    this.day = day;
    this.labels = MetricsLabels.of(instrument.isInverse(), day);
  }

  /** An inverse contract's "value" is what counts coins. */
  @Override
  void read(InputTable table, FileDraft draft) {
    table.headerOrNone(
        List.of("create_time", "symbol", "sum_open_interest", "sum_open_interest_value"),
        List.of(
            "count_toptrader_long_short_ratio",
            "sum_toptrader_long_short_ratio",
            "count_long_short_ratio",
            "sum_taker_long_short_vol_ratio"));
    int time = table.column("create_time");
    int value =
        table.column(instrument.isInverse() ? "sum_open_interest_value" : "sum_open_interest");
    Rows interest = draft.rows(SeriesId.of(SeriesKind.OPEN_INTEREST, instrument, SPACING));
    int blank = 0;
    while (table.next()) {
      long named = named(table, time);
      if (table.text(value).isEmpty()) {
        blank++;
      } else {
        draft.add(
            table, time, interest, labels.taken(named), table.notNegative(value, "open interest"));
      }
      RATIOS.forEach((kind, head) -> {
        int column = table.column(head);
        if (column >= 0 && !table.text(column).isEmpty()) {
          draft.add(
              table,
              time,
              draft.rows(SeriesId.of(kind, instrument, SPACING)),
              labels.taken(named),
              table.notNegative(column, "a long/short ratio"));
        }
      });
    }
    if (blank > 0) {
      draft.note(blank + " rows without open interest left out");
    }
  }

  private long named(InputTable table, int time) {
    long named = table.time(time);
    if (labels.contradicts(day, named)) {
      throw table.wrong(
          time,
          table.shown(time)
              + " is not of "
              + day
              + ", though rows of this file are named by the start of their five minutes;"
              + " fetch the file again");
    }
    return named;
  }
}
