// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Custody;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How holdings are kept, as rows and in words. */
final class CustodyReport {
  private CustodyReport() {}

  /**
   * A row for each holding, in its order.
   *
   * @param day on which it is looked at
   */
  static List<CustodyRow> rows(List<Custody> custody, Marks marks, LocalDate day) {
    List<CustodyRow> rows = new ArrayList<>();
    for (Custody one : custody) {
      double value = marks.value(one.asset(), one.quantity()).toDouble();
      double yield = one.yield().map(rate -> rate.fraction()).orElse(0.0);
      rows.add(
          new CustodyRow(
              one.asset(),
              one.quantity(),
              value,
              one.where(),
              one.place() == Place.SPOT,
              one.lockedUntil().filter(day::isBefore),
              one.isCollateral(),
              one.yield().isPresent() ? OptionalDouble.of(yield) : OptionalDouble.empty(),
              one.quantity().toDouble() * yield,
              value * yield));
    }
    return rows;
  }

  /** Where each asset is kept: {@code 10 exchange, 2 cold storage}. */
  static SequencedMap<Asset, String> words(List<Custody> custody) {
    SequencedMap<Asset, SequencedMap<String, Quantity>> held = new TreeMap<>();
    for (Custody one : custody) {
      held.computeIfAbsent(one.asset(), _ -> new LinkedHashMap<>())
          .merge(one.where(), one.quantity(), Quantity::plus);
    }
    SequencedMap<Asset, String> words = new TreeMap<>();
    for (Map.Entry<Asset, SequencedMap<String, Quantity>> asset : held.entrySet()) {
      words.put(
          asset.getKey(),
          asset.getValue().entrySet().stream()
              .map(one -> one.getValue() + " " + one.getKey())
              .collect(Collectors.joining(", ")));
    }
    return words;
  }
}
