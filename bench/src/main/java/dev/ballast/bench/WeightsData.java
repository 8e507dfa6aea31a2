// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.TradingRules;
import dev.ballast.market.VenueId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data folder of B2, as {@code b2_data.py} writes it: bars of spots and then of one perpetual,
 * and the perpetual's settlements.
 *
 * @param bars of each instrument, all opening at the same times without a gap
 * @param rules of each instrument
 * @param monthly whether it is rebalanced monthly, not daily
 * @param toBeta whether the hedge is to a beta, not a fixed share
 */
record WeightsData(
    List<BarSeries> bars,
    FundingSeries funding,
    List<TradingRules> rules,
    boolean monthly,
    boolean toBeta) {
  /** Whose prices they are. */
  static final VenueId VENUE = VenueId.parse("binance");

  private static final Pattern INTERVAL = Pattern.compile("\"interval\": ([0-9]+)");
  private static final Pattern SYMBOLS = Pattern.compile("\"symbols\": \\[([^\\]]*)]");
  private static final Pattern MONTHLY = Pattern.compile("\"rebalanced\": \"monthly\"");
  private static final Pattern TO_BETA = Pattern.compile("\"hedge\": \"beta\"");

  /** Copies the lists. */
  WeightsData {
    bars = List.copyOf(bars);
    rules = List.copyOf(rules);
  }

  static WeightsData of(PeerRun run) throws IOException {
    String facts = run.facts();
    String[] symbols = found(SYMBOLS, facts).split(",", -1);
    Interval interval = new Interval(Long.parseLong(found(INTERVAL, facts)));
    long[] time = run.longs("time");
    double[][] open = columns(run.doubles("open"), symbols.length);
    double[][] high = columns(run.doubles("high"), symbols.length);
    double[][] low = columns(run.doubles("low"), symbols.length);
    double[][] close = columns(run.doubles("close"), symbols.length);
    double[][] volume = columns(run.doubles("volume"), symbols.length);
    double[] ticks = run.doubles("ticks_per_unit");
    double[] steps = run.doubles("steps_per_unit");
    double[] least = run.doubles("min_notional");
    List<BarSeries> bars = new ArrayList<>();
    List<TradingRules> rules = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      SeriesId id = SeriesId.bars(id(symbols[i].replace('"', ' ')), interval);
      bars.add(BarSeries.of(id, time, open[i], high[i], low[i], close[i], volume[i]));
      rules.add(WeightsTask.rules(ticks[i], steps[i], least[i]));
    }
    return new WeightsData(
        bars,
        FundingSeries.of(
            SeriesId.funding(id(symbols[symbols.length - 1].replace('"', ' '))),
            run.longs("funding_time"),
            run.doubles("funding_rate"),
            run.doubles("funding_mark")),
        rules,
        MONTHLY.matcher(facts).find(),
        TO_BETA.matcher(facts).find());
  }

  static InstrumentId id(String symbol) {
    return InstrumentId.parse(VENUE, symbol);
  }

  /** Each column of an array in rows. */
  private static double[][] columns(double[] rows, int width) {
    double[][] columns = new double[width][rows.length / width];
    for (int cell = 0; cell < rows.length; cell++) {
      columns[cell % width][cell / width] = rows[cell];
    }
    return columns;
  }

  private static String found(Pattern pattern, String facts) throws IOException {
    Matcher matcher = pattern.matcher(facts);
    if (!matcher.find()) {
      throw new IOException("facts.json has no " + pattern);
    }
    return matcher.group(1);
  }

  List<InstrumentId> instruments() {
    return bars.stream().map(BarSeries::id).map(id -> id(id.subject())).toList();
  }

  Interval interval() {
    return bars.getFirst().id().interval();
  }

  /** How many bars each instrument has. */
  int size() {
    return bars.getFirst().size();
  }

  long time(int bar) {
    return bars.getFirst().time(bar);
  }

  long closeTime(int bar) {
    return bars.getFirst().knownAt(bar);
  }

  /** Bars of one instrument each. */
  long events() {
    return (long) size() * bars.size();
  }
}
