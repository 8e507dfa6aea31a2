// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sector's features set against the thresholds, with the words for each. */
final class Evidence {
  /** Open interest alone may be absent: it is recorded for few assets, and volume stands in. */
  private static final List<FeatureKind> NEEDED =
      List.of(
          FeatureKind.FUNDING,
          FeatureKind.FUNDING_PEAK,
          FeatureKind.FUNDING_INSTABILITY,
          FeatureKind.VOLUME_TREND,
          FeatureKind.MOMENTUM_30D,
          FeatureKind.RELATIVE_STRENGTH);

  private final Map<FeatureKind, SectorFeature> features;
  private final Asset benchmark;
  private final SignalRules rules;

  Evidence(Map<FeatureKind, SectorFeature> features, Asset benchmark, SignalRules rules) {
    this.features = features;
    this.benchmark = benchmark;
    this.rules = rules;
  }

  /** What the rules cannot do without, or nothing. */
  Optional<String> lacking() {
    for (FeatureKind kind : NEEDED) {
      Optional<String> lack = lack(kind);
      if (lack.isPresent()) {
        return of(kind).feature() instanceof Feature.Absent absent
            ? Optional.of(words(kind) + ": " + absent.reason())
            : lack;
      }
    }
    return Optional.empty();
  }

  /** Of a feature that {@link #lacking} has found there, or that {@link #has}. */
  double value(FeatureKind kind) {
    return switch (of(kind).feature()) {
      case Feature.Present present -> present.value();
      case Feature.Absent absent -> throw new IllegalStateException(kind + ": " + absent.reason());
    };
  }

  boolean cameDownAfterRun() {
    double peak = value(FeatureKind.FUNDING_PEAK);
    return peak >= rules.runFunding() && value(FeatureKind.FUNDING) <= rules.normalised() * peak;
  }

  /** How leverage is seen to leave, or nothing. */
  Optional<String> exit() {
    if (has(FeatureKind.OPEN_INTEREST_7D)
        && value(FeatureKind.OPEN_INTEREST_7D) <= -rules.openInterestFall7d()) {
      return Optional.of(openInterest(FeatureKind.OPEN_INTEREST_7D, "7 days"));
    }
    if (has(FeatureKind.OPEN_INTEREST_30D)
        && value(FeatureKind.OPEN_INTEREST_30D) <= -rules.openInterestFall30d()) {
      return Optional.of(openInterest(FeatureKind.OPEN_INTEREST_30D, "30 days"));
    }
    boolean known = has(FeatureKind.OPEN_INTEREST_7D) || has(FeatureKind.OPEN_INTEREST_30D);
    return !known && value(FeatureKind.VOLUME_TREND) <= -rules.volumeFall()
        ? Optional.of(
            "volume is "
                + volume()
                + ", which stands in for open interest ("
                + knownFor(of(FeatureKind.OPEN_INTEREST_30D))
                + ")")
        : Optional.empty();
  }

  /** Price holds up by itself and against the benchmark. */
  boolean firm() {
    return value(FeatureKind.MOMENTUM_30D) >= rules.firmMomentum()
        && value(FeatureKind.RELATIVE_STRENGTH) >= rules.firmRelativeStrength();
  }

  /** What speaks against accumulation, in words; empty where all speaks for it. */
  List<String> againstAccumulation() {
    List<String> against = new ArrayList<>();
    if (value(FeatureKind.VOLUME_TREND) < rules.volumeRise()) {
      against.add("volume is " + volume());
    }
    if (value(FeatureKind.FUNDING) > rules.lowFunding()) {
      against.add(
          "funding is not low (" + SectorRating.percent(value(FeatureKind.FUNDING)) + " a year)");
    }
    if (value(FeatureKind.FUNDING_INSTABILITY) > rules.steady()) {
      against.add(
          "funding is not steady (a day's swings by "
              + SectorRating.percent(value(FeatureKind.FUNDING_INSTABILITY))
              + " a year)");
    }
    if (has(FeatureKind.FUNDING_Z_SCORE)
        && value(FeatureKind.FUNDING_Z_SCORE) > rules.lowZScore()) {
      against.add(
          "funding is high for its 90 days (z-score "
              + SectorRating.number(value(FeatureKind.FUNDING_Z_SCORE))
              + ")");
    }
    if (has(FeatureKind.OPEN_INTEREST_30D)
        && value(FeatureKind.OPEN_INTEREST_30D) <= -rules.openInterestFall30d()) {
      against.add(openInterest());
    }
    if (!firm()) {
      against.add("price is not firm (" + price() + ")");
    }
    return against;
  }

  /** Why {@link #cameDownAfterRun} with an {@link #exit} does not hold. */
  String run() {
    double peak = value(FeatureKind.FUNDING_PEAK);
    String funding =
        "funding peaked at "
            + SectorRating.percent(peak)
            + " a year within 30 days and is at "
            + SectorRating.percent(value(FeatureKind.FUNDING));
    if (peak < rules.runFunding()) {
      return "no run to unwind (" + funding + ")";
    }
    return cameDownAfterRun()
        ? funding + " but leverage is not seen to leave (" + openInterest() + ")"
        : "the run goes on (" + funding + ")";
  }

  /** {@code 31.0% below its 60-day mean}. */
  String volume() {
    double trend = value(FeatureKind.VOLUME_TREND);
    return SectorRating.percent(Math.abs(trend))
        + (trend < 0 ? " below" : " above")
        + " its 60-day mean";
  }

  /** {@code -4.1% in 30 days, +2.2% against BTC}. */
  String price() {
    return SectorRating.change(value(FeatureKind.MOMENTUM_30D))
        + " in 30 days, "
        + SectorRating.change(value(FeatureKind.RELATIVE_STRENGTH))
        + " against "
        + benchmark;
  }

  /** What open interest does, or that it is not known. */
  String openInterest() {
    return has(FeatureKind.OPEN_INTEREST_30D)
        ? openInterest(FeatureKind.OPEN_INTEREST_30D, "30 days")
        : lack(FeatureKind.OPEN_INTEREST_30D).orElse("");
  }

  /** What to know of the funding that was used. */
  Optional<String> fundingNote() {
    return note(FeatureKind.FUNDING)
        .map(note -> "Funding is " + note)
        .or(() ->
            note(FeatureKind.FUNDING_PEAK)
                .or(() -> note(FeatureKind.FUNDING_INSTABILITY))
                .map(note -> "Funding of the month is " + note));
  }

  private Optional<String> note(FeatureKind kind) {
    return of(kind).feature() instanceof Feature.Present present
        ? present.note()
        : Optional.empty();
  }

  private String openInterest(FeatureKind kind, String span) {
    double change = value(kind);
    SectorFeature feature = of(kind);
    String coverage =
        feature.measured() == feature.members()
            ? ""
            : " (" + feature.measured() + " of " + feature.members() + " members)";
    return "open interest "
        + (change < 0 ? "fell " : "rose ")
        + SectorRating.percent(Math.abs(change))
        + " in "
        + span
        + coverage;
  }

  private boolean has(FeatureKind kind) {
    return lack(kind).isEmpty();
  }

  private Optional<String> lack(FeatureKind kind) {
    SectorFeature feature = of(kind);
    return feature.measured() > 0 && feature.measured() >= rules.leastCoverage() * feature.members()
        ? Optional.empty()
        : Optional.of(words(kind) + " is " + knownFor(feature));
  }

  private static String knownFor(SectorFeature feature) {
    return "known for "
        + (feature.measured() == 0 ? "none" : feature.measured())
        + " of "
        + feature.members()
        + (feature.members() == 1 ? " member" : " members");
  }

  private static String words(FeatureKind kind) {
    return switch (kind) {
      case FUNDING, FUNDING_Z_SCORE, FUNDING_PEAK, FUNDING_INSTABILITY -> "funding";
      case OPEN_INTEREST_7D, OPEN_INTEREST_30D -> "open interest";
      case VOLUME_TREND -> "volume";
      case MOMENTUM_30D, MOMENTUM_90D, RELATIVE_STRENGTH -> "price";
      case BASIS -> "basis";
    };
  }

  private SectorFeature of(FeatureKind kind) {
    SectorFeature feature = features.get(kind);
    if (feature == null) {
      throw new IllegalStateException("no " + kind);
    }
    return feature;
  }
}
