// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plan's owner should know of its spot core, and nothing enforces: where it leaves the
 * models that it names, and which convictions have outlived their horizon.
 */
public final class CoreAdvice {
  private static final Percent EIGHTY = Percent.of("80");

  private final CorePlan core;
  private final SectorsOnDay sectors;
  private final List<String> advice = new ArrayList<>();

  private CoreAdvice(CorePlan core, SectorsOnDay sectors) {
    this.core = core;
    this.sectors = sectors;
  }

  /** Sentences as of a day, of the weights that are written; rotation may leave them. */
  public static List<String> of(CorePlan core, LocalDate day) {
    CoreAdvice advice = new CoreAdvice(core, core.sectors().asOf(day));
    core.spot().presets().forEach(advice::measure);
    advice.lapsed();
    return List.copyOf(advice.advice);
  }

  private void measure(Preset preset) {
    switch (preset) {
      case EIGHTY_TWENTY -> eightyTwenty();
      case BUCKETS -> buckets();
    }
  }

  private void eightyTwenty() {
    Percent share = core.spot().share();
    if (!share.equals(EIGHTY)) {
      advice.add(
          "the 80/20 model holds 80% of capital in spot, the plan "
              + share
              + (core.profile().allows(EIGHTY)
                  ? ""
                  : "; a %s profile holds %s at most"
                      .formatted(core.profile(), core.profile().mostSpot())));
    }
  }

  private void buckets() {
    for (Bucket bucket : Bucket.values()) {
      Percent share = Percent.ZERO;
      for (Sector sector : core.spot().weights().keySet()) {
        if (bucket(sector).equals(Optional.of(bucket))) {
          share = share.plus(core.spot().weight(sector));
        }
      }
      if (!bucket.advises(share)) {
        advice.add(
            "buckets: %s of the spot core is in %s, %s to %s is the model's"
                .formatted(share, bucket, bucket.least(), bucket.most()));
      }
    }
    List<String> outside =
        core.spot().weights().keySet().stream()
            .filter(one -> bucket(one).isEmpty())
            .map(Sector::name)
            .toList();
    if (!outside.isEmpty()) {
      advice.add(
          "buckets: no bucket is written in the record of "
              + String.join(", ", outside)
              + ", whose weight counts in none");
    }
  }

  private Optional<Bucket> bucket(Sector sector) {
    return sectors.record(sector).flatMap(SectorRecord::bucket);
  }

  private void lapsed() {
    List<String> lapsed = new ArrayList<>();
    for (Sector sector : core.spot().weights().keySet()) {
      if (!sector.equals(Sector.MAJORS) && core.spot().weight(sector).compareTo(Percent.ZERO) > 0) {
        sectors
            .record(sector)
            .map(SectorRecord::conviction)
            .filter(one -> one.lapsed(sectors.day()))
            .ifPresent(one ->
                lapsed.add("%s (%d months from %s)".formatted(sector, one.months(), one.since())));
      }
    }
    if (!lapsed.isEmpty()) {
      advice.add(
          "past the horizon of its conviction: "
              + String.join(", ", lapsed)
              + "; write a record that renews it, or let the weight go");
    }
  }
}
