// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.market.OrderBounds;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What an exchange asks of orders otherwise than before. */
final class RuleChange {
  private RuleChange() {}

  /** Each in a few words, {@code step 0.01 (was 0.001)}; the day of the rules is no change. */
  static List<String> of(TradingRules before, TradingRules now) {
    SequencedMap<String, String> old = words(before);
    List<String> changes = new ArrayList<>();
    for (Map.Entry<String, String> one : words(now).entrySet()) {
      String was = old.getOrDefault(one.getKey(), "");
      if (!one.getValue().equals(was)) {
        changes.add(one.getKey() + " " + one.getValue() + " (was " + was + ")");
      }
    }
    return changes;
  }

  private static SequencedMap<String, String> words(TradingRules rules) {
    SequencedMap<String, String> words = new LinkedHashMap<>();
    words.put("tick", rules.tick().toString());
    words.put("step", rules.step().toString());
    words.put("smallest order", rules.minimumQuantity().toString());
    words.put("least value", rules.minimumNotional().toString());
    words.put("largest order", most(rules.bounds().maximumQuantity()));
    OrderBounds.Lot market = rules.marketLot();
    words.put("step at the market", market.step().toString());
    words.put("smallest at the market", market.minimum().toString());
    words.put("largest at the market", most(market.maximum()));
    words.put(
        "prices",
        rules
            .bounds()
            .band()
            .map(band ->
                band.down().toPlainString() + " to " + band.up().toPlainString() + " of the mark")
            .orElse("of any size"));
    return words;
  }

  private static String most(Optional<Quantity> most) {
    return most.map(Quantity::toString).orElse("of any size");
  }
}
