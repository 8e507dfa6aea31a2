// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Listings;
import dev.ballast.market.Marketplace;
import dev.ballast.market.Sector;
import dev.ballast.market.VenueId;
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
 * @param market where it trades; the market's quote is the currency of account
 * @param betas how they are measured
 */
public record Policy(
    String name,
    Asset benchmark,
    Marketplace market,
    BetaPlan betas,
    CorePlan core,
    OverlayPlan overlay,
    ReviewCalendar reviews,
    TradingTerms terms) {
  /**
   * Refuses capital in another currency than the quote, bets that the profile does not make, and a
   * rotation in futures that reviews of spot would find without its hedges.
   */
  public Policy {
    if (!terms.capital().asset().equals(market.quote())) {
      throw new IllegalArgumentException(
          "capital is in " + market.quote() + ", not " + terms.capital());
    }
    if (overlay.rotationSpread().isPresent() && reviews.hedges() != Frequency.DAILY) {
      throw new IllegalArgumentException(
          "a rotation in futures needs hedges reviewed daily, so that they go with the spot");
    }
    if (!core.profile().allowsDirectional()) {
      for (OverlayRule rule : overlay.rules()) {
        boolean buys = rule instanceof OptimisedRule optimised && !optimised.onlySells();
        if (buys) {
          throw new IllegalArgumentException(
              "a "
                  + core.profile()
                  + " profile buys no futures: let the overlay "
                  + rule.name()
                  + " only sell");
        }
        if (rule.kind().budget() == Budget.DIRECTIONAL) {
          throw new IllegalArgumentException(
              "a "
                  + core.profile()
                  + " profile makes no directional bets: take out the "
                  + rule.kind()
                  + " "
                  + rule.name());
        }
      }
    }
  }

  /**
   * A moderate plan of majors alone, without rotation's rules or hedges: every default.
   *
   * @param venue that it trades at
   * @param capital in the quote
   */
  public static Policy plain(SectorBook sectors, VenueId venue, Money capital) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, Percent.HUNDRED);
    SpotPlan spot = new SpotPlan(Profile.MODERATE.usualSpot(), weights, InsideSector.EQUAL);
    return new Policy(
        "Unnamed plan",
        Asset.BTC,
        new Marketplace(venue, capital.asset()),
        BetaPlan.DEFAULT,
        new CorePlan(Profile.MODERATE, sectors, spot, RotationPlan.NONE),
        OverlayPlan.NONE,
        ReviewCalendar.DEFAULT,
        TradingTerms.usual(capital));
  }

  /** The currency of account and of the traded pairs. */
  public Asset quote() {
    return market.quote();
  }

  /** What the plan's names come to where these instruments are listed. */
  public Resolution resolve(Listings listings) {
    return Resolution.of(this, listings);
  }

  public Policy withCore(CorePlan other) {
    return new Policy(name, benchmark, market, betas, other, overlay, reviews, terms);
  }

  public Policy withOverlay(OverlayPlan other) {
    return new Policy(name, benchmark, market, betas, core, other, reviews, terms);
  }

  /** The plan with other names of what it names. */
  public Policy withNames(Asset otherBenchmark, SectorBook otherSectors, List<OverlayRule> rules) {
    return new Policy(
        name,
        otherBenchmark,
        market,
        betas,
        core.withSectors(otherSectors),
        overlay.withRules(rules),
        reviews,
        terms);
  }

  public Policy withBetas(BetaPlan other) {
    return new Policy(name, benchmark, market, other, core, overlay, reviews, terms);
  }

  public Policy withReviews(ReviewCalendar other) {
    return new Policy(name, benchmark, market, betas, core, overlay, other, terms);
  }

  public Policy withTerms(TradingTerms other) {
    return new Policy(name, benchmark, market, betas, core, overlay, reviews, other);
  }
}
