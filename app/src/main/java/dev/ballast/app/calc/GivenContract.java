// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.ContractTerms;
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
    Optional<FuturesVenue> venue = given.text("venue").flatMap(GivenContract::futuresVenue);
    Optional<Named> named =
        given.find("symbol", text -> named(text, venue), "is no contract that is known here");
    Optional<BigDecimal> size = given.findPositive("contractSize");
    boolean inverse =
        named.map(one -> one.instrument().isInverse()).orElse(given.flagged("inverse"));
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

  private record Named(FuturesVenue venue, InstrumentId instrument) {}

  private static Optional<Named> named(String text, Optional<FuturesVenue> venue) {
    return Arrays.stream(FuturesVenue.values())
        .filter(one -> venue.isEmpty() || venue.get() == one)
        .flatMap(one -> one.contract(text).map(id -> new Named(one, id)).stream())
        .findFirst();
  }

  private static Optional<FuturesVenue> futuresVenue(String text) {
    return Arrays.stream(FuturesVenue.values())
        .filter(one -> one.toString().equalsIgnoreCase(text))
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
  void show(CalcPage page) {
    if (terms.inverse() || !timesSize().isEmpty()) {
      page.figure("one contract", terms.size(), terms.inverse() ? quote() : base());
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
