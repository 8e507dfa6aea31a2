// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.market.MarketView;
import dev.ballast.market.NamedSeries;
import dev.ballast.market.Sector;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.SeriesFeature;
import dev.ballast.signal.feature.SeriesFeature.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a series that the user brought has changed.
 *
 * @param sector that it is of; nothing for the whole market
 * @param change over 30 days, as a share
 * @param zScore of the change in its own unit
 * @param sentence both in words, without a full stop
 */
public record SeriesLine(
    String series,
    Optional<String> sector,
    SignalsJson.Figure change,
    SignalsJson.Figure zScore,
    String sentence) {
  /** Those that were known, by name. */
  public static List<SeriesLine> of(MarketView view) {
    List<SeriesLine> lines = new ArrayList<>();
    for (NamedSeries named : view.named()) {
      SeriesFeature change = new SeriesFeature(named.name(), Measure.CHANGE);
      SeriesFeature score = new SeriesFeature(named.name(), Measure.Z_SCORE);
      lines.add(
          new SeriesLine(
              named.name(),
              named.sector().map(Sector::name),
              SignalsJson.figure(change, change.of(view, named)),
              SignalsJson.figure(score, score.of(view, named)),
              say(change, change.of(view, named)) + "; " + say(score, score.of(view, named))));
    }
    return lines;
  }

  private static String say(SeriesFeature name, Feature feature) {
    return switch (feature) {
      case Feature.Present present -> name.say(present.value());
      case Feature.Absent absent -> absent.reason();
    };
  }
}
