// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.BearPosture;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.CorePlan;
import dev.ballast.policy.SpotPlan;
import dev.ballast.signal.regime.Phase;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The plan's {@code bear}: weights and a short while a bear market lasts. */
final class BearSection {
  private BearSection() {}

  static BearPosture read(Field field, CorePlan core, Asset quote) {
    Mapping table = field.table("when", "weights", "short", "with");
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
        table.get("when", BearSection::when, Circumstance.BEAR),
        weights,
        table.get("short", BearSection::share, Percent.of("30")),
        table.get("with", one -> PolicyFile.asset(one, quote), Asset.BTC));
  }

  /** The trend's bear market, or the phase of the cycle. */
  private static Circumstance when(Scalar value) {
    Circumstance phase = new Circumstance.InPhase(Phase.BEAR);
    return Stream.of(Circumstance.BEAR, phase)
        .filter(one -> one.toString().equals(value.text()))
        .findFirst()
        .orElseThrow(() -> value.mistake("not one of bear, " + phase + ": '" + value.text() + "'"));
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
