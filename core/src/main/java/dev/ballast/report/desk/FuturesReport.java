// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Position;
import dev.ballast.analytics.Autoregression;
import dev.ballast.analytics.Volatility;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.portfolio.carry.CarryPair;
import dev.ballast.portfolio.carry.FundingOutlook;
import dev.ballast.portfolio.carry.NextFunding;
import dev.ballast.portfolio.carry.TermStructure;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Reads term structure and funding calendar from what was known at a time. */
public final class FuturesReport {
  private static final int MONTH = 30;
  private static final int WEEK = 7;

  private final MarketView view;
  private final Marketplace market;
  private final Account account;
  private final List<TermRow> terms = new ArrayList<>();
  private final List<CalendarRow> spreads = new ArrayList<>();
  private final List<FundingRow> funding = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private FuturesReport(MarketView view, Marketplace market, Account account) {
    this.view = view;
    this.market = market;
    this.account = account;
  }

  /**
   * The futures on some assets and on all that positions are on.
   *
   * @param account whose positions funding is expected on
   */
  public static FuturesReading of(
      MarketView view, Marketplace market, Account account, Collection<Asset> assets) {
    FuturesReport report = new FuturesReport(view, market, account);
    TreeSet<Asset> all = new TreeSet<>(assets);
    for (Position position : account.positions()) {
      all.add(ContractPrefix.underlying(position.instrument().base()));
    }
    all.forEach(report::add);
    report.foreign();
    report.funding.sort(Comparator.comparing(FundingRow::next).thenComparing(FundingRow::contract));
    return new FuturesReading(
        Instant.ofEpochMilli(view.time()),
        report.terms,
        report.spreads,
        report.funding,
        report.notes);
  }

  private void add(Asset asset) {
    TermStructure structure = TermStructure.of(view, market, asset);
    notes.addAll(structure.missing());
    for (CarryPair point : structure.points()) {
      terms.add(term(asset, point));
    }
    for (TermStructure.Spread spread : structure.spreads()) {
      spreads.add(
          new CalendarRow(
              asset,
              spread.near(),
              spread.far(),
              spread.rate(),
              spread.days(),
              spread.annualised(),
              spread.rate() > 0 ? "contango" : spread.rate() < 0 ? "backwardation" : "level"));
    }
    view.listings().perpetual(asset, market).ifPresent(this::settle);
  }

  private TermRow term(Asset asset, CarryPair point) {
    boolean perpetual = point.delivery().isEmpty();
    return new TermRow(
        asset,
        point.future(),
        point.spotPrice(),
        point.futurePrice(),
        point.basis(),
        dated(point.delivery()),
        dated(point.annualisedBasis()),
        perpetual
            ? level(FundingOutlook.of(view, point.future(), MONTH))
            : Reading.absent("a dated future pays no funding"));
  }

  private static Reading dated(OptionalDouble figure) {
    return figure.isPresent()
        ? Reading.of(figure.getAsDouble())
        : Reading.absent("a perpetual is not delivered");
  }

  private static Reading level(FundingOutlook outlook) {
    return switch (outlook) {
      case FundingOutlook.Known known -> Reading.of(known.level());
      case FundingOutlook.Unknown unknown -> Reading.absent(unknown.reason());
    };
  }

  private void settle(InstrumentId contract) {
    Optional<NextFunding> next = NextFunding.of(view, contract);
    if (next.isEmpty()) {
      notes.add(contract + ": no settlement of funding is recorded within 8 hours");
      return;
    }
    double notional = notional(contract);
    FundingOutlook outlook = FundingOutlook.of(view, contract, MONTH);
    double aDay = UtcDay.MILLIS / (double) next.get().spacing();
    funding.add(
        new FundingRow(
            contract,
            Instant.ofEpochMilli(next.get().time()),
            24 / aDay,
            next.get().lastRate(),
            level(outlook),
            switch (outlook) {
              case FundingOutlook.Known known -> Reading.of(known.rank());
              case FundingOutlook.Unknown unknown -> Reading.absent(unknown.reason());
            },
            halfLife(outlook),
            notional,
            paid(outlook, notional, known -> known.level() / Volatility.DAYS_A_YEAR / aDay),
            paid(outlook, notional, known -> known.within(WEEK)),
            paid(outlook, notional, known -> known.within(MONTH)),
            paid(outlook, notional, FundingOutlook.Known::month)));
  }

  /** What a rate pays on a notional: a short receives it when it is positive. */
  private static Reading paid(
      FundingOutlook outlook, double notional, ToDoubleFunction<FundingOutlook.Known> rate) {
    if (notional == 0) {
      return Reading.absent("nothing is held of it");
    }
    return switch (outlook) {
      case FundingOutlook.Known known -> Reading.of(0 - notional * rate.applyAsDouble(known));
      case FundingOutlook.Unknown unknown -> Reading.absent(unknown.reason());
    };
  }

  private static Reading halfLife(FundingOutlook outlook) {
    return switch (outlook) {
      case FundingOutlook.Unknown unknown -> Reading.absent(unknown.reason());
      case FundingOutlook.Known known -> {
        OptionalDouble days =
            known.persistence().map(Autoregression::halfLife).orElse(OptionalDouble.empty());
        yield days.isPresent()
            ? Reading.of(days.getAsDouble())
            : Reading.absent(
                known.persistence().map(Autoregression::reverts).orElse(false)
                    ? "it is back at its mean within a day"
                    : "it does not revert to a mean");
      }
    };
  }

  /** What is held of a contract at its last close. */
  private double notional(InstrumentId contract) {
    double sum = 0;
    for (Position position : account.positions()) {
      if (position.instrument().equals(contract)) {
        BarSeries bars = view.bars(contract, Interval.DAY).orElseThrow();
        Price close = Price.nearest(bars.close(bars.size() - 1));
        sum += position.contract().notional(position.quantity(), close).toDouble();
      }
    }
    return sum;
  }

  /** Positions that no row is on. */
  private void foreign() {
    for (Position position : account.positions()) {
      InstrumentId id = position.instrument();
      if (id.isPerpetual() && funding.stream().noneMatch(row -> row.contract().equals(id))) {
        notes.add(id + ": its funding is not in the calendar");
      }
    }
  }
}
