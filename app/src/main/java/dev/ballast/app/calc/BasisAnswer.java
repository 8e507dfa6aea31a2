// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.BasisQuote;
import dev.ballast.calc.FundingYear;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a future costs above spot, and what that or its funding is a year. */
public final class BasisAnswer implements Answer {
  private static final int DELIVERY_HOUR = 8;
  private static final BigDecimal LONGEST = BigDecimal.valueOf(36_500);

  private final BasisQuote quote;
  private final Optional<FundingRow> funding;

  /** A perpetual's funding rate and what it is a year. */
  record FundingRow(
      BigDecimal rate, int intervalHours, BigDecimal annualised, Optional<BigDecimal> apy) {}

  /** What {@code --json} prints. */
  record BasisJson(
      BigDecimal spot,
      BigDecimal future,
      BigDecimal basis,
      BigDecimal rate,
      String shape,
      Optional<BigDecimal> daysToExpiry,
      Optional<BigDecimal> annualised,
      Optional<FundingRow> funding,
      String formula) {}

  private BasisAnswer(BasisQuote quote, Optional<FundingRow> funding) {
    this.quote = quote;
    this.funding = funding;
  }

  /** Reads prices, and for a dated future when it is delivered. */
  public static BasisAnswer of(Given given) {
    BigDecimal spot = given.positive("spot");
    BigDecimal future = price(given);
    Optional<Duration> toDelivery = toDelivery(given);
    Optional<BigDecimal> rate = given.findRate("fundingRate");
    if (rate.isPresent() && toDelivery.isPresent()) {
      throw given.mistake("fundingRate", "a dated future pays no funding; take it out");
    }
    int hours = given.findHours("interval").orElse(8);
    return new BasisAnswer(
        toDelivery
            .map(left -> BasisQuote.of(spot, future, left))
            .orElseGet(() -> BasisQuote.of(spot, future)),
        rate.map(one -> row(one, hours)));
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
    return given.find("symbol", BasisAnswer::contract, "is no contract that is known here");
  }

  private static FundingRow row(BigDecimal rate, int hours) {
    FundingYear year = FundingYear.of(rate, hours);
    return new FundingRow(rate, hours, year.annualised(), year.apy());
  }

  private static Optional<Duration> toDelivery(Given given) {
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
    BigDecimal millis = days.multiply(BigDecimal.valueOf(86_400_000));
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
    return named(given).flatMap(InstrumentId::expiry).map(BasisAnswer::delivery);
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

  private String shape() {
    return quote.shape().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Object json() {
    return new BasisJson(
        quote.spot(),
        quote.future(),
        quote.basis(),
        quote.rate(),
        shape(),
        quote.days(),
        quote.annualised(),
        funding,
        worked());
  }

  private String worked() {
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

  @Override
  public String page(int width, boolean color) {
    CalcPage page =
        new CalcPage(
            "Basis: the future is "
                + switch (quote.shape()) {
                  case CONTANGO -> "above spot (contango)";
                  case BACKWARDATION -> "below spot (backwardation)";
                  case LEVEL -> "level with spot";
                },
            width,
            color);
    page.figure("spot or index", quote.spot(), "")
        .figure("future", quote.future(), "")
        .figure("basis", quote.basis(), "")
        .figure("basis rate", Figures.readablePercent(quote.rate()), "of spot");
    quote.days().ifPresent(days -> page.figure("to delivery", days, "days"));
    quote
        .annualised()
        .ifPresent(year -> page.figure("a year, simple", Figures.yearly(year), "365 days"));
    page.formula(
        quote.annualised().isPresent()
            ? "rate = (future - spot) / spot; a year: rate x 365 / days"
            : "rate = (future - spot) / spot",
        "     = " + worked());
    funding.ifPresent(one -> {
      page.figure(
              "funding rate",
              Figures.readablePercent(one.rate()),
              "of notional, each " + one.intervalHours() + " h")
          .figure("a year, simple", Figures.yearly(one.annualised()), "365 days")
          .figure("a year, APY", FundingInput.compounded(one.apy()), "compounded");
      page.formula(
          "a year, simple: rate x 24 / %d x 365; APY: (1 + rate)^(24 / %d x 365) - 1"
              .formatted(one.intervalHours(), one.intervalHours()));
    });
    return page.toString();
  }
}
