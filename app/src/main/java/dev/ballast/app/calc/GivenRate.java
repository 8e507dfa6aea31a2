// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.FundingYear;
import dev.ballast.cost.FundingFormula;
import dev.ballast.cost.FundingFormula.HourlyShare;
import dev.ballast.cost.FundingFormula.TowardsInterest;
import dev.ballast.cost.FundingTerms;
import dev.ballast.cost.venue.FundingVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A funding rate as it was given, or as a venue makes it of a premium.
 *
 * @param rate of one settlement, a fraction
 * @param hours between settlements
 * @param absolute coin for a dollar of contract, at venues that fix it with the rate
 * @param algebra the formula in letters; empty where the rate was given
 * @param working the formula with its numbers and its result; empty where the rate was given
 * @param source where the formula stands, and since when; empty where the rate was given
 */
record GivenRate(
    Optional<FundingVenue> venue,
    Optional<BigDecimal> premium,
    BigDecimal rate,
    int hours,
    Optional<BigDecimal> absolute,
    String algebra,
    Optional<String> working,
    Optional<String> source) {
  private static final int USUAL = 8;

  /** Reads {@code rate}, or {@code premium} (or {@code index} and {@code markPrice}) and venue. */
  static GivenRate of(Given given) {
    Optional<FundingVenue> venue = FundingInput.venue(given);
    int hours =
        given.findHours("interval").orElse(venue.map(FundingVenue::usualHours).orElse(USUAL));
    Optional<BigDecimal> rate = given.findRate("rate");
    if (rate.isPresent()) {
      if (given.has("premium")) {
        throw given.mistake("premium", "is given beside 'rate'; give one of them");
      }
      return new GivenRate(
          venue,
          Optional.empty(),
          rate.get(),
          hours,
          Optional.empty(),
          "",
          Optional.empty(),
          Optional.empty());
    }
    if (venue.isEmpty()) {
      throw given.missing(
          "rate", "give it, venue and premium to make it of, or a file with settlements");
    }
    return made(given, venue.get(), hours);
  }

  private static GivenRate made(Given given, FundingVenue venue, int hours) {
    FundingTerms terms = terms(given, venue);
    FundingFormula formula = formula(given, terms.formula());
    BigDecimal premium = premium(given);
    FundingTerms mine = new FundingTerms(terms.from(), formula, terms.cap(), terms.source());
    BigDecimal capped = mine.rate(premium, hours);
    Optional<BigDecimal> cap = given.findRate("cap");
    Optional<BigDecimal> floor = given.findRate("floor").or(() -> cap.map(BigDecimal::negate));
    if (cap.isPresent() && floor.orElseThrow().compareTo(cap.get()) > 0) {
      throw given.mistake(
          "cap", "is below the floor of " + Figures.readablePercent(floor.orElseThrow()));
    }
    BigDecimal rate = cap.map(capped::min).orElse(capped);
    BigDecimal floored = floor.map(rate::max).orElse(rate);
    BigDecimal free = formula.rate(premium, hours);
    return new GivenRate(
        Optional.of(venue),
        Optional.of(premium),
        floored,
        hours,
        formula instanceof HourlyShare
            ? given.findPositive("index").map(index -> HourlyShare.absolute(floored, index))
            : Optional.empty(),
        formula.algebra(),
        Optional.of(
            formula.working(premium, hours)
                + " = "
                + Figures.readablePercent(free)
                + (free.compareTo(floored) == 0
                    ? ""
                    : ", held at " + Figures.readablePercent(floored) + " by cap or floor")),
        Optional.of(source(given, terms)));
  }

  private static FundingTerms terms(Given given, FundingVenue venue) {
    Instant time = given.findTime("at").orElse(Instant.MAX);
    return venue
        .terms(time)
        .orElseThrow(() -> given.mistake("venue", "'" + venue + "' has no formula; give the rate"));
  }

  private static FundingFormula formula(Given given, FundingFormula formula) {
    Optional<BigDecimal> interest = given.findRate("interest");
    if (interest.isEmpty()) {
      return formula;
    }
    if (formula instanceof TowardsInterest towards) {
      return towards.withInterest(interest.get());
    }
    throw given.mistake("interest", "the formula of this venue has no interest; take it out");
  }

  private static BigDecimal premium(Given given) {
    Optional<BigDecimal> premium = given.findFraction("premium");
    if (premium.isPresent()) {
      return premium.get();
    }
    if (!given.has("index")) {
      throw given.missing("premium", "give it, or index and mark price to make it of");
    }
    BigDecimal index = given.positive("index");
    return given.positive("markPrice").subtract(index).divide(index, FundingFormula.DIGITS);
  }

  private static String source(Given given, FundingTerms terms) {
    Optional<Instant> at = given.findTime("at");
    boolean before = at.isPresent() && at.get().isBefore(terms.from());
    return terms.source()
        + (terms.from().equals(Instant.EPOCH) ? "" : ", in force since " + terms.from())
        + (before ? "; no earlier formula is known, so this one stands in for it." : ".");
  }

  FundingYear year() {
    return FundingYear.of(rate, hours);
  }

  /** How the rate is annualised, with its numbers. */
  String yearly() {
    return "%s x 24 / %d x 365 = %s a year"
        .formatted(Figures.readablePercent(rate), hours, Figures.yearly(year().annualised()));
  }
}
