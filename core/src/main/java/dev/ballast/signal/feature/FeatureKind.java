// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import java.util.Locale;
import java.util.Optional;

/**
 * Everything that is measured: of an asset and as its members' mean of a sector, or of a sector.
 */
@SuppressWarnings("ImmutableEnumChecker") // wordings are records and measures are static methods
public enum FeatureKind implements FeatureName {
  /** Funding of the last 7 days, simple. */
  FUNDING(
      "funding",
      FeatureUnit.FRACTION_A_YEAR,
      Wording.level("funding is at", "a year"),
      FundingFeatures::level),
  /** {@link #FUNDING} against its 90 daily readings up to now. */
  FUNDING_Z_SCORE(
      "funding",
      FeatureUnit.DEVIATIONS,
      Wording.level("funding's z-score is", "of 90 days"),
      FundingFeatures::zScore),
  /** The highest of the last 30 daily readings of {@link #FUNDING}. */
  FUNDING_PEAK(
      "funding",
      FeatureUnit.FRACTION_A_YEAR,
      Wording.level("funding peaked at", "a year within 30 days"),
      FundingFeatures::peak),
  /** How wildly funding swings: sample deviation of the last 30 single days' funding. */
  FUNDING_INSTABILITY(
      "funding",
      FeatureUnit.FRACTION_A_YEAR,
      Wording.level("a day's funding swings by", "a year about its mean"),
      FundingFeatures::instability),
  /** The highest of the last 30 single days' funding less the lowest. */
  FUNDING_SWING(
      "funding",
      FeatureUnit.FRACTION_A_YEAR,
      Wording.level("the month's highest day of funding less its lowest is", "a year"),
      FundingFeatures::swing),
  /** Where {@link #FUNDING} stands among its daily readings of 365 days. */
  FUNDING_PERCENTILE(
      "funding",
      FeatureUnit.FRACTION,
      Wording.level("funding is above", "of its readings of a year"),
      FundingFeatures::percentile),
  /** How far {@link #FUNDING} of a sector's members lies apart: their sample deviation. */
  FUNDING_DISPERSION(
      "funding",
      FeatureUnit.FRACTION_A_YEAR,
      Wording.level("the members' funding differs by", "a year about its mean"),
      FundingFeatures::dispersion),
  /** Change of open interest, in coins, over 7 days. */
  OPEN_INTEREST_7D(
      "open interest",
      FeatureUnit.FRACTION,
      Wording.change("open interest", "in 7 days"),
      OpenInterestFeatures::ofWeek),
  /** Change of open interest, in coins, over 30 days. */
  OPEN_INTEREST_30D(
      "open interest",
      FeatureUnit.FRACTION,
      Wording.change("open interest", "in 30 days"),
      OpenInterestFeatures::ofMonth),
  /** Change of open interest, at the contract's closes, over 7 days. */
  OPEN_INTEREST_VALUE_7D(
      "open interest's value",
      FeatureUnit.FRACTION,
      Wording.change("open interest's value", "in 7 days"),
      OpenInterestFeatures::valueOfWeek),
  /** Change of open interest, at the contract's closes, over 30 days. */
  OPEN_INTEREST_VALUE_30D(
      "open interest's value",
      FeatureUnit.FRACTION,
      Wording.change("open interest's value", "in 30 days"),
      OpenInterestFeatures::valueOfMonth),
  /** What is held open in the perpetual as a share of the coin's capitalisation. */
  OPEN_INTEREST_TO_CAP(
      "open interest",
      FeatureUnit.FRACTION,
      Wording.level("open interest is", "of capitalisation"),
      OpenInterestFeatures::toCapitalisation),
  /** The perpetual's mean daily volume, in coins, of 14 days against that of 60. */
  VOLUME_TREND(
      "volume",
      FeatureUnit.FRACTION,
      Wording.beside("volume is", "", "its 60-day mean"),
      VolumeFeatures::trend),
  /** The perpetual's turnover of 7 days over spot's. */
  PERPETUAL_TO_SPOT(
      "volume",
      FeatureUnit.RATIO,
      Wording.level("the perpetual trades", "times what spot does"),
      VolumeFeatures::toSpot),
  /** Accounts that are long in the perpetual for each that is short, mean of a day. */
  ACCOUNT_RATIO(
      "positions",
      FeatureUnit.RATIO,
      Wording.level("accounts are long", "times as often as short"),
      PositioningFeatures::accounts),
  /** Where {@link #ACCOUNT_RATIO} stands among its readings of 90 days. */
  ACCOUNT_RATIO_PERCENTILE(
      "positions",
      FeatureUnit.FRACTION,
      Wording.level("accounts are longer than on", "of 90 days"),
      PositioningFeatures::accountsPercentile),
  /** What top traders hold long in the perpetual over what they hold short, mean of a day. */
  TRADER_RATIO(
      "positions",
      FeatureUnit.RATIO,
      Wording.level("top traders hold", "times as much long as short"),
      PositioningFeatures::traders),
  /** Where {@link #TRADER_RATIO} stands among its readings of 90 days. */
  TRADER_RATIO_PERCENTILE(
      "positions",
      FeatureUnit.FRACTION,
      Wording.level("top traders are longer than on", "of 90 days"),
      PositioningFeatures::tradersPercentile),
  /** What takers bought of the perpetual over what they sold, mean of a day. */
  TAKER_RATIO(
      "positions",
      FeatureUnit.RATIO,
      Wording.level("takers buy", "times what they sell"),
      PositioningFeatures::takers),
  /** Where {@link #TAKER_RATIO} stands among its readings of 90 days. */
  TAKER_RATIO_PERCENTILE(
      "positions",
      FeatureUnit.FRACTION,
      Wording.level("takers buy more than on", "of 90 days"),
      PositioningFeatures::takersPercentile),
  /** Return of the last 7 days. */
  MOMENTUM_7D(
      "price",
      FeatureUnit.FRACTION,
      Wording.signed("price", "in 7 days"),
      PriceFeatures::momentumOfWeek),
  /** Return of the last 30 days. */
  MOMENTUM_30D(
      "price",
      FeatureUnit.FRACTION,
      Wording.signed("price", "in 30 days"),
      PriceFeatures::momentumOfMonth),
  /** Return of the last 90 days. */
  MOMENTUM_90D(
      "price",
      FeatureUnit.FRACTION,
      Wording.signed("price", "in 90 days"),
      PriceFeatures::momentumOfQuarter),
  /** Return of the last 180 days. */
  MOMENTUM_180D(
      "price",
      FeatureUnit.FRACTION,
      Wording.signed("price", "in 180 days"),
      PriceFeatures::momentumOfHalfYear),
  /** Change of the price counted in the benchmark, over 30 days. */
  RELATIVE_STRENGTH(
      "price",
      FeatureUnit.FRACTION,
      Wording.signed("price", "against the benchmark in 30 days"),
      PriceFeatures::relativeStrength),
  /** The perpetual above spot, at the last daily close, as a share of spot. */
  BASIS("basis", FeatureUnit.FRACTION, Wording.level("basis is", "of spot"), PriceFeatures::basis),
  /** The far month of dated futures above the near one: below zero in backwardation. */
  CALENDAR_SPREAD(
      "calendar spread",
      FeatureUnit.FRACTION_A_YEAR,
      Wording.beside("the far month is", "a year", "the near one"),
      CalendarSpread::of),
  /** {@link #MOMENTUM_30D} of a sector less the mean of the other sectors'. */
  SECTOR_SPREAD(
      "price",
      FeatureUnit.FRACTION,
      Wording.signed("price", "against the other sectors in 30 days"),
      SectorSpread::ofMonth),
  /** {@link #SECTOR_SPREAD} less what it was 30 days before. */
  SECTOR_SPREAD_TREND(
      "price",
      FeatureUnit.FRACTION,
      Wording.signed("the spread to the other sectors moved", "in 30 days"),
      SectorSpread::trend),
  /** Share of the other sectors that a sector's {@link #MOMENTUM_30D} is above. */
  SECTOR_RANK(
      "price",
      FeatureUnit.FRACTION,
      Wording.level("price did better than", "of the other sectors in 30 days"),
      SectorSpread::rank);

  private final String subject;
  private final FeatureUnit unit;
  private final Wording wording;
  private final Optional<AssetMeasure> ofAsset;
  private final Optional<SectorMeasure> ofSector;

  FeatureKind(String subject, FeatureUnit unit, Wording wording, AssetMeasure measure) {
    this.subject = subject;
    this.unit = unit;
    this.wording = wording;
    this.ofAsset = Optional.of(measure);
    this.ofSector = Optional.empty();
  }

  FeatureKind(String subject, FeatureUnit unit, Wording wording, SectorMeasure measure) {
    this.subject = subject;
    this.unit = unit;
    this.wording = wording;
    this.ofAsset = Optional.empty();
    this.ofSector = Optional.of(measure);
  }

  /** The kind that rules name {@code funding-z-score}; nothing where none is named so. */
  public static Optional<FeatureKind> named(String name) {
    for (FeatureKind kind : values()) {
      if (kind.toString().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public FeatureUnit unit() {
    return unit;
  }

  @Override
  public String say(double value) {
    return wording.say(value, unit);
  }

  /** Whether assets have it; a sector's is then its members' mean. */
  public boolean isOfAssets() {
    return ofAsset.isPresent();
  }

  /** How it is measured of an asset; nothing of what only sectors have. */
  Optional<AssetMeasure> ofAsset() {
    return ofAsset;
  }

  /** How it is measured of a sector; nothing of what is its members' mean. */
  Optional<SectorMeasure> ofSector() {
    return ofSector;
  }

  /** The name in JSON: {@code fundingZScore}. */
  public String label() {
    StringBuilder label = new StringBuilder();
    for (String word : toString().split("-", -1)) {
      label.append(
          label.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return label.toString();
  }

  /** The name in rules: {@code funding-z-score}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
