// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.Sector;
import dev.ballast.signal.feature.AssetFeatures;
import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The futures market as of a time: features of every asset, a stance for every sector.
 *
 * @param time epoch milliseconds; nothing later was looked at
 * @param sectors in the user's order
 * @param measured the members of every sector
 */
public record SignalReview(
    long time,
    SignalQuestion question,
    List<SectorSignal> sectors,
    SequencedMap<Sector, List<AssetFeatures>> measured) {
  /** Of the sectors that are judged, so that they tell of the market. */
  static final int FEWEST = 4;

  private static final double MOST = 0.75;

  public SignalReview {
    sectors = List.copyOf(sectors);
    measured = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(measured));
  }

  /** One in which nothing was asked, of a day on which signals are not looked at. */
  public static SignalReview none(long time, SignalQuestion question) {
    return new SignalReview(time, question, List.of(), new LinkedHashMap<>());
  }

  /** What relative strength is against. */
  public Asset benchmark() {
    return question.benchmark();
  }

  /** Every asset once, in the order of the sectors. */
  public SequencedMap<Asset, AssetFeatures> assets() {
    SequencedMap<Asset, AssetFeatures> assets = new LinkedHashMap<>();
    measured.values().forEach(all -> all.forEach(one -> assets.putIfAbsent(one.asset(), one)));
    return assets;
  }

  /** The signal of one sector. */
  public Optional<SectorSignal> sector(Sector sector) {
    return sectors.stream().filter(signal -> signal.sector().equals(sector)).findFirst();
  }

  /**
   * What the sectors have in common: where three of four say the same, of four at least that are
   * judged, that is the market and sets none apart.
   */
  public Stance common() {
    int judged = 0;
    int reduced = 0;
    int trimmed = 0;
    int increased = 0;
    for (SectorSignal signal : sectors) {
      if (signal.judged()) {
        judged++;
        reduced += signal.stance().compareTo(Stance.REDUCE) <= 0 ? 1 : 0;
        trimmed += signal.stance().compareTo(Stance.TRIM) <= 0 ? 1 : 0;
        increased += signal.stance() == Stance.INCREASE ? 1 : 0;
      }
    }
    double enough = MOST * judged;
    if (judged < FEWEST) {
      return Stance.HOLD;
    }
    if (reduced >= enough) {
      return Stance.REDUCE;
    }
    if (trimmed >= enough) {
      return Stance.TRIM;
    }
    return increased >= enough ? Stance.INCREASE : Stance.HOLD;
  }

  /** What is a sector's own: its stance less what all have in common. */
  public Stance own(SectorSignal signal) {
    return own(signal, common());
  }

  /** The same of each sector. */
  public SequencedMap<Sector, Stance> own() {
    Stance common = common();
    SequencedMap<Sector, Stance> stances = new LinkedHashMap<>();
    sectors.forEach(signal -> stances.put(signal.sector(), own(signal, common)));
    return stances;
  }

  private static Stance own(SectorSignal signal, Stance common) {
    return switch (common) {
      case HOLD -> signal.stance();
      case INCREASE -> signal.stance() == Stance.INCREASE ? Stance.HOLD : signal.stance();
      case TRIM ->
          switch (signal.stance()) {
            case REDUCE -> Stance.TRIM;
            case TRIM -> Stance.HOLD;
            case HOLD, INCREASE -> signal.stance();
          };
      case REDUCE -> signal.stance() == Stance.INCREASE ? Stance.INCREASE : Stance.HOLD;
    };
  }
}
