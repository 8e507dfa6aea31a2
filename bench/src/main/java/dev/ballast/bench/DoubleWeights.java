// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.market.BarSeries;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The rules of B2 in plain {@code double}: no books, no margin, nothing checked. The yardstick of
 * what exactness costs; the same loop as the peers' compiled kernel, in the same language as ours.
 */
final class DoubleWeights {
  private static final long DAY = 86_400_000L;
  private static final double SPOT_FEE = 0.0010;
  private static final double FUTURES_FEE = 0.0005;

  private final WeightsData data;
  private final int n;
  private final double[] open;
  private final double[] close;
  private final double[] mark;
  private final double[] perTick;
  private final double[] perStep;
  private final double[] smallest;
  private final boolean[] due;
  private final double[] held;
  private final double[] change;
  private double cash;
  private double wallet;
  private double contracts;
  private double cost;

  DoubleWeights(WeightsData data) {
    this.data = data;
    n = data.bars().size() - 1;
    open = rows(data, BarSeries::open);
    close = rows(data, BarSeries::close);
    mark = new double[data.funding().size()];
    Arrays.setAll(mark, row -> data.funding().markPrice(row).orElseThrow());
    perTick = data.rules().stream().mapToDouble(r -> 1 / r.tick().toDouble()).toArray();
    perStep = data.rules().stream().mapToDouble(r -> 1 / r.step().toDouble()).toArray();
    smallest = data.rules().stream().mapToDouble(r -> 2 * r.minimumNotional().toDouble()).toArray();
    due = due();
    held = new double[n];
    change = new double[n];
  }

  /** Prices of all instruments of a bar side by side. */
  private static double[] rows(WeightsData data, Prices prices) {
    int width = data.bars().size();
    double[] rows = new double[data.size() * width];
    Arrays.setAll(rows, cell -> prices.of(data.bars().get(cell % width), cell / width));
    return rows;
  }

  private interface Prices {
    double of(BarSeries bars, int row);
  }

  private int cell(int bar, int column) {
    return bar * (n + 1) + column;
  }

  private boolean[] due() {
    boolean[] dates = new boolean[data.size()];
    boolean first = true;
    for (int bar = 0; bar + 1 < dates.length; bar++) {
      long moment = data.closeTime(bar);
      if (moment % DAY == 0) {
        boolean begins = LocalDate.ofEpochDay(moment / DAY).getDayOfMonth() == 1;
        dates[bar] = first || !data.monthly() || begins;
        first = false;
      }
    }
    return dates;
  }

  /** Equity of every bar. */
  double[] run() {
    cash = 800_000;
    wallet = 200_000;
    contracts = 0;
    cost = 0;
    Arrays.fill(held, 0);
    double[] equity = new double[data.size()];
    int settlement = 0;
    for (int bar = 0; bar < equity.length; bar++) {
      long moment = data.closeTime(bar);
      while (settlement < data.funding().size() && data.funding().time(settlement) <= moment) {
        wallet -= contracts * mark[settlement] * data.funding().rate(settlement);
        settlement++;
      }
      double price = close[cell(bar, n)];
      double margin = wallet + contracts * price - cost;
      double worth = cash + value(bar) + margin;
      equity[bar] = worth;
      if (bar + 1 == equity.length || moment % DAY != 0) {
        continue;
      }
      double least = -Math.max(wallet - 0.02 * worth, 0);
      double wanted = Math.min(Math.max(0.20 * worth - margin, least), cash);
      double transfer = (long) (wanted * 100) / 100.0;
      cash -= transfer;
      wallet += transfer;
      if (due[bar]) {
        spot(bar, worth);
        perpetual(bar, worth);
      }
    }
    return equity;
  }

  private double value(int bar) {
    double value = 0;
    int row = cell(bar, 0);
    for (int i = 0; i < n; i++) {
      value += held[i] * close[row + i];
    }
    return value;
  }

  private void spot(int bar, double worth) {
    int row = cell(bar, 0);
    int next = cell(bar + 1, 0);
    double proceeds = 0;
    double need = 0;
    for (int i = 0; i < n; i++) {
      double closed = close[row + i];
      double wish = WeightsPolicy.SPOT_SHARE / n * worth / closed - held[i];
      if (wish < 0) {
        wish = (long) (wish * perStep[i]) / perStep[i];
        if (-wish * closed < smallest[i]) {
          wish = 0;
        }
        proceeds -= wish * closed;
      } else {
        need += wish * closed * 1.0062;
      }
      change[i] = wish;
    }
    double scale = need > 0 ? Math.min(1, (cash + proceeds * 0.9988) / need) : 1;
    double bought = 0;
    for (int i = 0; i < n; i++) {
      double opened = open[next + i];
      if (change[i] < 0) {
        double price = (long) (Math.rint(opened * perTick[i]) * 9998 / 10000) / perTick[i];
        cash -= change[i] * price * (1 - SPOT_FEE);
      } else {
        change[i] = (long) (change[i] * scale * perStep[i]) / perStep[i];
        if (change[i] * close[row + i] < smallest[i]) {
          continue;
        }
        double price = Math.ceil(Math.rint(opened * perTick[i]) * 10002 / 10000) / perTick[i];
        bought += change[i] * price * (1 + SPOT_FEE);
      }
      held[i] += change[i];
    }
    cash -= bought;
  }

  private void perpetual(int bar, double worth) {
    double closed = close[cell(bar, n)];
    double wish = -WeightsPolicy.SHORT_SHARE * worth / closed - contracts;
    double quantity = Math.rint(wish * perStep[n]) / perStep[n];
    if (Math.abs(quantity) * closed < smallest[n]) {
      return;
    }
    double ticks = Math.rint(open[cell(bar + 1, n)] * perTick[n]);
    double price;
    if (quantity > 0) {
      price = Math.ceil(ticks * 10002 / 10000) / perTick[n];
      double share = cost * (quantity / -contracts);
      wallet += -quantity * price - share;
      cost -= share;
    } else {
      price = Math.floor(ticks * 9998 / 10000) / perTick[n];
      cost += quantity * price;
    }
    wallet -= Math.abs(quantity) * price * FUTURES_FEE;
    contracts = Math.rint((contracts + quantity) * perStep[n]) / perStep[n];
  }
}
