// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.order.Order;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Review;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.RotationSpread;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.testing.MadeMarket;
import dev.ballast.testing.SeededPolicy;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A rotation that is made in futures gives each asset the exposure that it would have in spot, over
 * markets, plans and accounts by seed, to the step of an order; and what comes after a review
 * changes nothing of it.
 */
class RotationExposureTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 110;

  /** Where views of the market are cut: a Tuesday. */
  private static final int SEEN = 97;

  private static final long TIME = MadeMarket.at(START.plusDays(SEEN).toString());
  private static final Limits WIDE =
      new Limits(1, 3, Percent.of("100"), Percent.ZERO, Percent.ZERO);
  private static final List<Asset> OTHERS =
      List.of(new Asset("AA"), new Asset("AB"), new Asset("BA"), new Asset("BB"), new Asset("CA"));

  private final List<Asset> assets = new ArrayList<>(List.of(Asset.BTC, Asset.ETH));
  private final SectorBook sectors =
      SectorBook.of(
          List.of(
              record("sector-a", OTHERS.subList(0, 2)),
              record("sector-b", OTHERS.subList(2, 4)),
              record("sector-c", OTHERS.subList(4, 5))));

  RotationExposureTest() {
    assets.addAll(OTHERS);
  }

  private static SectorRecord record(String sector, List<Asset> members) {
    return new SectorRecord(new Sector(sector), START, 12, members, "");
  }

  @Test
  void exposureIsThatOfARotationInSpot() {
    int inFutures = 0;
    for (long seed = 1; seed <= 150; seed++) {
      MadeMarket market = market(seed, DAYS);
      Policy futures = futures(seed);
      Policy spot = futures.withOverlay(new OverlayPlan(List.of(), WIDE));
      Decision one = decide(market, spot, seed);
      Decision other = decide(market, futures, seed);
      assertThat(one.shrunk()).isEmpty();
      assertThat(other.shrunk()).isEmpty();
      for (Asset asset : assets) {
        assertThat(exposure(other, asset))
            .as("seed %d, %s", seed, asset)
            .isCloseTo(exposure(one, asset), within(0.1));
      }
      inFutures += other.overlay().stream().anyMatch(leg -> leg.allowed() != 0) ? 1 : 0;
    }
    assertThat(inFutures).isGreaterThan(60);
  }

  /** CA moves twice as BTC does and has no contract: BTC's is held for it, twice as much. */
  @Test
  void aMemberWithoutAContractIsCarriedByAProxy() {
    int carried = 0;
    for (long seed = 1; seed <= 40; seed++) {
      MadeMarket market = market(seed, DAYS, true);
      Policy futures = futures(seed);
      Policy spot = futures.withOverlay(new OverlayPlan(List.of(), WIDE));
      Decision one = decide(market, spot, seed);
      Decision other = decide(market, futures, seed);
      double missing = exposure(one, OTHERS.getLast()) - exposure(other, OTHERS.getLast());
      double more = exposure(other, Asset.BTC) - exposure(one, Asset.BTC);
      assertThat(more)
          .as("seed %d", seed)
          .isCloseTo(2 * missing, within(2 + Math.abs(missing) * 0.01));
      carried += Math.abs(missing) > 100 ? 1 : 0;
    }
    assertThat(carried).isGreaterThan(5);
  }

  /** The history that ends at the review decides the same orders. */
  @Test
  void whatComesAfterAReviewChangesNoOrderOfIt() {
    int ordered = 0;
    for (long seed = 1; seed <= 100; seed++) {
      Policy policy =
          SeededPolicy.rotating(new Random(seed), futures(seed).withOverlay(wide(seed)));
      Decision whole = decide(market(seed, DAYS), policy, seed);
      Decision cut = decide(market(seed, SEEN), policy, seed);

      assertThat(cut.plan()).as("seed %d", seed).isEqualTo(whole.plan());
      ordered +=
          whole.plan().orders().stream().anyMatch(order -> !order.instrument().isSpot()) ? 1 : 0;
    }
    assertThat(ordered).isGreaterThan(60);
  }

  private static OverlayPlan wide(long seed) {
    return new OverlayPlan(
        List.of(), new Limits(1, 5, Percent.of("100"), Percent.ZERO, band(seed)));
  }

  private static Percent band(long seed) {
    return Percent.of(seed % 2 == 0 ? "0" : "0.5");
  }

  private Policy futures(long seed) {
    Random random = new Random(seed);
    Policy policy = SeededPolicy.rotating(random, SeededPolicy.of(random, sectors));
    int days = 7 * (1 + random.nextInt(12));
    return policy.withOverlay(
        new OverlayPlan(List.of(), WIDE)
            .withRules(List.of(new RotationSpread("rotation", days, 5))));
  }

  /** Of spot and of orders in futures: none were held. */
  private static double exposure(Decision decision, Asset asset) {
    double value =
        decision
            .marks()
            .value(asset, decision.spotAfter().getOrDefault(asset, Quantity.ZERO))
            .toDouble();
    for (Order order : decision.plan().orders()) {
      InstrumentId id = order.instrument();
      if (!id.isSpot() && id.base().equals(asset)) {
        value += order.change().toDouble() * decision.marks().price(id).toDouble();
      }
    }
    return value;
  }

  private Decision decide(MadeMarket market, Policy policy, long seed) {
    MarketView view = market.view(START.plusDays(SEEN).toString());
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (InstrumentId id : market.instruments()) {
      var bars = view.bars(id, Interval.DAY).orElseThrow();
      prices.put(id, Price.nearest(bars.close(bars.size() - 1)));
    }
    Marks marks = Marks.of(TIME, Asset.USDT, prices);
    ReviewInput input =
        ReviewInput.of(
            policy, market.brackets(), view, account(new Random(seed), marks), marks, Map.of());
    return Review.of(input).decide(List.of(ReviewKind.values()));
  }

  /** About 70,000 in coins, and as much in cash as no limit needs. */
  private Account account(Random random, Marks marks) {
    List<Balance> balances = new ArrayList<>();
    for (Asset asset : assets) {
      double coins = 20_000 * random.nextDouble() / marks.find(asset).orElseThrow().toDouble();
      balances.add(
          new Balance(
              Place.SPOT,
              asset,
              Quantity.of(BigDecimal.valueOf(coins).setScale(4, RoundingMode.UP))));
    }
    balances.add(new Balance(Place.SPOT, Asset.USDT, Quantity.parse("60000")));
    balances.add(new Balance(Place.FUTURES, Asset.USDT, Quantity.parse("5000")));
    return new Account(TIME, balances, List.of());
  }

  /** Paths that are the same however long they are asked to be; steps are 0.0001 of about 100. */
  private MadeMarket market(long seed, int days) {
    return market(seed, days, false);
  }

  private MadeMarket market(long seed, int days, boolean proxied) {
    double[] btc = new double[DAYS];
    Random random = new Random(seed);
    MadeMarket made = MadeMarket.from(START.toString()).volume(1e9);
    for (Asset asset : assets) {
      boolean lacks = proxied && asset.equals(OTHERS.getLast());
      double[] closes = new double[DAYS];
      double close = 100;
      for (int day = 0; day < DAYS; day++) {
        closes[day] = Math.rint(1e6 * close) / 1e6;
        double move = 0.03 * Math.clamp(random.nextGaussian(), -3, 3);
        btc[day] = asset.equals(Asset.BTC) ? move : btc[day];
        close *= 1 + (lacks ? 2 * btc[day] : move);
      }
      double rate = 0.0001 * random.nextGaussian();
      for (String symbol :
          lacks ? List.of(asset + "/USDT") : List.of(asset + "/USDT", asset + "/USDT:USDT")) {
        made.closes(symbol, Arrays.copyOf(closes, days));
        made.rules(symbol, "0.000001", "0.0001", "0.0001", "0.01");
      }
      if (!lacks) {
        String perpetual = asset + "/USDT:USDT";
        String end = START.plusDays(days).toString();
        made.fundingEvery(8, perpetual, START.toString(), end, rate);
        made.brackets(perpetual, MadeMarket.tiers(new String[] {"100000000", "0.01", "0"}));
      }
    }
    return made;
  }
}
