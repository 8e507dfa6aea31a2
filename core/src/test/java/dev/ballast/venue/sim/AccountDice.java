// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * An account and one bar of its market, made by dice: positions of every kind on margins between a
 * fiftieth and a third of their size, and prices that move by up to a sixth, of one account in four
 * after a gap of up to a third. The bar opens on 2025-01-02; there is a day before it.
 */
final class AccountDice {
  static final Asset ETH = new Asset("ETH");

  private static final List<Contract> CONTRACTS =
      List.of(
          VenueRun.contract("BTC/USDT:USDT"),
          VenueRun.contract("ETH/USDT:USDT"),
          VenueRun.contract("BTC/USDT:USDT-250118"),
          VenueRun.contract("BTC/USD:BTC", "100"),
          VenueRun.contract("ETH/USD:ETH", "10"));
  private static final List<InstrumentId> INDICES =
      List.of(Ids.parse("BTC/USDT"), Ids.parse("ETH/USDT"));

  private final SplittableRandom random;
  private final boolean pooled;
  private final double gap;
  private final Map<InstrumentId, PlainWallet.Bar> bars = new TreeMap<>();
  private final List<Position> positions = new ArrayList<>();
  private final Map<Asset, BigDecimal> balances = new TreeMap<>();

  /**
   * Throws them.
   *
   * @param pooled whether all collateral stands behind all positions, of which none is isolated
   */
  AccountDice(SplittableRandom random, boolean pooled) {
    this.random = random;
    this.pooled = pooled;
    this.gap = random.nextInt(4) == 0 ? 0.35 : 0.03;
    CONTRACTS.forEach(contract -> bars.put(contract.id(), bar(contract.id())));
    INDICES.forEach(id -> bars.put(id, bar(id)));
    boolean hedge = random.nextBoolean();
    for (Contract contract : CONTRACTS) {
      for (PositionSide side : sides(hedge)) {
        if (random.nextInt(3) == 0) {
          positions.add(position(contract, side));
        }
      }
    }
    fund();
  }

  Map<InstrumentId, PlainWallet.Bar> bars() {
    return bars;
  }

  List<Position> positions() {
    return positions;
  }

  /** What the futures wallet holds of each asset that may stand behind positions. */
  Map<Asset, BigDecimal> balances() {
    return balances;
  }

  MadeMarket market() {
    MadeMarket market = MadeMarket.from("2025-01-01");
    bars.forEach((id, bar) -> {
      String symbol = id.toString();
      double before = bar.before().doubleValue();
      market.candles(
          symbol,
          Interval.DAY,
          new double[] {before, before, before, before},
          new double[] {
            bar.open().doubleValue(),
            bar.high().doubleValue(),
            bar.low().doubleValue(),
            bar.close().doubleValue()
          });
      if (!id.isSpot()) {
        market.brackets(symbol, MadeMarket.tiers(PlainWallet.TIERS));
      }
      if (id.isPerpetual()) {
        market.fundingEvery(8, symbol, "2024-12-31", "2025-01-10", 0);
      }
    });
    return market;
  }

  private static List<PositionSide> sides(boolean hedge) {
    return hedge ? List.of(PositionSide.LONG, PositionSide.SHORT) : List.of(PositionSide.BOTH);
  }

  private PlainWallet.Bar bar(InstrumentId id) {
    double before = middle(id) * random.nextDouble(0.98, 1.02);
    double open = before * random.nextDouble(1 - gap, 1 + gap);
    double close = open * random.nextDouble(0.9, 1.1);
    double high = Math.max(open, close) * random.nextDouble(1, 1.06);
    double low = Math.min(open, close) * random.nextDouble(0.94, 1);
    return new PlainWallet.Bar(
        decimal(before, 2), decimal(open, 2), decimal(high, 2), decimal(low, 2), decimal(close, 2));
  }

  private static double middle(InstrumentId id) {
    return id.base().equals(ETH) ? 250 : 4000;
  }

  private Position position(Contract contract, PositionSide side) {
    boolean isShort = side == PositionSide.BOTH ? random.nextBoolean() : side == PositionSide.SHORT;
    double middle = middle(contract.id());
    double worth = random.nextDouble(400, 15_000);
    double units = worth / contract.size().toDouble() / (contract.id().isInverse() ? 1 : middle);
    Quantity size = Quantity.of(decimal(units, contract.id().isInverse() ? 0 : 3));
    Quantity held = isShort ? size.negated() : size;
    Price entry = Price.of(decimal(middle * random.nextDouble(0.95, 1.05), 2));
    Money notional = contract.notional(size, entry);
    boolean isolated = !pooled && random.nextInt(3) == 0;
    Optional<Money> own =
        isolated ? Optional.of(Money.of(notional.asset(), margin(notional))) : Optional.empty();
    return new Position(
        contract,
        side,
        held,
        contract.value(held, entry),
        BigDecimal.valueOf(random.nextInt(2, 20)),
        own);
  }

  /** Each asset behind what settles in it, or any mix of all behind everything. */
  private void fund() {
    double usdt = 0;
    for (Position position : positions) {
      if (position.isolated().isEmpty()) {
        Money notional = position.notional(Price.of(decimal(middle(position.instrument()), 2)));
        BigDecimal margin = margin(notional.abs());
        Asset settle = position.contract().settle();
        balances.merge(settle, margin, BigDecimal::add);
        usdt +=
            margin.doubleValue() * (settle.equals(Asset.USDT) ? 1 : middle(position.instrument()));
      }
    }
    if (pooled) {
      double[] parts = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      double unit = usdt / Arrays.stream(parts).sum();
      balances.clear();
      balances.put(Asset.USDT, decimal(parts[0] * unit + 1, 8));
      balances.put(Asset.BTC, decimal(parts[1] * unit / 4000, 8));
      balances.put(ETH, decimal(parts[2] * unit / 250, 8));
    }
  }

  private BigDecimal margin(Money notional) {
    return decimal(notional.toDouble() * random.nextDouble(0.02, 0.33), 8);
  }

  private static BigDecimal decimal(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
  }
}
