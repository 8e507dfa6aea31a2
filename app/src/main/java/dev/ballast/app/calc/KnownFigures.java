// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.Usual;
import dev.ballast.app.store.BundledRules;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.VenueTables;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.ChangedBrackets;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.market.TodaysNames;
import dev.ballast.market.TradingRules;
import dev.ballast.market.VenueId;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What calculators look up where a figure is not given: margin tables, rules and prices as of a
 * day, from the store where there is one and with the bundled ones; opened when first asked.
 */
public final class KnownFigures {
  private final LocalDate day;
  private final boolean priced;
  private final Supplier<Optional<HistorySource>> source;

  private KnownFigures(LocalDate day, boolean priced, Supplier<Optional<HistorySource>> source) {
    this.day = day;
    this.priced = priced;
    this.source = source;
  }

  /**
   * What is known at 00:00 UTC of a day.
   *
   * @param source asked at each look-up
   */
  public static KnownFigures at(LocalDate day, Supplier<Optional<HistorySource>> source) {
    return new KnownFigures(day, true, source);
  }

  /** The same without prices: what is not given is then taken from what is. */
  public KnownFigures withoutPrices() {
    return new KnownFigures(day, false, source);
  }

  /** Epoch milliseconds. */
  long time() {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  VenueTables tables() {
    return source.get().map(HistorySource::tables).orElseGet(BundledRules::tables);
  }

  /** The newest trading rules of what has an instrument's name at the usual venue. */
  Optional<TradingRules> rules(InstrumentId id) {
    RuleBook book = source.get().map(HistorySource::rules).orElseGet(BundledRules::rules);
    return successor(id)
        .filter(to -> to.ratio().compareTo(BigDecimal.ONE) == 0)
        .flatMap(to -> newest(book, id.renamed(to.asset())))
        .or(() -> newest(book, id));
  }

  private static Optional<TradingRules> newest(RuleBook book, InstrumentId id) {
    return Optional.ofNullable(book.versions().get(id.at(Usual.VENUE))).map(List::getLast);
  }

  /** A contract's margin table at its venue, under whatever name it goes on today. */
  Optional<Brackets> table(VenueId venue, InstrumentId id) {
    BracketBook book = tables().brackets(venue);
    return source
        .get()
        .map(found -> ChangedBrackets.find(book, found.history(), id, time()))
        .orElseGet(() -> book.brackets(id, time()));
  }

  /** What an instrument's asset is called in the store today, where it is called otherwise. */
  private Optional<Successor> successor(InstrumentId id) {
    return source
        .get()
        .flatMap(found -> new TodaysNames(found.history()).successor(id.base(), time()));
  }

  /**
   * A daily close that stands in for a mark or an index price.
   *
   * @param day that it ended
   * @param age in whole days at the time of the figures
   * @param of what it is the close of, where it is called otherwise today
   */
  record Close(BigDecimal price, LocalDate day, long age, Optional<InstrumentId> of) {
    /** The same of what was called otherwise, in units of its time. */
    Close told(Successor to, InstrumentId was) {
      return new Close(price.multiply(to.ratio()), day, age, Optional.of(was.renamed(to.asset())));
    }

    /** {@code the close of 2025-10-30 in the store stands in for it}. */
    String sentence() {
      return "the close of "
          + day
          + of.map(id -> " of " + id).orElse("")
          + " in the store stands in for it"
          + (age > 0 ? ", %d days old".formatted(age) : "");
    }
  }

  /** A contract's mark price by the store, which is noted. */
  Optional<BigDecimal> mark(InstrumentId contract, List<String> notes) {
    Optional<Close> close = close(contract);
    close.ifPresent(one -> notes.add("no markPrice is given; " + one.sentence()));
    return close.map(Close::price);
  }

  /** The last daily close in the store of what has an instrument's name at the usual venue. */
  Optional<Close> close(InstrumentId id) {
    return priced
        ? source
            .get()
            .flatMap(found ->
                successor(id)
                    .flatMap(
                        to -> close(found, id.renamed(to.asset())).map(one -> one.told(to, id)))
                    .or(() -> close(found, id)))
        : Optional.empty();
  }

  private Optional<Close> close(HistorySource found, InstrumentId id) {
    return MarketView.of(found.history(), found.rules(), time())
        .bars(id.at(Usual.VENUE), Interval.DAY)
        .map(bars -> close(bars, bars.size() - 1));
  }

  private Close close(BarSeries bars, int last) {
    LocalDate closed = UtcDay.date(bars.knownAt(last) - 1);
    return new Close(
        BigDecimal.valueOf(bars.close(last)),
        closed,
        ChronoUnit.DAYS.between(closed.plusDays(1), day),
        Optional.empty());
  }
}
