// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.account.Exposure;
import dev.ballast.engine.Session;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The fills and settlements of a run, by month and as the price of holding futures. */
final class Trading {
  private static final double DAYS_A_YEAR = 365;

  private final DailyCloses closes;
  private final List<Event> events;
  private final Asset quote;

  Trading(DailyCloses closes, List<Event> events, Asset quote) {
    this.closes = closes;
    this.events = events;
    this.quote = quote;
  }

  /** Sums of a month. */
  private static final class Month {
    private double spot;
    private double futures;
    private double equity;
    private int closes;

    private Reading turnover(double traded) {
      return closes > 0
          ? ExposureHistory.share(traded, 2 * equity / closes)
          : Reading.absent("no daily close in the month");
    }
  }

  /** Turnover of every month that has a close or a fill. */
  List<MonthTurnover> turnover() {
    SequencedMap<YearMonth, Month> months = new TreeMap<>();
    for (int i = 1; i < closes.size(); i++) {
      Month month =
          months.computeIfAbsent(CalendarReturns.month(closes.days().get(i)), any -> new Month());
      month.equity += closes.equity(i);
      month.closes++;
    }
    for (Event event : events) {
      if (event instanceof Event.Filled filled) {
        YearMonth at = YearMonth.from(Instant.ofEpochMilli(filled.time()).atOffset(ZoneOffset.UTC));
        Month month = months.computeIfAbsent(at, any -> new Month());
        double value = filled.order().quantity().times(filled.price(), quote).toDouble();
        if (filled.order().instrument().isSpot()) {
          month.spot += value;
        } else {
          month.futures += value;
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
    for (Event event : events) {
      if (event instanceof Event.FundingPaid paid) {
        funding += paid.payment().toDouble();
      } else if (event instanceof Event.Filled filled && !filled.order().instrument().isSpot()) {
        fees += filled.fee().toDouble();
      }
    }
    if (closes.size() < 2) {
      Reading none = Reading.absent("fewer than two daily closes");
      return new CarryCost(funding, fees, none, none, none);
    }
    double notional = 0;
    double equity = 0;
    for (Session.Snapshot close : closes.snapshots()) {
      Exposure exposure = close.exposure();
      equity += exposure.equity().toDouble() / closes.size();
      for (Money held : exposure.futures().values()) {
        notional += Math.abs(held.toDouble()) / closes.size();
      }
    }
    double years = (closes.size() - 1) / DAYS_A_YEAR;
    double yearly = (funding - fees) / years;
    return new CarryCost(
        funding,
        fees,
        Reading.of(notional),
        notional > 0 ? Reading.of(yearly / notional) : Reading.absent("no futures were held"),
        ExposureHistory.share(yearly, equity));
  }
}
