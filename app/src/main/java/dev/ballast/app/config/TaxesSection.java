// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.lot.HoldingRates;
import dev.ballast.lot.LotChoice;
import dev.ballast.lot.LotMethod;
import dev.ballast.policy.TaxPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a plan's {@code taxes}. */
final class TaxesSection {
  private static final int LONGEST_DAYS = 36_500;

  private TaxesSection() {}

  static TaxPlan read(Field field) {
    Mapping table = field.table("method", "lots", "rates");
    List<HoldingRates.Step> steps = new ArrayList<>();
    Field rates = table.require("rates");
    rates.items().forEach(item -> steps.add(step(item)));
    return new TaxPlan(choice(table), rates.checked(ignored -> new HoldingRates(steps)));
  }

  private static HoldingRates.Step step(Field field) {
    Mapping table = field.table("held-for", "rate");
    return new HoldingRates.Step(
        table.get("held-for", one -> one.dayCount(1, LONGEST_DAYS), 0),
        table.require("rate").scalar().percent("0", "100"));
  }

  private static LotChoice choice(Mapping table) {
    LotMethod method = table.get("method", one -> one.choice(LotMethod.class), LotMethod.FIFO);
    Optional<Field> lots = table.find("lots");
    List<LocalDate> days = new ArrayList<>();
    lots.ifPresent(all -> all.items().forEach(one -> days.add(one.scalar().day())));
    if (method == LotMethod.SPECIFIC && days.isEmpty()) {
      throw table
          .require("method")
          .mistake("names no lots; write lots: [2024-01-10], the days of those sold first");
    }
    if (method != LotMethod.SPECIFIC && lots.isPresent()) {
      throw lots.get().mistakeAtKey("names lots, which only method: specific sells by name");
    }
    return new LotChoice(method, days);
  }
}
