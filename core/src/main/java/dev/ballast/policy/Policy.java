// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Listings;
import dev.ballast.market.MissingFunding;
import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A trading plan: what a user wrote, complete and consistent.
 *
 * @param name in the user's words
 * @param benchmark what betas and relative strength are measured against
 * @param quote the currency of account and of the traded pairs
 * @param sectors the dated sectors that the weights name
 * @param hedges rules of the overlay, in order of priority, each with its own name
 * @param capital what a backtest starts with, in the quote
 * @param missingFunding what a backtest does where funding was due and is not recorded
 */
public record Policy(
    String name,
    Asset benchmark,
    Asset quote,
    Profile profile,
    SectorBook sectors,
    SpotPlan spot,
    RotationPlan rotation,
    List<HedgeRule> hedges,
    Limits limits,
    TradingCosts costs,
    ReviewCalendar reviews,
    Money capital,
    MissingFunding missingFunding) {
  /**
   * Refuses a spot share outside the profile's range and a weight of a sector that is not there.
   */
  public Policy {
    hedges = List.copyOf(hedges);
    if (!profile.allows(spot.share())) {
      throw new IllegalArgumentException(
          "a "
              + profile
              + " profile holds "
              + profile.leastSpot()
              + " to "
              + profile.mostSpot()
              + " in spot, not "
              + spot.share());
    }
    for (Sector sector : spot.weights().keySet()) {
      if (!sectors.has(sector)) {
        throw new IllegalArgumentException("no such sector: " + sector);
      }
    }
    if (hedges.stream().map(HedgeRule::name).distinct().count() < hedges.size()) {
      throw new IllegalArgumentException("two hedges of one name: " + hedges);
    }
    if (!capital.asset().equals(quote) || capital.signum() <= 0) {
      throw new IllegalArgumentException("capital is above zero in " + quote + ", not " + capital);
    }
  }

  /** A moderate plan of majors alone, without rotation's rules or hedges: every default. */
  public static Policy plain(SectorBook sectors) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, Percent.HUNDRED);
    return new Policy(
        "Unnamed plan",
        Asset.BTC,
        Asset.USDT,
        Profile.MODERATE,
        sectors,
        new SpotPlan(Profile.MODERATE.usualSpot(), weights, InsideSector.EQUAL),
        RotationPlan.NONE,
        List.of(),
        Limits.DEFAULT,
        TradingCosts.DEFAULT,
        ReviewCalendar.DEFAULT,
        Money.usdt("100000"),
        MissingFunding.STOP);
  }

  /** What the plan's names come to where these instruments are listed. */
  public Resolution resolve(Listings listings) {
    return Resolution.of(this, listings);
  }

  /** The plan with another profile and spot core, which must fit each other. */
  public Policy withSpot(Profile otherProfile, SpotPlan other) {
    return new Policy(
        name,
        benchmark,
        quote,
        otherProfile,
        sectors,
        other,
        rotation,
        hedges,
        limits,
        costs,
        reviews,
        capital,
        missingFunding);
  }

  /** The plan with other names of what it names. */
  public Policy withNames(Asset otherBenchmark, SectorBook otherSectors, List<HedgeRule> rules) {
    return new Policy(
        name,
        otherBenchmark,
        quote,
        profile,
        otherSectors,
        spot,
        rotation,
        rules,
        limits,
        costs,
        reviews,
        capital,
        missingFunding);
  }

  public Policy withRotation(RotationPlan other) {
    return new Policy(
        name,
        benchmark,
        quote,
        profile,
        sectors,
        spot,
        other,
        hedges,
        limits,
        costs,
        reviews,
        capital,
        missingFunding);
  }

  public Policy withHedges(List<HedgeRule> other) {
    return new Policy(
        name,
        benchmark,
        quote,
        profile,
        sectors,
        spot,
        rotation,
        other,
        limits,
        costs,
        reviews,
        capital,
        missingFunding);
  }

  public Policy withLimits(Limits other) {
    return new Policy(
        name,
        benchmark,
        quote,
        profile,
        sectors,
        spot,
        rotation,
        hedges,
        other,
        costs,
        reviews,
        capital,
        missingFunding);
  }

  public Policy withCosts(TradingCosts other) {
    return new Policy(
        name,
        benchmark,
        quote,
        profile,
        sectors,
        spot,
        rotation,
        hedges,
        limits,
        other,
        reviews,
        capital,
        missingFunding);
  }

  public Policy withReviews(ReviewCalendar other) {
    return new Policy(
        name,
        benchmark,
        quote,
        profile,
        sectors,
        spot,
        rotation,
        hedges,
        limits,
        costs,
        other,
        capital,
        missingFunding);
  }

  public Policy withCapital(Money other) {
    return new Policy(
        name,
        benchmark,
        quote,
        profile,
        sectors,
        spot,
        rotation,
        hedges,
        limits,
        costs,
        reviews,
        other,
        missingFunding);
  }
}
