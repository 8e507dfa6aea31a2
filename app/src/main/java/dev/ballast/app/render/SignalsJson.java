// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.SpokenRule;
import dev.ballast.signal.feature.AssetFeatures;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.FeatureName;
import dev.ballast.signal.feature.SectorFeature;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A review of signals as it stands in JSON.
 *
 * @param asOf what was known then was looked at
 * @param benchmark what relative strength is against
 * @param weight what a member counts for: {@code plain}, {@code open-interest}, {@code
 *     capitalisation}
 * @param sectors in the user's order
 * @param assets members of the sectors
 * @param conditions that rules of a plan may wait for
 * @param series that the user brought
 */
public record SignalsJson(
    Instant asOf,
    String benchmark,
    String weight,
    List<SectorLine> sectors,
    List<AssetLine> assets,
    List<ConditionLine> conditions,
    List<SeriesLine> series) {

  /** One sector with its stance. */
  public record SectorLine(
      String sector,
      List<String> members,
      String stance,
      Instant since,
      int score,
      List<RuleLine> rules,
      boolean judged,
      String reason,
      Map<String, SectorFigure> features) {}

  /** A rule that speaks of the sector, since when, and what it saw. */
  public record RuleLine(String rule, int points, Instant since, String saw) {}

  /** One asset. */
  public record AssetLine(String asset, Map<String, Figure> features) {}

  /**
   * A feature: value, or why there is none.
   *
   * @param value null where it is absent
   * @param unit {@code fraction}, {@code fraction-a-year}, {@code deviations} or {@code ratio}
   * @param note what to know of the measure
   * @param absent why there is no value
   */
  public record Figure(
      Optional<Double> value, String unit, Optional<String> note, Optional<String> absent) {}

  /** A feature of a sector: the mean of {@code measured} of its {@code members}. */
  public record SectorFigure(
      Optional<Double> value,
      String unit,
      int measured,
      int members,
      Optional<String> note,
      Optional<String> absent) {}

  public static SignalsJson of(
      SignalReview review, List<ConditionLine> conditions, List<SeriesLine> series) {
    return new SignalsJson(
        Instant.ofEpochMilli(review.time()),
        review.benchmark().code(),
        review.question().rules().weight().toString(),
        review.sectors().stream().map(SignalsJson::sector).toList(),
        review.assets().values().stream().map(SignalsJson::asset).toList(),
        conditions,
        series);
  }

  private static SectorLine sector(SectorSignal signal) {
    Map<String, SectorFigure> features = new LinkedHashMap<>();
    for (FeatureKind kind : FeatureKind.values()) {
      SectorFeature feature = signal.feature(kind);
      Figure figure = figure(kind, feature.feature());
      features.put(
          kind.label(),
          new SectorFigure(
              figure.value(),
              figure.unit(),
              feature.measured(),
              feature.members(),
              figure.note(),
              figure.absent()));
    }
    return new SectorLine(
        signal.sector().name(),
        signal.members().stream().map(Asset::code).toList(),
        signal.stance().words(),
        Instant.ofEpochMilli(signal.since()),
        signal.score(),
        signal.spoken().stream().map(SignalsJson::rule).toList(),
        signal.judged(),
        signal.reason(),
        features);
  }

  private static RuleLine rule(SpokenRule spoken) {
    return new RuleLine(
        spoken.rule().name(),
        spoken.rule().points(),
        Instant.ofEpochMilli(spoken.since()),
        spoken.sentence());
  }

  private static AssetLine asset(AssetFeatures asset) {
    Map<String, Figure> features = new LinkedHashMap<>();
    asset.features().forEach((kind, feature) -> features.put(kind.label(), figure(kind, feature)));
    return new AssetLine(asset.asset().code(), features);
  }

  static Figure figure(FeatureName kind, Feature feature) {
    String unit = label(kind.unit());
    return switch (feature) {
      case Feature.Present present ->
          new Figure(Optional.of(present.value()), unit, present.note(), Optional.empty());
      case Feature.Absent absent ->
          new Figure(Optional.empty(), unit, Optional.empty(), Optional.of(absent.reason()));
    };
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
