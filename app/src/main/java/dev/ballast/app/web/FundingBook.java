// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.render.Figures;
import dev.ballast.app.render.live.FundingMap;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Funding that was settled, by contract and day. */
final class FundingBook {
  private static final int DAYS = 21;

  private final SequencedMap<String, SequencedMap<LocalDate, FundingMap.Cell>> contracts =
      new TreeMap<>();
  private final SequencedMap<Asset, Double> total = new TreeMap<>();

  void add(Event.FundingPaid one) {
    double rate = one.rate().doubleValue();
    double amount = one.payment().toDouble();
    total.merge(one.payment().asset(), amount, Double::sum);
    contracts
        .computeIfAbsent(one.key().toString(), _ -> new TreeMap<>())
        .merge(
            UtcDay.date(one.time()),
            new FundingMap.Cell(-one.position().signum() * rate, rate, amount),
            (before, now) ->
                new FundingMap.Cell(
                    before.earned() + now.earned(),
                    before.rate() + now.rate(),
                    before.amount() + now.amount()));
  }

  /** The last weeks of it. */
  FundingMap map() {
    Optional<LocalDate> last =
        contracts.values().stream().map(one -> one.lastEntry().getKey()).max(LocalDate::compareTo);
    if (last.isEmpty()) {
      return new FundingMap(List.of(), List.of(), List.of());
    }
    List<LocalDate> days =
        last.get().minusDays(DAYS - 1L).datesUntil(last.get().plusDays(1)).toList();
    List<FundingMap.Row> rows = new ArrayList<>();
    contracts.forEach((contract, settled) -> {
      List<Optional<FundingMap.Cell>> cells =
          days.stream().map(day -> Optional.ofNullable(settled.get(day))).toList();
      double sum = settled.values().stream().mapToDouble(FundingMap.Cell::amount).sum();
      if (cells.stream().anyMatch(Optional::isPresent)) {
        rows.add(new FundingMap.Row(contract, cells, sum));
      }
    });
    return new FundingMap(
        total.entrySet().stream()
            .map(one -> Figures.gainCents(one.getValue()) + " " + one.getKey())
            .toList(),
        days,
        rows);
  }
}
