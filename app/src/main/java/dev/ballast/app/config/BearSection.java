// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.BearPosture;
import dev.ballast.policy.CorePlan;
import dev.ballast.policy.SpotPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The plan's {@code bear}: weights and a short while a bear market lasts. */
final class BearSection {
  private BearSection() {}

  static BearPosture read(Field field, CorePlan core, Asset quote) {
    Mapping table = field.table("weights", "short", "with");
    List<String> known = core.spot().weights().keySet().stream().map(Sector::name).toList();
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    table
        .find("weights")
        .ifPresent(all ->
            all.entries()
                .forEach((name, one) -> {
                  if (!known.contains(name)) {
                    throw one.mistakeAtKey(
                        "not a sector with a weight in spot.weights"
                            + Suggestion.hint(name, known));
                  }
                  weights.put(new Sector(name), one.scalar().percent("0", "100"));
                }));
    if (weights.isEmpty()) {
      weights.put(Sector.MAJORS, Percent.HUNDRED);
    }
    Percent sum = SpotPlan.sum(weights);
    if (!sum.equals(Percent.HUNDRED)) {
      throw field.mistake("its weights sum to " + sum + ", not 100%");
    }
    return new BearPosture(
        weights,
        table.get("short", BearSection::share, Percent.of("30")),
        table.get("with", one -> PolicyFile.asset(one, quote), Asset.BTC));
  }

  /** {@code 40% of portfolio}. */
  private static Percent share(Scalar value) {
    String text = value.text().replaceFirst("\\s+of portfolio$", "");
    if (text.equals(value.text())) {
      throw value.mistake("not a size: '" + value.text() + "' (write 40% of portfolio)");
    }
    return new Scalar(value.field(), text).percent("0.1", "100");
  }
}
