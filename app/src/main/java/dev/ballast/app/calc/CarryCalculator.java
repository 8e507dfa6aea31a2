// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.CarryTrade;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What equal coins of spot and a short future earn: the basis, funding, and what is left of it. */
public final class CarryCalculator {
  private static final MathContext DIGITS = new MathContext(24);
  private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(24);
  private static final BigDecimal USUAL_DAYS = BigDecimal.valueOf(30);

  private final CarryTrade trade;
  private final boolean perpetual;
  private final Optional<BigDecimal> rate;
  private final int hours;
  private final boolean exited;
  private final boolean timed;

  private CarryCalculator(
      CarryTrade trade,
      boolean perpetual,
      Optional<BigDecimal> rate,
      int hours,
      boolean exited,
      boolean timed) {
    this.trade = trade;
    this.perpetual = perpetual;
    this.rate = rate;
    this.hours = hours;
    this.exited = exited;
    this.timed = timed;
  }

  /** Reads prices at entry, and at exit where it is known; else what may be expected. */
  public static Calculation of(Given given) {
    boolean perpetual = given.has("perpetual");
    if (perpetual && given.has("future")) {
      throw given.mistake("perpetual", "is given beside 'future'; give one of them");
    }
    CarryTrade.Prices entry =
        new CarryTrade.Prices(
            given.positive("spot"), given.positive(perpetual ? "perpetual" : "future"));
    if (perpetual && given.has("expiry")) {
      throw given.mistake("expiry", "a perpetual has no expiry; take it out");
    }
    Optional<BigDecimal> rate = given.findRate("fundingRate");
    refuseFunding(given, perpetual, rate);
    boolean exited = given.has("exitSpot") || given.has("exitFuture");
    Optional<BigDecimal> toDelivery = BasisCalculator.toDelivery(given).map(CarryCalculator::days);
    if (!perpetual && toDelivery.isEmpty() && !exited) {
      throw given.missing("days", "the basis is earned until delivery (or give the exit's prices)");
    }
    BigDecimal days = toDelivery.orElse(USUAL_DAYS);
    boolean delivered = !perpetual && !exited;
    CarryTrade.Prices exit =
        exited
            ? new CarryTrade.Prices(given.positive("exitSpot"), given.positive("exitFuture"))
            : delivered ? new CarryTrade.Prices(entry.spot(), entry.spot()) : entry;
    CarryTrade.Terms terms = terms(given);
    BigDecimal quantity = quantity(given, entry, terms);
    int hours = given.findHours("interval").orElse(8);
    BigDecimal funding =
        rate.map(one -> settled(quantity.multiply(entry.future()), one, days, hours))
            .or(() -> given.findAmount("funding"))
            .orElse(BigDecimal.ZERO);
    CarryTrade trade = new CarryTrade(entry, exit, quantity, delivered, funding, days, terms);
    return new CarryCalculator(trade, perpetual, rate, hours, exited, toDelivery.isPresent())
        .calculation();
  }

  private static void refuseFunding(Given given, boolean perpetual, Optional<BigDecimal> rate) {
    if (!perpetual) {
      for (String name : List.of("fundingRate", "funding", "interval")) {
        if (given.has(name)) {
          throw given.mistake(name, "a dated future pays no funding; take it out");
        }
      }
    }
    if (rate.isPresent() && given.has("funding")) {
      throw given.mistake("funding", "follows from 'fundingRate'; give one of them");
    }
    if (perpetual && rate.isEmpty() && !given.has("funding")) {
      throw given.missing("fundingRate", "it is what a perpetual earns (or give funding)");
    }
  }

  private static BigDecimal days(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis())
        .divide(BigDecimal.valueOf(UtcDay.MILLIS), DIGITS);
  }

  private static BigDecimal settled(
      BigDecimal notional, BigDecimal rate, BigDecimal days, int hours) {
    return notional
        .multiply(rate)
        .multiply(days)
        .multiply(HOURS_A_DAY)
        .divide(BigDecimal.valueOf(hours), DIGITS);
  }

  private static CarryTrade.Terms terms(Given given) {
    Optional<BigDecimal> fee = given.findRate("fee");
    return new CarryTrade.Terms(
        given.findRate("spotFee").or(() -> fee).orElse(BigDecimal.ZERO),
        given.findRate("futureFee").or(() -> fee).orElse(BigDecimal.ZERO),
        given.findShare("spread").orElse(BigDecimal.ZERO),
        given.findLeverage("leverage").orElse(BigDecimal.ONE),
        given.findShare("reserve").orElse(BigDecimal.ZERO),
        given.findShare("idleYield").orElse(BigDecimal.ZERO));
  }

  private static BigDecimal quantity(Given given, CarryTrade.Prices entry, CarryTrade.Terms terms) {
    Optional<BigDecimal> capital = given.findPositiveAmount("capital");
    Optional<BigDecimal> quantity = given.findPositive("quantity");
    if (capital.isPresent() && quantity.isPresent()) {
      throw given.mistake("capital", "is what the quantity ties up; give one of them");
    }
    return quantity
        .or(() -> capital.map(one -> CarryTrade.coins(one, entry, terms)))
        .orElse(BigDecimal.ONE);
  }

  private Calculation calculation() {
    BigDecimal net = trade.net().round(DIGITS);
    BigDecimal netYield = trade.yearly(net);
    Calculation answer =
        Calculation.titled(title())
            .rounded("quantity", trade.quantity(), "coins of each leg", "")
            .figure("spot", trade.entry().spot(), "spot", "")
            .figure("future", trade.entry().future(), perpetual ? "perpetual" : "future", "")
            .figure("basis", trade.entry().basis(), "basis at entry", "")
            .field("exitSpot", trade.exit().spot())
            .field("exitFuture", trade.exit().future())
            .figure("exitBasis", trade.exit().basis(), "basis at exit", exit())
            .rounded("days", trade.days(), "held", timed ? "days" : "days, as none are said")
            .gap()
            .rounded("spotValue", trade.spotValue(), "spot bought", "USDT")
            .rounded("margin", trade.margin(), "margin of the short", "USDT")
            .rounded("reserve", trade.reserve(), "reserve", "USDT")
            .rounded("capital", trade.capital(), "capital tied up", "USDT")
            .gap()
            .rounded("basisProfit", trade.basisProfit(), "basis", "USDT")
            .rounded("funding", trade.funding(), "funding", funding())
            .rounded("gross", trade.gross(), "gross", "USDT")
            .rounded("fees", trade.fees().negate(), "fees", "USDT")
            .rounded("spreads", trade.spreads().negate(), "half spreads", "USDT")
            .rounded("idle", trade.idle().negate(), "yield given up", "USDT")
            .figure("net", net, "net", "USDT")
            .gap()
            .field("grossYield", trade.yearly(trade.gross()))
            .shown("gross a year", Figures.yearly(trade.yearly(trade.gross())), "of the capital")
            .field("netYield", netYield)
            .shown("net a year", Figures.yearly(netYield), "of the capital")
            .percent(
                "ofCapital",
                net.divide(trade.capital(), DIGITS),
                "net",
                "of the capital, not annualised");
    breakEven(answer);
    return answer
        .formula(
            "gross = coins x (basis at entry - basis at exit) + funding",
            "      = " + worked(),
            "a year = net / capital x 365 / days")
        .field("formula", worked())
        .note(
            "Whatever both prices do, equal coins earn the basis at entry less the basis at exit."
                + " The margin of the short must outlast a rise until spot is sold; funding may turn.");
  }

  private void breakEven(Calculation answer) {
    if (perpetual) {
      answer
          .rounded("breakEvenDays", trade.breakEvenDays(), "fills are paid for after", "days")
          .field("breakEvenBasis", Optional.empty());
    } else {
      answer
          .field("breakEvenDays", Optional.empty())
          .percent(
              "breakEvenBasis",
              Optional.of(trade.breakEvenBasis().round(DIGITS)),
              "fills are paid for at a basis of",
              "of spot");
    }
  }

  private String title() {
    return perpetual
        ? "Funding carry: long spot, short perpetual"
        : "Calendar carry: long spot, short dated future";
  }

  private String exit() {
    if (exited) {
      return "";
    }
    return perpetual ? "taken as at entry" : "at delivery";
  }

  private String funding() {
    return rate.map(one -> "USDT at " + Figures.readablePercent(one) + " each " + hours + " h")
        .orElse("USDT");
  }

  private String worked() {
    return "%s x (%s - %s) + %s = %s"
        .formatted(
            Figures.readable(trade.quantity()),
            Figures.readable(trade.entry().basis()),
            Figures.subtracted(trade.exit().basis()),
            Figures.readable(trade.funding()),
            Figures.readable(trade.gross()));
  }
}
