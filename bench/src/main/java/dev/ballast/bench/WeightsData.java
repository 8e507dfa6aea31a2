// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.PriceGrid;
import dev.ballast.market.Settlements;
import dev.ballast.market.TradingRules;
import dev.ballast.market.VenueId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data folder of B2, as {@code b2_data.py} writes it. */
record WeightsData(
    PriceGrid prices, Settlements funding, List<TradingRules> rules, boolean monthly) {
  /** Whose prices they are. */
  static final VenueId VENUE = VenueId.parse("binance");

  private static final Pattern INTERVAL = Pattern.compile("\"interval\": ([0-9]+)");
  private static final Pattern SYMBOLS = Pattern.compile("\"symbols\": \\[([^\\]]*)]");
  private static final Pattern MONTHLY = Pattern.compile("\"rebalanced\": \"monthly\"");

  static WeightsData of(PeerRun run) throws IOException {
    String facts = run.facts();
    List<InstrumentId> ids = new ArrayList<>();
    for (String symbol : found(SYMBOLS, facts).split(",", -1)) {
      ids.add(InstrumentId.parse(WeightsData.VENUE, symbol.replace('"', ' ')));
    }
    PriceGrid prices =
        PriceGrid.of(
            ids,
            new Interval(Long.parseLong(found(INTERVAL, facts))),
            run.longs("time"),
            run.doubles("open"),
            run.doubles("high"),
            run.doubles("low"),
            run.doubles("close"),
            run.doubles("volume"));
    long[] settled = run.longs("funding_time");
    int[] column = new int[settled.length];
    Arrays.fill(column, ids.size() - 1);
    Settlements funding =
        Settlements.of(settled, column, run.doubles("funding_rate"), run.doubles("funding_mark"));
    double[] ticks = run.doubles("ticks_per_unit");
    double[] steps = run.doubles("steps_per_unit");
    double[] least = run.doubles("min_notional");
    List<TradingRules> rules = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      rules.add(WeightsTask.rules(ticks[i], steps[i], least[i]));
    }
    return new WeightsData(prices, funding, rules, MONTHLY.matcher(facts).find());
  }

  private static String found(Pattern pattern, String facts) throws IOException {
    Matcher matcher = pattern.matcher(facts);
    if (!matcher.find()) {
      throw new IOException("facts.json has no " + pattern);
    }
    return matcher.group(1);
  }

  /** Bars of one instrument each. */
  long events() {
    return (long) prices.bars() * prices.width();
  }
}
