// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.TreeSet;

/** What is held and valued at a close that is older than a bar. */
final class OldPrices {
  private OldPrices() {}

  static List<String> notes(ReviewInput input) {
    SequencedSet<InstrumentId> held = new TreeSet<>();
    for (Asset asset : input.exposure().spot().keySet()) {
      input.marks().source(asset).ifPresent(held::add);
    }
    input.account().positions().stream().map(Position::instrument).forEach(held::add);
    List<String> notes = new ArrayList<>();
    for (InstrumentId id : held) {
      OptionalLong age = input.age(id);
      if (age.isPresent() && age.getAsLong() > UtcDay.MILLIS && input.view().end(id).isEmpty()) {
        notes.add(
            id
                + " is valued at its close of "
                + UtcDay.date(input.view().time() - age.getAsLong() - 1)
                + ", "
                + age.getAsLong() / UtcDay.MILLIS
                + " days old");
      }
    }
    return notes;
  }
}
