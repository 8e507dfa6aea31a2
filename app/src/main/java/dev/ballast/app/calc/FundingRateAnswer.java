// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.config.PositionEntry.Side;
import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.FundingYear;
import dev.ballast.cost.FundingVenue;
import java.math.BigDecimal;
import java.util.Optional;

/** A rate, given or made of a premium, what it is a year, and what it pays a position. */
public final class FundingRateAnswer implements Answer {
  private final GivenRate rate;
  private final Optional<Paid> paid;

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

  /** What {@code --json} prints. */
  record RateJson(
      Optional<String> venue,
      Optional<BigDecimal> premium,
      BigDecimal rate,
      int intervalHours,
      BigDecimal annualised,
      Optional<BigDecimal> apy,
      Optional<BigDecimal> absoluteRate,
      Optional<String> side,
      Optional<BigDecimal> quantity,
      Optional<BigDecimal> markPrice,
      Optional<BigDecimal> payment,
      Optional<Integer> intervals,
      Optional<BigDecimal> total,
      String formula) {}

  private FundingRateAnswer(GivenRate rate, Optional<Paid> paid) {
    this.rate = rate;
    this.paid = paid;
  }

  /** Payments where there are settlements, else a rate and what it pays. */
  public static Answer of(Given given) {
    if (given.has("settlements") || given.has("opened") || given.has("closed")) {
      return FundingAnswer.of(given);
    }
    GivenRate rate = GivenRate.of(given);
    boolean position = given.has("side") || given.has("quantity") || given.has("intervals");
    return new FundingRateAnswer(
        rate, position ? Optional.of(paid(given, rate.rate())) : Optional.empty());
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

  @Override
  public Object json() {
    FundingYear year = rate.year();
    return new RateJson(
        rate.venue().map(FundingVenue::toString),
        rate.premium(),
        rate.rate(),
        rate.hours(),
        year.annualised(),
        year.apy(),
        rate.absolute(),
        paid.map(one -> FundingInput.word(one.side())),
        paid.map(Paid::quantity),
        paid.map(Paid::markPrice),
        paid.map(Paid::payment),
        paid.map(Paid::intervals),
        paid.map(Paid::total),
        rate.working().or(() -> paid.map(FundingRateAnswer::worked)).orElse(rate.yearly()));
  }

  @Override
  public String page(int width, boolean color) {
    CalcPage page =
        new CalcPage(
            "Funding rate" + rate.venue().map(one -> " at " + one).orElse(""), width, color);
    rate.premium()
        .ifPresent(
            premium -> page.figure("premium P", Figures.readablePercent(premium), "of the index"));
    page.figure(
            "funding rate",
            Figures.readablePercent(rate.rate()),
            "of notional, each " + rate.hours() + " h")
        .figure("a year, simple", Figures.yearly(rate.year().annualised()), "365 days")
        .figure("a year, APY", FundingInput.compounded(rate.year().apy()), "compounded");
    rate.absolute()
        .ifPresent(absolute ->
            page.figure("absolute rate", absolute, "coin for a dollar of contract, frozen"));
    rate.working().ifPresent(working -> page.formula("F = " + rate.algebra(), "  = " + working));
    paid.ifPresent(one -> pay(page, one));
    rate.source().ifPresent(page::note);
    return page.note("Longs pay shorts when the rate is positive. Received +, paid -.").toString();
  }

  private static void pay(CalcPage page, Paid paid) {
    String settle = paid.contract().settle();
    paid.contract().show(page.gap());
    page.figure(FundingInput.word(paid.side()), paid.quantity(), paid.contract().unit())
        .figure("mark price", paid.markPrice(), paid.contract().quote())
        .figure("one settlement", paid.payment(), settle);
    if (paid.intervals() > 1) {
      page.figure(paid.intervals() + " settlements", paid.total(), settle);
    }
    page.formula(FundingInput.formula(paid.contract()), "  " + worked(paid));
  }

  private static String worked(Paid paid) {
    return FundingInput.worked(
        paid.contract(), paid.signed(), paid.markPrice(), paid.rate(), paid.payment());
  }
}
