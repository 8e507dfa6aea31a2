// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.grid.GridCosts;
import dev.ballast.grid.GridMarket;
import dev.ballast.grid.GridResult;
import dev.ballast.grid.GridRun;
import dev.ballast.grid.GridTape;
import dev.ballast.grid.TargetWeights;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.PriceGrid;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Settlements;
import dev.ballast.market.TradingRules;
import dev.ballast.policy.Frequency;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * B2, as {@code bench/peers/RULES.md} has it: spots at equal target weights and a short perpetual,
 * the last column of the market.
 */
final class WeightsTask {
  static final double START = 1_000_000;
  static final double SPOT_SHARE = 0.80;
  static final double SHORT_SHARE = 0.30;

  private static final Money SPOT = Money.usdt("800000");
  private static final Money FUTURES = Money.usdt("200000");
  private static final LocalDate AS_OF = LocalDate.parse("2024-10-01");

  private final GridRun run;

  private WeightsTask(GridRun run) {
    this.run = run;
  }

  /**
   * The task on a market.
   *
   * @param rules of each column
   */
  static WeightsTask of(
      PriceGrid prices, Settlements funding, List<TradingRules> rules, boolean monthly) {
    List<InstrumentId> ids = prices.instruments();
    int spots = ids.size() - 1;
    SequencedMap<InstrumentId, Double> weights = new LinkedHashMap<>();
    Map<InstrumentId, List<TradingRules>> byColumn = new TreeMap<>();
    for (int column = 0; column < ids.size(); column++) {
      byColumn.put(ids.get(column), List.of(rules.get(column)));
      if (column < spots) {
        weights.put(ids.get(column), SPOT_SHARE / spots);
      }
    }
    SequencedMap<InstrumentId, Double> shorts = new LinkedHashMap<>();
    shorts.put(ids.getLast(), SHORT_SHARE);
    TargetWeights targets =
        new TargetWeights(
            weights,
            shorts,
            0.20,
            0.02,
            0.005,
            BigDecimal.TEN,
            monthly ? Frequency.MONTHLY : Frequency.DAILY);
    GridMarket market =
        new GridMarket(
            prices,
            funding,
            RuleBook.of(byColumn),
            BracketBook.of(List.of(brackets(ids.getLast()))));
    GridCosts costs = new GridCosts(BasisPoints.of("10"), BasisPoints.of("5"), BasisPoints.of("2"));
    return new WeightsTask(GridRun.of(market, targets, costs, Asset.USDT));
  }

  /** The first tiers of Binance's BTCUSDT in October 2024. */
  private static Brackets brackets(InstrumentId id) {
    return new Brackets(
        id,
        List.of(
            tier("0", "50000", "0.004", "0", "125"),
            tier("50000", "600000", "0.005", "50", "100"),
            tier("600000", "3000000", "0.0065", "950", "75"),
            tier("3000000", "12000000", "0.01", "11450", "50"),
            tier("12000000", "70000000", "0.02", "131450", "25")),
        AS_OF,
        "Binance leverage brackets");
  }

  private static Bracket tier(String floor, String cap, String rate, String amount, String most) {
    return new Bracket(
        new BigDecimal(floor),
        new BigDecimal(cap),
        new BigDecimal(rate),
        new BigDecimal(amount),
        new BigDecimal(most));
  }

  /** Rules of a column. */
  static TradingRules rules(double ticksPerUnit, double stepsPerUnit, double minimumNotional) {
    Quantity step = Quantity.of(one(stepsPerUnit));
    return new TradingRules(
        Price.of(one(ticksPerUnit)),
        step,
        step,
        Money.nearest(Asset.USDT, minimumNotional),
        Quantity.parse("1"),
        AS_OF,
        "bench/peers");
  }

  private static BigDecimal one(double parts) {
    return BigDecimal.ONE.divide(new BigDecimal(parts));
  }

  /** Runs it once. */
  GridResult run() {
    GridResult result = run.run(SPOT, FUTURES, GridTape.SILENT);
    if (result.liquidation().isPresent()) {
      throw new IllegalStateException("liquidated at " + result.liquidation().getAsLong());
    }
    return result;
  }
}
