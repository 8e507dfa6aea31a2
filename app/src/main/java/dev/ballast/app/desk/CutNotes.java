// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Balance;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.market.BarSeries;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Marketplace;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SymbolCut;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names that went over to another thing with no change stated, where a reader must know of it. */
public final class CutNotes {
  private CutNotes() {}

  /** Where the daily bars that an asset is measured by are cut, as known at a time. */
  public static List<String> measured(History history, Asset asset, Marketplace market, long time) {
    SequencedMap<LocalDate, List<String>> names = new TreeMap<>();
    List<InstrumentId> instruments = new ArrayList<>(List.of(market.spot(asset)));
    history.listings().perpetual(asset, market).ifPresent(instruments::add);
    for (InstrumentId id : instruments) {
      Optional<BarSeries> bars =
          history.series(SeriesId.bars(id, Interval.DAY)).map(all -> ((BarSeries) all).asOf(time));
      int[] rows = bars.map(one -> SymbolCut.rows(one, history.changes())).orElse(new int[0]);
      if (rows.length > 0) {
        LocalDate day = UtcDay.date(bars.orElseThrow().time(rows[rows.length - 1]));
        names.computeIfAbsent(day, any -> new ArrayList<>()).add(id.toString());
      }
    }
    List<String> notes = new ArrayList<>();
    names.forEach((day, cut) ->
        notes.add(
            String.join(" and ", cut)
                + (cut.size() == 1 ? " is" : " are")
                + " cut at a jump by more than five times on "
                + day
                + " that no symbol change explains: only what came after is measured"));
    return notes;
  }

  /** What a run held in spot while its name went over. */
  static List<String> of(History history, Run run, Marketplace market) {
    SequencedSet<Asset> held = new TreeSet<>();
    run.snapshots().forEach(one -> held.addAll(one.account().assets()));
    List<String> notes = new ArrayList<>();
    for (Asset asset : held) {
      history
          .series(SeriesId.bars(market.spot(asset), Interval.DAY))
          .map(BarSeries.class::cast)
          .ifPresent(bars -> {
            OptionalLong cut = cut(bars, history, run.first().time());
            if (cut.isPresent() && holds(run, asset, cut.getAsLong())) {
              notes.add(said(bars, cut.getAsLong()));
            }
          });
    }
    return notes;
  }

  private static OptionalLong cut(BarSeries bars, History history, long from) {
    return Arrays.stream(SymbolCut.rows(bars, history.changes()))
        .mapToLong(bars::time)
        .filter(time -> time > from)
        .findFirst();
  }

  private static boolean holds(Run run, Asset asset, long cut) {
    for (Session.Snapshot snapshot : run.snapshots()) {
      if (snapshot.time() > cut) {
        for (Balance balance : snapshot.account().balances()) {
          if (balance.asset().equals(asset)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String said(BarSeries bars, long cut) {
    return jump(bars, cut)
        + ": what was held stays at its last close before and is not traded; state the"
        + " change in a file of symbol changes (docs/guide/data.md)";
  }

  private static String jump(BarSeries bars, long cut) {
    return bars.id().subject()
        + " jumps by more than five times on "
        + UtcDay.date(cut)
        + " and no symbol change says why, so it is taken for another unit or another coin from"
        + " then on";
  }
}
