// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.config.PositionEntry.Side;
import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.FundingPayments;
import dev.ballast.calc.FundingPayments.Held;
import dev.ballast.calc.FundingPayments.Payment;
import dev.ballast.calc.FundingPayments.Settlement;
import dev.ballast.cost.FundingVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the settlements of a file paid a position: the answer to {@code calc funding --file}. */
public final class FundingAnswer implements Answer {
  /** Payments whose numbers are written out on the page. */
  private static final int MOST_WORKED = 3;

  private final Position position;
  private final FundingPayments found;
  private final int given;

  /** The position as it was given. */
  private record Position(
      FundingVenue venue, GivenContract contract, Side side, BigDecimal quantity, Held held) {}

  /** What {@code --json} prints. */
  record FundingJson(
      String venue,
      String side,
      BigDecimal quantity,
      BigDecimal contractSize,
      boolean inverse,
      Instant opened,
      Optional<Instant> closed,
      int settlements,
      BigDecimal total,
      List<PaymentJson> payments,
      String formula) {}

  /** One settlement that counted. */
  record PaymentJson(
      Instant time, BigDecimal rate, BigDecimal markPrice, BigDecimal payment, String formula) {}

  private FundingAnswer(Position position, FundingPayments found, int given) {
    this.position = position;
    this.found = found;
    this.given = given;
  }

  /** Reads position and settlements; refuses a settlement that is not whole, or is there twice. */
  static FundingAnswer of(Given given) {
    Position position = position(given);
    List<Settlement> settlements = settlements(given);
    return new FundingAnswer(
        position,
        FundingPayments.of(position.held(), settlements, position.venue()),
        settlements.size());
  }

  private static Position position(Given given) {
    FundingVenue venue = FundingInput.venue(given).orElse(FundingVenue.BINANCE);
    GivenContract contract = FundingInput.perpetual(given);
    Side side = given.side();
    BigDecimal quantity = given.positive("quantity");
    Instant opened = given.time("opened");
    Optional<Instant> closed = given.findTime("closed");
    if (closed.isPresent() && closed.get().isBefore(opened)) {
      throw given.mistake(
          "closed", "is before 'opened': " + closed.get() + " is earlier than " + opened);
    }
    BigDecimal signed = side == Side.LONG ? quantity : quantity.negate();
    return new Position(
        venue, contract, side, quantity, new Held(contract.terms(), signed, opened, closed));
  }

  /** Recorded times are off by milliseconds: a settlement is at its whole second. */
  private static List<Settlement> settlements(Given given) {
    Map<Instant, Integer> seen = new LinkedHashMap<>();
    List<Settlement> settlements = new ArrayList<>();
    for (Given item : given.items("settlements", "time", "rate", "markPrice")) {
      Instant time = item.time("time").truncatedTo(ChronoUnit.SECONDS);
      Integer first = seen.putIfAbsent(time, settlements.size() + 1);
      if (first != null) {
        throw item.mistake(
            "time",
            time + " is settled already, in settlements[" + first + "]; keep the one that counts");
      }
      settlements.add(
          new Settlement(time, whole(item, "rate", time).rate("rate"), mark(item, time)));
    }
    return settlements;
  }

  private static BigDecimal mark(Given item, Instant time) {
    return whole(item, "markPrice", time).positive("markPrice");
  }

  private static Given whole(Given item, String name, Instant time) {
    if (!item.has(name)) {
      throw item.missing(name, "the settlement of " + time + " cannot be counted without it");
    }
    return item;
  }

  @Override
  public Object json() {
    return new FundingJson(
        position.venue().toString(),
        FundingInput.word(position.side()),
        position.quantity(),
        position.contract().terms().size(),
        position.contract().terms().inverse(),
        position.held().opened(),
        position.held().closed(),
        given,
        found.total(),
        found.payments().stream()
            .map(one ->
                new PaymentJson(
                    one.time(), one.rate(), one.markPrice(), one.payment(), worked(one)))
            .toList(),
        FundingInput.formula(position.contract()));
  }

  @Override
  public String page(int width, boolean color) {
    GivenContract contract = position.contract();
    CalcPage page =
        new CalcPage(
            "Funding of a %s of %s at %s"
                .formatted(
                    FundingInput.word(position.side()),
                    contract.described(position.quantity()),
                    position.venue()),
            width,
            color);
    contract.show(page);
    page.figure("opened", FundingInput.time(position.held().opened()), "")
        .figure("closed", position.held().closed().map(FundingInput::time).orElse("not yet"), "");
    List<List<String>> rows = new ArrayList<>();
    for (Payment payment : found.payments()) {
      rows.add(
          List.of(
              FundingInput.time(payment.time()),
              Figures.readablePercent(payment.rate()),
              Figures.readable(payment.markPrice()),
              Figures.readable(payment.payment())));
    }
    rows.add(List.of("total", "", "", Figures.readable(found.total())));
    String payment = contract.settle().isEmpty() ? "payment" : contract.settle();
    page.table("lrrr", List.of("settlement, UTC", "rate", "mark price", payment), rows);
    page.formula(algebra());
    return page.note(
            "Received +, paid -. %d of %s counted: %s"
                .formatted(
                    found.payments().size(),
                    Figures.count(given, "settlement"),
                    FundingInput.rule(position.venue())))
        .toString();
  }

  /** The formula, and its numbers for the first payments. */
  private String[] algebra() {
    List<String> lines = new ArrayList<>(List.of(FundingInput.formula(position.contract())));
    for (Payment payment : found.payments()) {
      lines.add("        = " + (lines.size() > MOST_WORKED ? "..." : worked(payment)));
      if (lines.size() > MOST_WORKED + 1) {
        break;
      }
    }
    return lines.toArray(String[]::new);
  }

  private String worked(Payment payment) {
    return FundingInput.worked(
        position.contract(),
        position.held().quantity(),
        payment.markPrice(),
        payment.rate(),
        payment.payment());
  }
}
