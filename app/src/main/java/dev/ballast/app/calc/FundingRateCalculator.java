// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.config.PositionEntry.Side;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.FundingYear;
import dev.ballast.cost.venue.FundingVenue;
import java.math.BigDecimal;
import java.util.Optional;

/** A rate, given or made of a premium, what it is a year, and what it pays a position. */
public final class FundingRateCalculator {
  private FundingRateCalculator() {}

  /** A position and what it is paid at one settlement and at several. */
  private record Paid(
      GivenContract contract,
      Side side,
      BigDecimal quantity,
      BigDecimal markPrice,
      BigDecimal rate,
      BigDecimal payment,
      int intervals,
      BigDecimal total) {
    BigDecimal signed() {
      return side == Side.LONG ? quantity : quantity.negate();
    }
  }

  /** Payments where there are settlements, else a rate and what it pays. */
  public static Calculation of(Given given) {
    if (given.has("settlements") || given.has("opened") || given.has("closed")) {
      return FundingCalculator.of(given);
    }
    GivenRate rate = GivenRate.of(given);
    boolean position = given.has("side") || given.has("quantity") || given.has("intervals");
    return calculation(rate, position ? Optional.of(paid(given, rate.rate())) : Optional.empty());
  }

  private static Paid paid(Given given, BigDecimal rate) {
    GivenContract contract = FundingInput.perpetual(given);
    Side side = given.side();
    BigDecimal quantity = given.positive("quantity");
    BigDecimal mark = given.positive("markPrice");
    int intervals = given.findCount("intervals").orElse(1);
    BigDecimal signed = side == Side.LONG ? quantity : quantity.negate();
    BigDecimal payment = contract.terms().funding(signed, mark, rate);
    return new Paid(
        contract,
        side,
        quantity,
        mark,
        rate,
        payment,
        intervals,
        payment.multiply(BigDecimal.valueOf(intervals)));
  }

  private static Calculation calculation(GivenRate rate, Optional<Paid> paid) {
    FundingYear year = rate.year();
    Calculation answer =
        Calculation.titled("Funding rate" + rate.venue().map(one -> " at " + one).orElse(""))
            .field("venue", rate.venue().map(FundingVenue::toString))
            .percent("premium", rate.premium(), "premium P", "of the index")
            .percent(
                "rate", rate.rate(), "funding rate", "of notional, each " + rate.hours() + " h")
            .field("intervalHours", rate.hours())
            .field("annualised", year.annualised())
            .shown("a year, simple", Figures.yearly(year.annualised()), "365 days")
            .field("apy", year.apy())
            .shown("a year, APY", FundingInput.compounded(year.apy()), "compounded")
            .figure(
                "absoluteRate",
                rate.absolute(),
                "absolute rate",
                "coin for a dollar of contract, frozen")
            .field("side", paid.map(one -> Words.of(one.side())))
            .field("quantity", paid.map(Paid::quantity))
            .field("markPrice", paid.map(Paid::markPrice))
            .field("payment", paid.map(Paid::payment))
            .field("intervals", paid.map(Paid::intervals))
            .field("total", paid.map(Paid::total))
            .field(
                "formula",
                rate.working()
                    .or(() -> paid.map(FundingRateCalculator::worked))
                    .orElse(rate.yearly()));
    rate.working().ifPresent(working -> answer.formula("F = " + rate.algebra(), "  = " + working));
    paid.ifPresent(one -> pay(answer, one));
    rate.source().ifPresent(answer::note);
    return answer.note("Longs pay shorts when the rate is positive. Received +, paid -.");
  }

  private static void pay(Calculation answer, Paid paid) {
    String settle = paid.contract().settle();
    paid.contract().show(answer.gap());
    answer
        .shown(Words.of(paid.side()), paid.quantity(), paid.contract().unit())
        .shown("mark price", paid.markPrice(), paid.contract().quote())
        .shown("one settlement", paid.payment(), settle);
    if (paid.intervals() > 1) {
      answer.shown(paid.intervals() + " settlements", paid.total(), settle);
    }
    answer.formula(FundingInput.formula(paid.contract()), "  " + worked(paid));
  }

  private static String worked(Paid paid) {
    return FundingInput.worked(
        paid.contract(), paid.signed(), paid.markPrice(), paid.rate(), paid.payment());
  }
}
