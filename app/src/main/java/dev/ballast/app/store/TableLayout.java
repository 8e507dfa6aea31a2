// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A table of bars or of funding of a user's, in whatever format and order: read twice, for its
 * spacing and order first, then for its rows.
 */
final class TableLayout implements Layout {
  private static final Set<String> NO_VALUE = Set.of("", "null", "nan", "none", "<na>", "-");

  private final InferredTable inferred;

  TableLayout(InferredTable inferred) {
    this.inferred = inferred;
  }

  @Override
  public String label() {
    return inferred.label();
  }

  @Override
  public void read(InputFile file, InputStream content, FileDraft draft) throws IOException {
    TableSurvey survey;
    try (InputTable table = InputTables.open(file, file.open(bytes -> {}))) {
      TableHeader.read(table);
      survey = new TableSurvey(inferred, table, columns(table));
    }
    try (InputTable unsorted = InputTables.open(file, content)) {
      TableHeader.read(unsorted);
      TableColumns columns = columns(unsorted);
      if (survey.ascending()) {
        new Reader(unsorted, columns, survey, draft).read();
      } else {
        try (InputTable table = new SortedTable(unsorted, columns.place(ColumnRole.TIME))) {
          new Reader(table, columns, survey, draft).read();
        }
      }
    }
    if (draft.rowCount() == 0) {
      throw file.mistake("has a header but no rows; fetch it again");
    }
  }

  /** The columns of a table whose header has been read. */
  private TableColumns columns(InputTable table) {
    TableColumns columns =
        TableColumns.of(table.header(), inferred.options().columns(), table.file());
    if (inferred.kind() == SeriesKind.FUNDING) {
      columns.openIsFundingRate();
    } else if (inferred.isYahoo() && !inferred.options().columns().containsKey(ColumnRole.VOLUME)) {
      columns.volumeIsQuote();
    }
    return columns;
  }

  private static boolean noValue(InputTable table, int column) {
    return NO_VALUE.contains(table.text(column).toLowerCase(Locale.ROOT));
  }

  /** Rows into series. */
  private final class Reader {
    private final InputTable table;
    private final TableColumns columns;
    private final FileDraft draft;
    private final Interval interval;
    private final int time;
    private final Map<String, Target> targets = new HashMap<>();
    private int blank;
    private boolean converted;

    Reader(InputTable table, TableColumns columns, TableSurvey survey, FileDraft draft) {
      this.table = table;
      this.columns = columns;
      this.draft = draft;
      this.interval =
          inferred.kind() == SeriesKind.FUNDING ? Interval.NONE : survey.interval(table.file());
      this.time = columns.place(ColumnRole.TIME);
      survey.notes().forEach(draft::note);
    }

    /** Where the rows of a symbol go, and which cells they are made of. */
    private record Target(Rows rows, BarColumns bar, boolean volumeInQuote) {}

    void read() {
      while (table.next()) {
        String symbol = inferred.symbol(table, columns);
        Target target = targets.get(symbol);
        if (target == null) {
          target = target(symbol);
          targets.put(symbol, target);
        }
        if (inferred.kind() == SeriesKind.FUNDING) {
          funding(target);
        } else {
          bar(target);
        }
      }
      notes();
    }

    private Target target(String symbol) {
      InstrumentId id;
      try {
        id = inferred.instrument(symbol);
      } catch (IllegalArgumentException e) {
        if (columns.has(ColumnRole.SYMBOL) && inferred.options().symbol().isEmpty()) {
          throw table.wrong(columns.place(ColumnRole.SYMBOL), String.valueOf(e.getMessage()));
        }
        throw table.file().mistake(String.valueOf(e.getMessage()));
      }
      inferred.otherwise(id).ifPresent(draft::note);
      Rows rows = draft.rows(inferred.series(id, interval));
      if (id.isInverse() && inferred.kind() == SeriesKind.BARS) {
        draft.note("volume of " + id + " is taken for coins, not contracts");
      }
      if (inferred.kind() == SeriesKind.FUNDING) {
        return new Target(rows, new BarColumns(-1, -1, -1, -1, -1), false);
      }
      boolean inQuote = false;
      int volume = -1;
      if (inferred.kind() == SeriesKind.BARS) {
        columns.volumeOf(id);
        inQuote = !columns.has(ColumnRole.VOLUME);
        volume = columns.place(inQuote ? ColumnRole.QUOTE_VOLUME : ColumnRole.VOLUME);
        if (volume < 0) {
          throw table
              .file()
              .mistake(
                  "no column of it is known for the volume in "
                      + id.base()
                      + "; add --columns volume=NAME, or quote_volume=NAME");
        }
      }
      return new Target(
          rows,
          new BarColumns(
              columns.place(ColumnRole.OPEN),
              columns.place(ColumnRole.HIGH),
              columns.place(ColumnRole.LOW),
              columns.place(ColumnRole.CLOSE),
              volume),
          inQuote);
    }

    private void bar(Target target) {
      BarColumns bar = target.bar;
      if (noValue(table, bar.open())
          && noValue(table, bar.high())
          && noValue(table, bar.low())
          && noValue(table, bar.close())) {
        blank++;
        return;
      }
      double[] values = bar.read(table);
      if (target.volumeInQuote) {
        values[4] /= values[3];
        converted = true;
      }
      draft.add(table, time, target.rows, table.time(time), values);
    }

    /** Settlement times that are some milliseconds off are set to the nearest second. */
    private void funding(Target target) {
      int rate = columns.place(ColumnRole.FUNDING_RATE);
      if (noValue(table, rate)) {
        blank++;
        return;
      }
      int mark = columns.place(ColumnRole.MARK_PRICE);
      double price =
          mark < 0 || noValue(table, mark) ? Double.NaN : table.notNegative(mark, "a mark price");
      long second = Math.floorDiv(table.time(time) + 500, 1000L) * 1000;
      draft.add(
          table, time, target.rows, second, table.number(rate), price == 0 ? Double.NaN : price);
    }

    private void notes() {
      draft.note(
          "read "
              + String.join(" ", columns.read())
              + (columns.passedOver().isEmpty()
                  ? ""
                  : "; passed over " + String.join(", ", columns.passedOver())));
      if (blank > 0) {
        draft.note(blank + (blank == 1 ? " row" : " rows") + " without values left out");
      }
      if (converted) {
        draft.note("volume is given in the quote currency; kept in coins, at each bar's close");
      }
      if (inferred.isYahoo()) {
        draft.note("Yahoo's prices are of no exchange; they are kept beside Binance's");
      }
    }
  }
}
