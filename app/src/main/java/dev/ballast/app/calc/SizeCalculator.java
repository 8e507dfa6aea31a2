// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.OrderSize;
import dev.ballast.calc.OrderSize.Rules;
import dev.ballast.market.TradingRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many contracts a notional or a margin buys, by the venue's rules. */
public final class SizeCalculator {
  private final GivenContract contract;
  private final Wish wish;
  private final Rulebook rulebook;
  private final OrderSize size;
  private final Optional<LeverageLimit> limit;

  /**
   * What is asked for.
   *
   * @param notional in the quote currency
   */
  private record Wish(BigDecimal notional, BigDecimal price, BigDecimal leverage) {}

  /**
   * The rules that the size keeps.
   *
   * @param source where those that were not given are from
   */
  private record Rulebook(Rules rules, Optional<BigDecimal> tick, Optional<String> source) {}

  private SizeCalculator(
      GivenContract contract,
      Wish wish,
      Rulebook rulebook,
      OrderSize size,
      Optional<LeverageLimit> limit) {
    this.contract = contract;
    this.wish = wish;
    this.rulebook = rulebook;
    this.size = size;
    this.limit = limit;
  }

  /** Reads wish and rules; a size that the venue would not take is a mistake. */
  public static Calculation of(Given given, KnownFigures known) {
    GivenContract contract = GivenContract.of(given);
    BigDecimal price = given.positive("price");
    BigDecimal leverage = given.findLeverage("leverage").orElse(BigDecimal.ONE);
    Rulebook rulebook = rulebook(given, contract, known);
    rulebook.tick().ifPresent(tick -> refuseOffTick(given, price, tick));
    Wish wish = new Wish(notional(given, contract, price, leverage), price, leverage);
    OrderSize size =
        OrderSize.of(contract.terms(), wish.notional(), price, leverage, rulebook.rules());
    if (size.refusal().isPresent()) {
      throw refused(given, size.refusal().get());
    }
    Optional<LeverageLimit> limit = LeverageLimit.of(contract, known);
    Optional<UserMistake> tooMuch =
        limit.flatMap(one -> one.refusal(given, size.value(), leverage));
    if (tooMuch.isPresent()) {
      throw tooMuch.get();
    }
    return new SizeCalculator(contract, wish, rulebook, size, limit).calculation();
  }

  private static UserMistake refused(Given given, String why) {
    return given.mistake(given.has("notional") ? "notional" : "margin", "too small: " + why);
  }

  /** Margin of an inverse contract is in coin. */
  private static BigDecimal notional(
      Given given, GivenContract contract, BigDecimal price, BigDecimal leverage) {
    if (given.has("notional") && given.has("margin")) {
      throw given.mistake("margin", "is given beside 'notional'; give one of them");
    }
    if (given.has("margin")) {
      BigDecimal value = given.positive("margin").multiply(leverage);
      return contract.terms().inverse() ? value.multiply(price) : value;
    }
    if (!given.has("notional")) {
      throw given.missing("notional", "give it, or margin and leverage");
    }
    return given.positiveAmount("notional");
  }

  private static Rulebook rulebook(Given given, GivenContract contract, KnownFigures known) {
    Optional<TradingRules> bundled =
        contract
            .instrument()
            .filter(id -> contract.venue().equals(Optional.of(FuturesVenue.BINANCE_USDM)))
            .flatMap(known::rules);
    Optional<BigDecimal> step =
        given.findPositive("step").or(() -> bundled.map(one -> one.step().toDecimal()));
    if (step.isEmpty() && !contract.terms().inverse()) {
      throw given.missing(
          "step",
          contract
              .instrument()
              .map(id -> "no rules of " + id + " come with the program")
              .orElse("give it, or a symbol whose rules come with the program"));
    }
    boolean usesBundled = bundled.isPresent() && !given.has("step");
    return new Rulebook(
        new Rules(
            step.orElse(BigDecimal.ONE),
            given
                .findPositive("minimumQuantity")
                .or(() -> bundled.map(one -> one.minimumQuantity().toDecimal())),
            given
                .findPositive("minimumNotional")
                .or(() -> bundled.map(one -> one.minimumNotional().toDecimal()))),
        given.findPositive("tick").or(() -> bundled.map(one -> one.tick().toDecimal())),
        usesBundled
            ? bundled.map(one -> "Rules: " + one.source() + ", of " + one.asOf() + ".")
            : Optional.empty());
  }

  private static void refuseOffTick(Given given, BigDecimal price, BigDecimal tick) {
    BigDecimal below = price.divide(tick, 0, RoundingMode.DOWN).multiply(tick);
    if (below.compareTo(price) != 0) {
      throw given.mistake(
          "price",
          "%s is not on the tick grid of %s; next to it are %s and %s"
              .formatted(
                  price.toPlainString(),
                  tick.stripTrailingZeros().toPlainString(),
                  below.stripTrailingZeros().toPlainString(),
                  below.add(tick).stripTrailingZeros().toPlainString()));
    }
  }

  private Calculation calculation() {
    String quote = contract.quote();
    Rules rules = rulebook.rules();
    Calculation answer =
        Calculation.titled(
                "Size" + contract.instrument().map(id -> " of an order in " + id).orElse(""))
            .field("instrument", contract.instrument().map(Object::toString))
            .field("price", wish.price())
            .field("contractSize", contract.terms().size())
            .field("inverse", contract.terms().inverse())
            .figure("wanted", wish.notional(), "wanted", quote)
            .shown("price", wish.price(), quote);
    contract.show(answer);
    answer
        .shown("step", rules.step(), contract.unit())
        .field("unrounded", size.unrounded())
        .figure("quantity", size.quantity(), "quantity", contract.unit())
        .figure("notional", size.notional(), "notional", quote)
        .field("value", size.value());
    if (contract.terms().inverse()) {
      answer.shown("in coin", size.value(), contract.settle());
    }
    answer
        .field("leverage", wish.leverage())
        .figure(
            "margin",
            size.margin(),
            "margin at " + Figures.readable(wish.leverage()) + "x",
            contract.settle())
        .field("step", rules.step())
        .field("minimumQuantity", rules.minimumQuantity())
        .field("minimumNotional", rules.minimumNotional())
        .field("tick", rulebook.tick())
        .field("rules", rulebook.source())
        .field("maximumLeverage", limit.map(one -> one.most(size.value())))
        .field("notes", notes())
        .field("formula", worked())
        .formula(algebra(), "         = " + worked(), "margin   = notional / leverage");
    notes().forEach(answer::note);
    return answer;
  }

  /** What the size was held against, and what it was not. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    rulebook.source().ifPresent(notes::add);
    if (rulebook.source().isPresent()) {
      notes.add("The rules state no largest quantity, so none is checked.");
    }
    limit.ifPresentOrElse(
        one ->
            notes.add(
                "At this notional a leverage of %s is allowed: %s."
                    .formatted(Figures.readable(one.most(size.value())), one.table().source())),
        () ->
            contract
                .instrument()
                .filter(_ -> wish.leverage().compareTo(BigDecimal.ONE) > 0)
                .ifPresent(id ->
                    notes.add(
                        "No margin table of %s comes with the program, so the leverage is not checked."
                            .formatted(id))));
    return notes;
  }

  private String algebra() {
    return contract.terms().inverse()
        ? "quantity = notional / contract size, down to a whole step"
        : "quantity = notional / %s, down to a whole step"
            .formatted(contract.timesSize().isEmpty() ? "price" : "(price x contract size)");
  }

  private String worked() {
    String divisor =
        contract.terms().inverse()
            ? Figures.readable(contract.terms().size())
            : contract.timesSize().isEmpty()
                ? Figures.readable(wish.price())
                : "(" + Figures.readable(wish.price()) + contract.timesSize() + ")";
    return "%s / %s = %s, down to %s"
        .formatted(
            Figures.readable(wish.notional()),
            divisor,
            Figures.readable(size.unrounded()),
            Figures.readable(size.quantity()));
  }
}
