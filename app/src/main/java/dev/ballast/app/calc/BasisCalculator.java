// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.BasisQuote;
import dev.ballast.calc.FundingYear;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a future costs above spot, and what that or its funding is a year. */
public final class BasisCalculator {
  private static final int DELIVERY_HOUR = 8;
  private static final BigDecimal LONGEST = BigDecimal.valueOf(36_500);

  private BasisCalculator() {}

  /** Reads prices, and for a dated future when it is delivered. */
  public static Calculation of(Given given) {
    BigDecimal spot = given.positive("spot");
    BigDecimal future = price(given);
    Optional<Duration> toDelivery = toDelivery(given);
    Optional<BigDecimal> rate = given.findRate("fundingRate");
    if (rate.isPresent() && toDelivery.isPresent()) {
      throw given.mistake("fundingRate", "a dated future pays no funding; take it out");
    }
    int hours = given.findHours("interval").orElse(8);
    return calculation(
        toDelivery
            .map(left -> BasisQuote.of(spot, future, left))
            .orElseGet(() -> BasisQuote.of(spot, future)),
        rate.map(one -> funding(one, hours)));
  }

  /** Of the future, or of the perpetual; refuses a perpetual with a day of delivery. */
  private static BigDecimal price(Given given) {
    boolean perpetual = given.has("perpetual");
    Optional<InstrumentId> named = named(given);
    boolean dated = named.flatMap(InstrumentId::expiry).isPresent();
    if (perpetual && given.has("future")) {
      throw given.mistake("perpetual", "is given beside 'future'; give one of them");
    }
    if (perpetual && dated) {
      throw given.mistake(
          "symbol", named.get() + " is a dated future, and the price a perpetual's");
    }
    if (perpetual || (named.isPresent() && !dated)) {
      for (String delivery : List.of("days", "expiry")) {
        if (given.has(delivery)) {
          throw given.mistake(delivery, "a perpetual has no expiry; take it out");
        }
      }
    }
    return given.positive(perpetual ? "perpetual" : "future");
  }

  private static Optional<InstrumentId> named(Given given) {
    return given.find("symbol", BasisCalculator::contract, "is no contract that is known here");
  }

  private static Calculation funding(BigDecimal rate, int hours) {
    FundingYear year = FundingYear.of(rate, hours);
    return Calculation.part()
        .percent("rate", rate, "funding rate", "of notional, each " + hours + " h")
        .field("intervalHours", hours)
        .field("annualised", year.annualised())
        .shown("a year, simple", Figures.yearly(year.annualised()), "365 days")
        .field("apy", year.apy())
        .shown("a year, APY", FundingInput.compounded(year.apy()), "compounded")
        .formula(
            "a year, simple: rate x 24 / %d x 365; APY: (1 + rate)^(24 / %d x 365) - 1"
                .formatted(hours, hours));
  }

  /** How long until delivery, by days or by a day of expiry; nothing where neither is given. */
  static Optional<Duration> toDelivery(Given given) {
    Optional<BigDecimal> days = given.findPositive("days");
    Optional<Instant> expiry = expiry(given);
    if (days.isPresent()) {
      if (given.has("expiry")) {
        throw given.mistake("days", "is given beside 'expiry'; give one of them");
      }
      return days.map(one -> lasting(given, one));
    }
    if (expiry.isEmpty()) {
      return Optional.empty();
    }
    if (!given.has("asOf")) {
      throw given.missing("asOf", "the days to expiry count from it (or give days)");
    }
    Duration left = Duration.between(given.time("asOf"), expiry.get());
    if (left.isNegative() || left.isZero()) {
      throw given.mistake(
          given.has("expiry") ? "expiry" : "symbol",
          "delivery at " + expiry.get() + " is not after " + given.time("asOf"));
    }
    return Optional.of(left);
  }

  private static Duration lasting(Given given, BigDecimal days) {
    BigDecimal millis = days.multiply(BigDecimal.valueOf(UtcDay.MILLIS));
    if (millis.compareTo(BigDecimal.ONE) < 0 || days.compareTo(LONGEST) > 0) {
      throw given.mistake("days", "out of range: a millisecond to " + LONGEST + " days");
    }
    return Duration.ofMillis(millis.longValue());
  }

  /** A day alone means delivery at 08:00 UTC, as Binance, Bybit and OKX deliver. */
  private static Optional<Instant> expiry(Given given) {
    if (given.has("expiry")) {
      boolean dayAlone = given.text("expiry").orElseThrow().length() == 10;
      Instant time = given.time("expiry");
      return Optional.of(dayAlone ? time.plus(Duration.ofHours(DELIVERY_HOUR)) : time);
    }
    return named(given).flatMap(InstrumentId::expiry).map(BasisCalculator::delivery);
  }

  private static Optional<InstrumentId> contract(String text) {
    return Arrays.stream(FuturesVenue.values())
        .filter(FuturesVenue::namesContracts)
        .flatMap(one -> one.contract(text).stream())
        .findFirst();
  }

  private static Instant delivery(LocalDate day) {
    return day.atTime(DELIVERY_HOUR, 0).toInstant(ZoneOffset.UTC);
  }

  private static Calculation calculation(BasisQuote quote, Optional<Calculation> funding) {
    Calculation answer =
        Calculation.titled(
                "Basis: the future is "
                    + switch (quote.shape()) {
                      case CONTANGO -> "above spot (contango)";
                      case BACKWARDATION -> "below spot (backwardation)";
                      case LEVEL -> "level with spot";
                    })
            .figure("spot", quote.spot(), "spot or index", "")
            .figure("future", quote.future(), "future", "")
            .figure("basis", quote.basis(), "basis", "")
            .percent("rate", quote.rate(), "basis rate", "of spot")
            .field("shape", Words.of(quote.shape()))
            .figure("daysToExpiry", quote.days(), "to delivery", "days")
            .field("annualised", quote.annualised());
    quote
        .annualised()
        .ifPresent(year -> answer.shown("a year, simple", Figures.yearly(year), "365 days"));
    return answer
        .formula(
            quote.annualised().isPresent()
                ? "rate = (future - spot) / spot; a year: rate x 365 / days"
                : "rate = (future - spot) / spot",
            "     = " + worked(quote))
        .with("funding", funding)
        .field("formula", worked(quote));
  }

  private static String worked(BasisQuote quote) {
    String rate =
        "(%s - %s) / %s = %s"
            .formatted(
                Figures.readable(quote.future()),
                Figures.readable(quote.spot()),
                Figures.readable(quote.spot()),
                Figures.readablePercent(quote.rate()));
    return quote
        .annualised()
        .map(year ->
            rate
                + "; x 365 / %s = %s a year"
                    .formatted(Figures.readable(quote.days().orElseThrow()), Figures.yearly(year)))
        .orElse(rate);
  }
}
