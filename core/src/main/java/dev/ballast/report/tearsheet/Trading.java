// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.engine.Session;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The fills and settlements of a run, by month and as the price of holding futures. */
final class Trading {
  private static final double DAYS_A_YEAR = 365;

  private final DailyCloses closes;

  Trading(DailyCloses closes) {
    this.closes = closes;
  }

  /** Sums of a month. */
  private static final class Month {
    private double spot;
    private double futures;
    private double equity;
    private int closes;

    private void add(Event.Filled filled, Marks marks) {
      Contract contract = filled.order().contract();
      double value = marks.value(contract.notional(filled.quantity(), filled.price())).toDouble();
      if (contract.id().isSpot()) {
        spot += value;
      } else {
        futures += value;
      }
    }

    private Reading turnover(double traded) {
      return ExposureHistory.share(traded, 2 * equity / closes);
    }
  }

  /** Turnover of every month with a close; a fill at a midnight belongs to the day that begins. */
  List<MonthTurnover> turnover() {
    SequencedMap<YearMonth, Month> months = new TreeMap<>();
    for (int day = 1; day < closes.size(); day++) {
      Month month =
          months.computeIfAbsent(CalendarReturns.month(closes.days().get(day)), any -> new Month());
      month.equity += closes.equity(day);
      month.closes++;
      for (Event event : closes.eventsBefore(day)) {
        if (event instanceof Event.Filled filled) {
          month.add(filled, closes.marks(day));
        }
      }
    }
    List<MonthTurnover> turnover = new ArrayList<>();
    months.forEach((at, month) ->
        turnover.add(
            new MonthTurnover(
                at,
                month.turnover(month.spot),
                month.turnover(month.futures),
                month.turnover(month.spot + month.futures))));
    return turnover;
  }

  CarryCost carry() {
    double funding = 0;
    double fees = 0;
    for (int day = 1; day < closes.size(); day++) {
      for (Event event : closes.eventsBefore(day)) {
        if (event instanceof Event.FundingPaid paid) {
          funding += closes.marks(day).value(paid.payment()).toDouble();
        }
        fees += fee(event).map(closes.marks(day)::value).map(Money::toDouble).orElse(0.0);
      }
    }
    if (closes.size() < 2) {
      Reading none = Reading.absent("fewer than two daily closes");
      return new CarryCost(funding, fees, none, none, none);
    }
    double notional = 0;
    double equity = 0;
    for (Session.Snapshot close : closes.snapshots()) {
      equity += close.exposure().equity().toDouble() / closes.size();
      for (Position held : close.account().positions()) {
        Money size = held.notional(close.marks().price(held.instrument()));
        notional += Math.abs(close.marks().value(size).toDouble()) / closes.size();
      }
    }
    double yearly = (funding - fees) * DAYS_A_YEAR / (closes.size() - 1);
    return new CarryCost(
        funding,
        fees,
        Reading.of(notional),
        notional > 0 ? Reading.of(yearly / notional) : Reading.absent("no futures were held"),
        ExposureHistory.share(yearly, equity));
  }

  /** What the venue took for trading, delivering or liquidating futures. */
  private static Optional<Money> fee(Event event) {
    return switch (event) {
      case Event.Filled one ->
          one.instrument().isSpot() ? Optional.empty() : Optional.of(one.feeAtFill());
      case Event.Delivered one -> Optional.of(one.fee());
      case Event.LiquidationFeePaid one -> Optional.of(one.fee());
      case Event.FundingPaid _, Event.LossCovered _, Event.Flow _, Event.Unposted _ ->
          Optional.empty();
    };
  }
}
