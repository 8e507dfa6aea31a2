// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Sector;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A market made by a seed: prices from cents to ten thousands, steps, minimums, margin tiers,
 * volumes and funding of either sign at random; of a few instruments something is not known.
 */
public final class SeededMarket {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);

  /** Days with bars; the last opens where the day before closed. */
  private static final int DAYS = 100;

  /** The days on which a plan is made: the last but two, and the one after it. */
  public static final LocalDate FIRST = START.plusDays(DAYS - 3L);

  private final Random random;
  private final MadeMarket made = MadeMarket.from(START.toString());
  private final List<Asset> assets = new ArrayList<>(List.of(Asset.BTC, Asset.ETH));
  private final SequencedMap<Asset, double[]> paths = new TreeMap<>();
  private final SectorBook sectors;
  private final MemoryHistory history;
  private final RuleBook rules;
  private final BracketBook brackets;

  /** A market of majors and sectors of others. */
  public SeededMarket(long seed, int sectorCount, int members) {
    this(seed, sectorCount, members, false);
  }

  /**
   * The same, in which the majors have contracts of every kind: coin-margined, dated and in USDC.
   */
  public static SeededMarket ofEveryKind(long seed) {
    return new SeededMarket(seed, 2, 2, true);
  }

  private SeededMarket(long seed, int sectorCount, int members, boolean everyKind) {
    this.random = new Random(seed);
    List<SectorRecord> records = new ArrayList<>();
    for (int i = 0; i < sectorCount; i++) {
      List<Asset> own = new ArrayList<>();
      for (int j = 0; j < members; j++) {
        own.add(new Asset("A" + (char) ('A' + i) + j));
      }
      assets.addAll(own);
      records.add(
          new SectorRecord(
              new Sector("sector-" + (char) ('a' + i)), START.minusYears(1), 12, own, ""));
    }
    this.sectors = SectorBook.of(records);
    double[] market = new double[DAYS];
    for (int day = 0; day < DAYS; day++) {
      market[day] = 0.02 * random.nextGaussian();
    }
    for (Asset asset : assets) {
      add(asset, market);
    }
    if (everyKind) {
      addKinds();
    }
    this.history = made.history();
    this.rules = made.rules();
    this.brackets = made.brackets();
  }

  private void add(Asset asset, double[] market) {
    double price = Math.pow(10, -1 + 5 * random.nextDouble());
    double beta = asset.equals(Asset.BTC) ? 1 : 0.2 + 2 * random.nextDouble();
    double[] closes = new double[DAYS];
    for (int day = 0; day < DAYS; day++) {
      closes[day] = price;
      double own = asset.equals(Asset.BTC) ? 0 : 0.01 * random.nextGaussian();
      price *= 1 + Math.max(-0.3, Math.min(0.3, beta * market[day] + own));
    }
    double tick = Math.pow(10, Math.floor(Math.log10(price)) - 4);
    for (int day = 0; day < DAYS; day++) {
      closes[day] = Math.max(1, Math.round(closes[day] / tick)) * tick;
    }
    paths.put(asset, closes);
    bars(asset + "/USDT", closes, tick);
    if (random.nextInt(12) > 0) {
      perpetual(asset + "/USDT:USDT", closes, tick);
    }
  }

  private void addKinds() {
    double[] par = new double[DAYS];
    Arrays.fill(par, 1);
    made.closes("USDC/USDT", par).rules("USDC/USDT", "0.0001", "0.01", "0.01", "5");
    paths.forEach((asset, path) -> {
      if (!asset.equals(Asset.BTC) && !asset.equals(Asset.ETH)) {
        return;
      }
      for (String kind :
          List.of(
              "/USD:" + asset, "/USDT:USDT-250926", "/USDC:USDC", "/USD:" + asset + "-250926")) {
        String symbol = asset + kind;
        made.volume(1e6).closes(symbol, path);
        made.rules(symbol, "0.01", kind.startsWith("/USD:") ? "1" : "0.001", "0.001", "5");
        made.brackets(symbol, MadeMarket.tiers(new String[] {"100000000", "0.01", "0"}));
        if (!symbol.contains("-")) {
          made.fundingEvery(8, symbol, START.toString(), START.plusDays(DAYS).toString(), 0.0001);
        }
      }
    });
  }

  private void bars(String symbol, double[] closes, double tick) {
    double price = closes[DAYS - 1];
    made.volume(Math.pow(10, 4 + 5 * random.nextDouble()) / price);
    boolean old = random.nextInt(40) == 0;
    made.closes(symbol, old ? Arrays.copyOf(closes, DAYS - 9) : closes);
    double step =
        Math.pow(
            10,
            (double) Math.round(Math.log10(Math.pow(10, -3 + 5 * random.nextDouble()) / price)));
    step = Math.max(1e-5, step);
    double minimum = step * (random.nextBoolean() ? 1 : 5);
    made.rules(symbol, plain(tick), plain(step), plain(minimum), "" + (5 + 15 * random.nextInt(3)));
    if (random.nextInt(10) == 0) {
      made.bounds(symbol, lot(step * 10, minimum * 10, Math.pow(10, 4) / price));
    }
    if (random.nextInt(40) == 0) {
      made.withoutRules(symbol);
    }
  }

  private static OrderBounds lot(double step, double minimum, double maximum) {
    return new OrderBounds(
        Optional.empty(),
        Optional.of(
            new OrderBounds.Lot(
                Quantity.parse(plain(minimum)),
                Optional.of(Quantity.parse(plain(Math.max(1, Math.round(maximum / step)) * step))),
                Quantity.parse(plain(step)))),
        Optional.empty());
  }

  private void perpetual(String symbol, double[] spot, double tick) {
    bars(symbol, spot, tick);
    double rate = 0.0002 * random.nextGaussian();
    int funded = random.nextInt(20) == 0 ? 3 : 80;
    if (random.nextInt(30) > 0) {
      made.fundingEvery(
          8,
          symbol,
          START.plusDays(DAYS - (long) funded).toString(),
          START.plusDays(DAYS).toString(),
          rate);
    }
    String most = random.nextInt(8) == 0 ? "2" : "50";
    String first = "" + (long) Math.pow(10, 3 + 3 * random.nextDouble());
    made.brackets(
        symbol,
        MadeMarket.tier("0", first, "0.005", "0", most),
        MadeMarket.tier(
            first,
            "100000000",
            "0.05",
            new BigDecimal(first).multiply(new BigDecimal("0.045")).toPlainString(),
            random.nextInt(4) == 0 ? "1" : most.equals("2") ? "2" : "10"));
    if (random.nextInt(30) == 0) {
      made.withoutBrackets(symbol);
    }
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(8, java.math.RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  public List<Asset> assets() {
    return assets;
  }

  public SectorBook sectors() {
    return sectors;
  }

  public BracketBook brackets() {
    return brackets;
  }

  public RuleBook rules() {
    return rules;
  }

  public MemoryHistory history() {
    return history;
  }

  public List<InstrumentId> instruments() {
    return made.instruments();
  }

  /** From the first plan until the fills of the second. */
  public HistoryFeed feed() {
    return HistoryFeed.of(
        history,
        rules,
        instruments(),
        Interval.DAY,
        MadeMarket.at(FIRST.toString()),
        MadeMarket.at(FIRST.plusDays(2).toString()));
  }
}
