// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.ContractTerms;
import dev.ballast.cost.venue.FundingVenue;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * The contract that figures are about: named by {@code symbol}, or only by its size and kind.
 *
 * @param instrument empty where no symbol was given
 * @param venue whose symbol it is; empty where none was given
 */
record GivenContract(
    ContractTerms terms, Optional<InstrumentId> instrument, Optional<FuturesVenue> venue) {
  /** Reads {@code symbol}, {@code venue}, {@code contractSize} and {@code inverse}. */
  static GivenContract of(Given given) {
    Optional<FuturesVenue> venue = venue(given);
    Optional<Named> named =
        given.find("symbol", text -> named(text, venue), "is no contract that is known here");
    Optional<BigDecimal> size = given.findPositive("contractSize");
    boolean inverse = inverse(given, named, venue);
    if (inverse && named.isEmpty() && size.isEmpty()) {
      throw given.missing(
          "contractSize", "an inverse contract is worth so many dollars (or give its symbol)");
    }
    BigDecimal usual =
        named.map(one -> one.venue().contractSize(one.instrument())).orElse(BigDecimal.ONE);
    return new GivenContract(
        new ContractTerms(size.orElse(usual), inverse),
        named.map(Named::instrument),
        named.map(Named::venue));
  }

  /** Nothing too where the venue is one whose symbols are not read here. */
  private static Optional<FuturesVenue> venue(Given given) {
    Optional<String> name = given.text("venue");
    Optional<FuturesVenue> venue = name.flatMap(FuturesVenue::find);
    if (venue.isEmpty() && name.isPresent() && FundingVenue.parse(name.get()).isEmpty()) {
      throw given.mistake(
          "venue", "'" + name.get() + "' is no venue (known: " + FuturesVenue.known() + ")");
    }
    return venue;
  }

  /** A symbol says it, and COIN-M has no other contracts. */
  private static boolean inverse(Given given, Optional<Named> named, Optional<FuturesVenue> venue) {
    boolean stated = given.flagged("inverse");
    boolean inverse =
        named
            .map(one -> one.instrument().isInverse())
            .orElse(stated || venue.equals(Optional.of(FuturesVenue.BINANCE_COINM)));
    if (given.has("inverse") && stated != inverse) {
      throw given.mistake(
          "inverse",
          named.map(one -> one.instrument().toString()).orElse("a contract of binance-coinm")
              + (inverse ? " is inverse" : " is linear")
              + "; take it out");
    }
    return inverse;
  }

  private record Named(FuturesVenue venue, InstrumentId instrument) {}

  private static Optional<Named> named(String text, Optional<FuturesVenue> venue) {
    return Arrays.stream(FuturesVenue.values())
        .filter(one -> venue.map(named -> named == one).orElseGet(one::namesContracts))
        .flatMap(one -> one.contract(text).map(id -> new Named(one, id)).stream())
        .findFirst();
  }

  /** What margin and profit are in: {@code USDT}, or where no symbol says it a word for it. */
  String settle() {
    return instrument
        .flatMap(InstrumentId::settle)
        .map(Object::toString)
        .orElse(terms.inverse() ? "coin" : "");
  }

  /** What prices are in. */
  String quote() {
    return instrument.map(id -> id.quote().toString()).orElse("");
  }

  /** What quantities are in: contracts, or units of the base. */
  String unit() {
    boolean units = terms.size().compareTo(BigDecimal.ONE) == 0 && !terms.inverse();
    return units ? base() : "contracts";
  }

  /** The size of a contract, where it is not one unit. */
  void show(Calculation answer) {
    if (terms.inverse() || !timesSize().isEmpty()) {
      answer.shown("one contract", terms.size(), terms.inverse() ? quote() : base());
    }
  }

  /** {@code 0.1 BTC, BTC/USDT:USDT}: so many of what, for titles. */
  String described(BigDecimal quantity) {
    return Figures.readable(quantity)
        + (unit().isEmpty() ? "" : " " + unit())
        + instrument.map(id -> ", " + id).orElse("");
  }

  private String base() {
    return instrument.map(id -> id.base().toString()).orElse("");
  }

  /** {@code x 100} where a contract is not one unit, for formulas. */
  String timesSize() {
    return terms.size().compareTo(BigDecimal.ONE) == 0
        ? ""
        : " x " + terms.size().stripTrailingZeros().toPlainString();
  }
}
