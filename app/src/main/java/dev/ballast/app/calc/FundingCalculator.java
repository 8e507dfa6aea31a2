// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.config.PositionEntry.Side;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.FundingPayments;
import dev.ballast.calc.FundingPayments.Held;
import dev.ballast.calc.FundingPayments.Payment;
import dev.ballast.calc.FundingPayments.Settlement;
import dev.ballast.cost.venue.FundingVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the settlements of a file paid a position: {@code calc funding --file}. */
final class FundingCalculator {
  /** Payments whose numbers are written out on the page. */
  private static final int MOST_WORKED = 3;

  private final Position position;
  private final FundingPayments found;
  private final int given;

  /** The position as it was given. */
  private record Position(
      FundingVenue venue, GivenContract contract, Side side, BigDecimal quantity, Held held) {}

  private FundingCalculator(Position position, FundingPayments found, int given) {
    this.position = position;
    this.found = found;
    this.given = given;
  }

  /** Reads position and settlements; refuses a settlement that is not whole, or is there twice. */
  static Calculation of(Given given) {
    Position position = position(given);
    List<Settlement> settlements = settlements(given);
    FundingPayments found = FundingPayments.of(position.held(), settlements, position.venue());
    return new FundingCalculator(position, found, settlements.size()).calculation();
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

  private Calculation calculation() {
    GivenContract contract = position.contract();
    Held held = position.held();
    Calculation answer =
        Calculation.titled(
                "Funding of a %s of %s at %s"
                    .formatted(
                        Words.of(position.side()),
                        contract.described(position.quantity()),
                        position.venue()))
            .field("venue", position.venue().toString())
            .field("side", Words.of(position.side()))
            .field("quantity", position.quantity())
            .field("contractSize", contract.terms().size())
            .field("inverse", contract.terms().inverse())
            .field("opened", held.opened())
            .field("closed", held.closed())
            .field("settlements", given)
            .field("total", found.total());
    contract.show(answer);
    answer
        .shown("opened", FundingInput.time(held.opened()), "")
        .shown("closed", held.closed().map(FundingInput::time).orElse("not yet"), "");
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
    return answer
        .with("payments", found.payments().stream().map(this::payment).toList())
        .field("formula", FundingInput.formula(contract))
        .table("lrrr", List.of("settlement, UTC", "rate", "mark price", payment), rows)
        .formula(algebra())
        .note(
            "Received +, paid -. %d of %s counted: %s"
                .formatted(
                    found.payments().size(),
                    Figures.count(given, "settlement"),
                    FundingInput.rule(position.venue())));
  }

  private Calculation payment(Payment payment) {
    return Calculation.part()
        .field("time", payment.time())
        .field("rate", payment.rate())
        .field("markPrice", payment.markPrice())
        .field("payment", payment.payment())
        .field("formula", worked(payment));
  }

  /** The formula, and its numbers for the first payments. */
  private List<String> algebra() {
    List<String> lines = new ArrayList<>(List.of(FundingInput.formula(position.contract())));
    for (Payment payment : found.payments()) {
      lines.add("        = " + (lines.size() > MOST_WORKED ? "..." : worked(payment)));
      if (lines.size() > MOST_WORKED + 1) {
        break;
      }
    }
    return lines;
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
