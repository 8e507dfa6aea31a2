// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.account.Marks;
import dev.ballast.ledger.LotBook;
import dev.ballast.lot.HoldingRates;
import dev.ballast.lot.Lot;
import dev.ballast.lot.SoldLot;
import dev.ballast.order.Event;
import dev.ballast.policy.TaxPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a run's sales of coins realised, by lot, and the tax on it. The profit of contracts that
 * settle in dollars is no part.
 *
 * @param method in the plan's word
 * @param periods holding periods in words, in their order: {@code below 365 days at 25%}
 * @param years in order; those without a sale are left out
 * @param assets in order, of which anything was held
 * @param sales lot by lot
 * @param notes what is not known, sentences
 */
public record LotReport(
    String method,
    List<String> periods,
    List<Year> years,
    List<Held> assets,
    List<Sold> sales,
    List<String> notes) {
  /** Copies the lists. */
  public LotReport {
    periods = List.copyOf(periods);
    years = List.copyOf(years);
    assets = List.copyOf(assets);
    sales = List.copyOf(sales);
    notes = List.copyOf(notes);
  }

  /**
   * A calendar year's sales.
   *
   * @param gains by holding period, in their order
   * @param tax gains and losses of one period set off against each other within the year; a period
   *     that loses in all is taxed at nothing, and nothing is carried over
   */
  public record Year(int year, List<BigDecimal> gains, BigDecimal tax) {
    /** Copies the list. */
    public Year {
      gains = List.copyOf(gains);
    }
  }

  /**
   * What is held of an asset at the end, and what its sales realised.
   *
   * @param cost of the lots whose cost is known
   * @param unknown quantity whose cost is not
   * @param unrealised worth less cost, of the lots whose cost is known; absent without a price
   * @param realised by sales whose gain is known
   */
  public record Held(
      String asset,
      BigDecimal quantity,
      BigDecimal cost,
      BigDecimal unknown,
      Optional<BigDecimal> unrealised,
      BigDecimal realised) {}

  /**
   * A lot, or a part of one, that was sold.
   *
   * @param acquired absent where it is not known, as {@code days} is
   * @param proceeds costs of the trade taken off; absent of what was taken out
   * @param gain absent where cost or proceeds are
   */
  public record Sold(
      Instant time,
      String asset,
      BigDecimal quantity,
      Optional<Instant> acquired,
      OptionalLong days,
      Optional<BigDecimal> proceeds,
      Optional<BigDecimal> cost,
      Optional<BigDecimal> gain) {}

  /**
   * Of a run's events.
   *
   * @param bases by place among the events, the lots that a payment brought
   * @param marks at the end
   */
  public static LotReport of(
      List<Event> events, Map<Integer, List<LotBook.Basis>> bases, TaxPlan plan, Marks marks) {
    LotBook book = new LotBook(plan.choice(), marks.quote());
    for (int i = 0; i < events.size(); i++) {
      book.apply(events.get(i), bases.getOrDefault(i, List.of()));
    }
    Money zero = Money.zero(marks.quote());
    SequencedMap<Integer, List<SoldLot>> byYear = new TreeMap<>();
    SequencedMap<Asset, Money> realised = new TreeMap<>();
    List<Sold> sales = new ArrayList<>();
    Quantities unknown = new Quantities();
    for (LotBook.Sale sale : book.sales()) {
      for (SoldLot one : sale.sold()) {
        sales.add(sold(sale, one));
        one.gain().ifPresent(gain -> realised.merge(sale.asset(), gain, Money::plus));
        byYear.computeIfAbsent(UtcDay.date(sale.time()).getYear(), _ -> new ArrayList<>()).add(one);
        if (one.proceeds().isPresent() && one.gain().isEmpty()) {
          unknown.add(sale.asset(), one.lot().quantity());
        }
      }
      unknown.add(sale.asset(), sale.uncovered());
    }
    List<Year> years = new ArrayList<>();
    byYear.forEach((year, all) -> years.add(year(year, all, plan.rates(), zero)));
    List<Held> assets = new ArrayList<>();
    book.quantities()
        .forEach((asset, quantity) ->
            assets.add(
                held(
                    asset, quantity, book.open(asset), realised.getOrDefault(asset, zero), marks)));
    return new LotReport(
        plan.choice().method().name().toLowerCase(Locale.ROOT),
        periods(plan.rates()),
        years,
        assets,
        sales,
        unknown.notes());
  }

  private static Sold sold(LotBook.Sale sale, SoldLot one) {
    OptionalLong acquired = one.lot().acquired();
    return new Sold(
        Instant.ofEpochMilli(sale.time()),
        sale.asset().code(),
        one.lot().quantity().toDecimal(),
        acquired.isPresent()
            ? Optional.of(Instant.ofEpochMilli(acquired.getAsLong()))
            : Optional.empty(),
        one.days(),
        one.proceeds().map(Money::toDecimal),
        one.lot().cost().map(Money::toDecimal),
        one.gain().map(Money::toDecimal));
  }

  private static Year year(int year, List<SoldLot> sold, HoldingRates rates, Money zero) {
    return new Year(
        year,
        rates.gains(sold, zero).stream().map(Money::toDecimal).toList(),
        rates.tax(sold, zero).toDecimal());
  }

  private static Held held(
      Asset asset, Quantity quantity, List<Lot> lots, Money realised, Marks marks) {
    Money cost = Money.zero(marks.quote());
    Quantity known = Quantity.ZERO;
    Quantity unknown = Quantity.ZERO;
    for (Lot lot : lots) {
      if (lot.cost().isPresent()) {
        cost = cost.plus(lot.cost().get());
        known = known.plus(lot.quantity());
      } else {
        unknown = unknown.plus(lot.quantity());
      }
    }
    Optional<BigDecimal> unrealised =
        marks.find(asset).isPresent()
            ? Optional.of(marks.value(asset, known).minus(cost).toDecimal())
            : Optional.empty();
    return new Held(
        asset.code(),
        quantity.toDecimal(),
        cost.toDecimal(),
        unknown.toDecimal(),
        unrealised,
        realised.toDecimal());
  }

  private static List<String> periods(HoldingRates rates) {
    List<String> periods = new ArrayList<>();
    for (int i = 0; i < rates.steps().size(); i++) {
      HoldingRates.Step step = rates.steps().get(i);
      String days =
          i == rates.steps().size() - 1
              ? (i == 0 ? "however long" : "from " + step.from() + " days")
              : "below " + rates.steps().get(i + 1).from() + " days";
      periods.add(days + " at " + step.rate());
    }
    return periods;
  }

  /** How much of each asset was sold whose gain is not known. */
  private static final class Quantities {
    private final SequencedMap<Asset, Quantity> byAsset = new TreeMap<>();

    void add(Asset asset, Quantity quantity) {
      if (!quantity.isZero()) {
        byAsset.merge(asset, quantity, Quantity::plus);
      }
    }

    List<String> notes() {
      return byAsset.entrySet().stream()
          .map(one ->
              one.getValue()
                  + " "
                  + one.getKey()
                  + " sold have no known cost: their gain is in no figure here")
          .toList();
    }
  }
}
