// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Marks;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Prices of every kind of contract on three coins, and of one beside them, made by dice: a common
 * factor with crashes, each coin's own noise, and a basis for each contract. Every price has eight
 * decimals of no pattern.
 */
final class RandomPrices {
  static final List<Asset> COINS =
      List.of(Asset.BTC, Asset.ETH, new Asset("SOL"), new Asset("ADA"));

  static final List<Contract> SPOT = contracts("BTC/USDT 1", "ETH/USDT 1", "SOL/USDT 1");

  /** Has a price and is not traded. */
  static final List<Contract> BESIDE = contracts("ADA/USDT 1");

  static final List<Contract> PERPETUALS =
      contracts(
          "BTC/USDT:USDT 1",
          "ETH/USDT:USDT 0.1",
          "SOL/USDT:USDT 1",
          "BTC/USD:BTC 100",
          "ETH/USD:ETH 10");

  /** Each pair expires on the fifth and on the tenth day. */
  static final List<Contract> DATED =
      contracts(
          "BTC/USDT:USDT-250105 1",
          "BTC/USDT:USDT-250110 1",
          "SOL/USDT:USDT-250105 0.01",
          "SOL/USDT:USDT-250110 0.01",
          "BTC/USD:BTC-250105 100",
          "BTC/USD:BTC-250110 100",
          "ETH/USD:ETH-250105 10",
          "ETH/USD:ETH-250110 10");

  private final SplittableRandom random;
  private final double[] level = {60_000, 3_000, 150, 0.5};
  private final Map<InstrumentId, Price> marks = new TreeMap<>();

  RandomPrices(SplittableRandom random) {
    this.random = random;
    mark();
  }

  /** Moves every coin by a day's return, once in a while by a crash or its opposite. */
  void move() {
    boolean crash = random.nextInt(12) == 0;
    double factor = crash ? random.nextDouble(-0.45, 0.6) : random.nextDouble(-0.08, 0.085);
    for (int coin = 0; coin < level.length; coin++) {
      double beta = 1 + 0.2 * coin;
      double moved = beta * factor + random.nextDouble(-0.03, 0.03);
      level[coin] *= Math.max(0.3, 1 + moved);
    }
    mark();
  }

  private void mark() {
    for (List<Contract> contracts : List.of(SPOT, BESIDE, PERPETUALS, DATED)) {
      for (Contract contract : contracts) {
        double basis = contract.id().isSpot() ? 0 : random.nextDouble(-0.004, 0.006);
        double price = level[COINS.indexOf(contract.id().base())] * (1 + basis);
        marks.put(contract.id(), new Price(Math.round(price * 1e8) + random.nextLong(100)));
      }
    }
  }

  /** The last mark of every contract. */
  Marks at(long time) {
    return Marks.of(time, Asset.USDT, marks);
  }

  Price mark(InstrumentId id) {
    return marks.getOrDefault(id, new Price(0));
  }

  /** A price within one percent of the mark. */
  Price near(InstrumentId id) {
    return new Price((long) (mark(id).units() * random.nextDouble(0.99, 1.01)));
  }

  private static List<Contract> contracts(String... lines) {
    return List.of(lines).stream().map(RandomPrices::contract).toList();
  }

  private static Contract contract(String line) {
    String[] parts = line.split(" ", 2);
    return new Contract(Ids.parse(parts[0]), Quantity.parse(parts[1]));
  }
}
