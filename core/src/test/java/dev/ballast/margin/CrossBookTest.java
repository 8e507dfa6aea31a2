// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.tier.TierTable;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distance of a whole account, solved and looked for. */
class CrossBookTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId COIN = Ids.parse("BTC/USD:BTC");
  private static final Asset COIN_ASSET = COIN.base();
  private static final double STEP = 1e-3;

  /**
   * One long BTC at 100 with half a bitcoin (50) and 20 dollars behind it, bitcoin counting for 80
   * %: at a fall s equity is 20 + 40 (1 - s) - 100 s, maintenance (1 - s): s = 59 / 139.
   */
  @Test
  void collateralFallsWithTheMarket() {
    CrossBook book =
        book(
            asset -> asset.equals(COIN_ASSET) ? 1 : 0,
            List.of(
                Collateral.cash(Asset.USDT, decimal("20")),
                new Collateral(
                    COIN_ASSET,
                    decimal("0.5"),
                    decimal("100"),
                    Haircut.buffers(decimal("0.2"), decimal("0.2")))),
            leg(BTC, 100, 100, 100, stated("0.01")));

    assertThat(book.distance().down().orElseThrow()).isCloseTo(-59 / 139.0, within(1e-12));
    assertThat(book.distance().up()).isEmpty();
  }

  /**
   * What is owed counts for more than it is: dollars owed at 1.1 by a long of 2 at 100 and 60
   * dollars. Down to s = -0.3 the 60 are eaten; there they still cover 1.4 of maintenance only
   * until 60 + 200 s = 2 (1 + s), s = -58 / 198, before the sign turns. With a second asset of 10
   * the root lies beyond: 10 + 1.1 (60 + 200 s) = 2 (1 + s), s = -74 / 218.
   */
  @Test
  void haircutsChangeWithTheSignOfWhatIsHeld() {
    Haircut owedMore = new Haircut(BigDecimal.ONE, decimal("1.1"));
    CrossLeg position = leg(BTC, 100, 200, 200, stated("0.01"));
    Collateral dollars = new Collateral(Asset.USDT, decimal("60"), BigDecimal.ONE, owedMore);
    ToDoubleFunction<Asset> beta = asset -> asset.equals(COIN_ASSET) ? 1 : 0;

    assertThat(book(beta, List.of(dollars), position).distance().down().orElseThrow())
        .isCloseTo(-58 / 198.0, within(1e-12));
    assertThat(
            book(
                    beta,
                    List.of(dollars, Collateral.cash(new Asset("USDC"), BigDecimal.TEN)),
                    position)
                .distance()
                .down()
                .orElseThrow())
        .isCloseTo(-74 / 218.0, within(1e-12));
  }

  /**
   * A coin-margined long of one coin's worth at 100 (100 dollars) with half a coin and rate 0.1: in
   * coin, 0.5 + 1 - 1 / (1 + s) = 0.1 / (1 + s), s = 1.1 / 1.5 - 1. A short of the same with one
   * coin is a dollar: no rise takes it.
   */
  @Test
  void coinMarginedPositionsAreSolvedInTheirCoin() {
    ToDoubleFunction<Asset> market = asset -> 1;
    Collateral half = new Collateral(COIN_ASSET, decimal("0.5"), decimal("100"), Haircut.NONE);
    Collateral whole = new Collateral(COIN_ASSET, BigDecimal.ONE, decimal("100"), Haircut.NONE);

    assertThat(
            book(market, List.of(half), leg(COIN, 100, -1, -1, stated("0.1")))
                .distance()
                .down()
                .orElseThrow())
        .isCloseTo(1.1 / 1.5 - 1, within(1e-12));
    assertThat(book(market, List.of(whole), leg(COIN, 100, 1, 1, stated("0.1"))).distance())
        .isEqualTo(LiquidationDistance.NONE);
  }

  @Test
  void aPositionWithoutItsSettlementAssetIsRefused() {
    assertThatThrownBy(() ->
            book(
                asset -> 1,
                List.of(Collateral.cash(Asset.USDT, BigDecimal.TEN)),
                leg(COIN, 100, -1, -1, stated("0.1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BTC/USD:BTC settles in BTC, which is no collateral here");
  }

  /**
   * The solved root leaves no residual and is the first that small steps and bisection find, on
   * random accounts: linear and inverse, long and short, betas of both signs, tiers, haircuts,
   * debts.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void solvedAndLookedForAgree(long seed) {
    int found = 0;
    for (int i = 0; i < 40; i++) {
      CrossBook book = random(seed * 1000 + i);
      LiquidationDistance solved = book.distance();
      String which = "seed " + seed + ", account " + i;
      found += agree(which + " down", book, solved.down(), -1);
      found += agree(which + " up", book, solved.up(), LiquidationDistance.LIMIT);
    }
    assertThat(found).as("accounts with a root, seed " + seed).isGreaterThan(20);
  }

  /**
   * 1,000 short at 0.1 with 2,000 dollars at a rate of 1 %: 2,100 = 1,010 P at 2.0792, a rise of
   * 1,979 %. The limit hides it unless it is asked for.
   */
  @Test
  void aRiseBeyondTheLimitIsFoundWhereAskedFor() {
    CrossBook book =
        book(
            asset -> asset.equals(COIN_ASSET) ? 1 : 0,
            List.of(Collateral.cash(Asset.USDT, decimal("2000"))),
            leg(BTC, 0.1, -100, -100, stated("0.01")));

    assertThat(book.distance().up()).isEmpty();
    assertThat(book.distance(1e9).up().orElseThrow())
        .isCloseTo(2100 / 1010.0 / 0.1 - 1, within(1e-9));
  }

  /** A wider limit changes nothing within the narrow one, and beyond it finds roots only. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aWiderLimitFindsWhatLiesBeyond(long seed) {
    int beyond = 0;
    for (int i = 0; i < 100; i++) {
      CrossBook book = random(seed * 1000 + i);
      OptionalDouble near = book.distance().up();
      OptionalDouble far = book.distance(1e9).up();
      String which = "seed " + seed + ", account " + i;
      if (near.isPresent()) {
        assertThat(far.orElseThrow()).as(which).isCloseTo(near.getAsDouble(), within(1e-9));
      } else if (far.isPresent()) {
        beyond++;
        double rise = far.getAsDouble();
        assertThat(rise).as(which).isGreaterThan(LiquidationDistance.LIMIT);
        assertThat(book.at(rise).excess()).as(which).isCloseTo(0, within(1e-8 * rise));
      } else {
        assertThat(book.at(1e6).excess()).as(which).isPositive();
      }
    }
    assertThat(beyond).as("accounts with a root beyond, seed " + seed).isPositive();
  }

  private static int agree(String which, CrossBook book, OptionalDouble solved, double limit) {
    OptionalDouble looked = lookFor(book, limit);
    if (solved.orElse(0) != 0) {
      ShockedAccount at = book.at(solved.getAsDouble());
      assertThat(at.excess()).as(which + ": residual").isCloseTo(0, within(1e-8));
      assertThat(at.positions()).hasSameSizeAs(book.legs());
    }
    if (looked.isPresent() && solved.isPresent()) {
      double beyond = Math.abs(looked.getAsDouble()) - Math.abs(solved.getAsDouble());
      if (beyond > 1e-8) {
        // Steps may stride over a short dip; the account must then be liquidated in it.
        double inside = solved.getAsDouble() + Math.signum(limit) * 1e-12;
        assertThat(book.at(inside).excess()).as(which).isLessThanOrEqualTo(1e-6);
        assertThat(beyond).as(which + ": a dip within a step").isGreaterThan(STEP / 2);
      } else {
        assertThat(solved.getAsDouble()).as(which).isCloseTo(looked.getAsDouble(), within(1e-8));
      }
      return 1;
    }
    assertThat(solved.isPresent()).as(which + ": " + solved + " or " + looked).isFalse();
    assertThat(looked.isPresent()).as(which + ": " + solved + " or " + looked).isFalse();
    return 0;
  }

  private static OptionalDouble lookFor(CrossBook book, double limit) {
    double direction = Math.signum(limit);
    if (book.at(0).excess() <= 0) {
      return OptionalDouble.of(0);
    }
    int steps = (int) Math.round(Math.abs(limit) / STEP);
    int stride = limit > 1 ? 5 : 1;
    for (int i = stride; i <= steps; i += stride) {
      if (book.at(direction * i * STEP).excess() <= 0) {
        double safe = direction * (i - stride) * STEP;
        double lost = direction * i * STEP;
        while (Math.abs(lost - safe) > 1e-13) {
          double middle = (safe + lost) / 2;
          if (book.at(middle).excess() > 0) {
            safe = middle;
          } else {
            lost = middle;
          }
        }
        return OptionalDouble.of(lost);
      }
    }
    return OptionalDouble.empty();
  }

  private static CrossBook random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Asset> coins = new ArrayList<>();
    List<Double> betas = new ArrayList<>();
    List<Double> prices = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      coins.add(new Asset("C" + i));
      betas.add(i == 0 ? 1 : random.nextDouble(-0.8, 2.5));
      prices.add(random.nextDouble(0.5, 500));
    }
    ToDoubleFunction<Asset> beta =
        asset -> coins.contains(asset) ? betas.get(coins.indexOf(asset)) : 0;
    List<Collateral> collateral = new ArrayList<>();
    collateral.add(
        new Collateral(Asset.USDT, money(random, -200, 4000), BigDecimal.ONE, haircut(random)));
    for (int i = 0; i < coins.size(); i++) {
      collateral.add(
          new Collateral(
              coins.get(i),
              BigDecimal.valueOf(random.nextDouble(-1, 6) * 100 / prices.get(i)),
              BigDecimal.valueOf(prices.get(i)),
              haircut(random)));
    }
    List<CrossLeg> legs = new ArrayList<>();
    int positions = random.nextInt(1, 12);
    for (int i = 0; i < positions; i++) {
      int coin = random.nextInt(coins.size());
      boolean inverse = random.nextInt(4) == 0;
      double side = random.nextBoolean() ? 1 : -1;
      double price = prices.get(coin) * random.nextDouble(0.97, 1.03);
      double dollars = random.nextDouble(50, 4000);
      double entry = price * random.nextDouble(0.8, 1.25);
      legs.add(
          inverse
              ? leg(
                  Ids.parse(coins.get(coin) + "/USD:" + coins.get(coin)),
                  price,
                  -side * dollars / price,
                  -side * dollars / entry,
                  tiers(random, 1 / price))
              : leg(
                  Ids.parse(coins.get(coin) + "/USDT:USDT"),
                  price,
                  side * dollars,
                  side * dollars * entry / price,
                  tiers(random, 1)));
    }
    double ratio = random.nextBoolean() ? 1 : 1.05;
    return new CrossBook(collateral, legs, beta, ratio);
  }

  private static Haircut haircut(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> Haircut.NONE;
      case 1 -> Haircut.collateralRate(money(random, 0.5, 1));
      default -> Haircut.buffers(money(random, 0, 0.2), money(random, 0, 0.2));
    };
  }

  /** Four tiers that join, in units of so many dollars each. */
  private static MaintenanceTiers tiers(SplittableRandom random, double unit) {
    List<Bracket> tiers = new ArrayList<>();
    double floor = 0;
    double rate = random.nextDouble(0.004, 0.02);
    double amount = 0;
    for (int i = 0; i < 4; i++) {
      double cap = floor + random.nextDouble(200, 2500) * unit;
      tiers.add(
          new Bracket(
              BigDecimal.valueOf(floor),
              BigDecimal.valueOf(cap),
              BigDecimal.valueOf(rate),
              BigDecimal.valueOf(amount),
              BigDecimal.TEN));
      double next = rate * random.nextDouble(1.2, 2.5);
      amount += cap * (next - rate);
      rate = next;
      floor = cap;
    }
    return new MaintenanceTiers(TierTable.of(tiers), "made", false);
  }

  private static BigDecimal money(SplittableRandom random, double low, double high) {
    return BigDecimal.valueOf(random.nextDouble(low, high));
  }

  private static CrossBook book(
      ToDoubleFunction<Asset> beta, List<Collateral> collateral, CrossLeg... legs) {
    return new CrossBook(collateral, List.of(legs), beta, 1);
  }

  private static CrossLeg leg(
      InstrumentId id, double mark, double value, double entry, MaintenanceTiers tiers) {
    return new CrossLeg(id, mark, value, entry, Optional.of(tiers));
  }

  private static MaintenanceTiers stated(String rate) {
    return MaintenanceTiers.stated(decimal(rate), BigDecimal.ZERO);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
