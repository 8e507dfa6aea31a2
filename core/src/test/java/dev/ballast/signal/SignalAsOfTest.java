// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Sector;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes after a time, or that nothing does, changes no feature and no stance at the time. */
class SignalAsOfTest {
  private static final int LONGEST = 260;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void cuttingHistoryAfterTheTimeChangesNothing(long seed) {
    int now = RandomGeneratorFactory.of("L64X128MixRandom").create(seed).nextInt(5, 250);

    SignalReview whole = review(seed, LONGEST, now);

    assertThat(review(seed, now, now)).as("seed %d, day %d", seed, now).isEqualTo(whole);
  }

  private static SignalReview review(long seed, int days, int now) {
    MadeFuturesMarket market = new MadeFuturesMarket(days);
    List<Asset> assets = List.of(Asset.BTC, Asset.ETH, new Asset("SOL"), new Asset("UNI"));
    for (Asset asset : assets) {
      String name = asset.code();
      IntToDoubleFunction price = walk(seed, name + "price", 100);
      market.perpetual(name, price, walk(seed, name + "volume", 1000));
      if (!name.equals("UNI")) {
        market.spot(name, day -> price.applyAsDouble(day) * 1.0005);
        market.openInterest(name, walk(seed, name + "interest", 5000));
      }
      IntToDoubleFunction funding = walk(seed, name + "funding", 1);
      if (name.equals("SOL")) {
        market.fundingSample(name, day -> (funding.applyAsDouble(day) - 1) / 1000);
      } else {
        market.funding(name, day -> (funding.applyAsDouble(day) - 1) / 1000);
      }
    }
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    sectors.put(Sector.MAJORS, assets.subList(0, 2));
    sectors.put(new Sector("others"), assets.subList(2, 4));
    return SignalHistory.at(
        market.viewOn(now),
        new SignalQuestion(sectors, Asset.BTC, Ids.MARKET, StandardRules.PLAIN));
  }

  /** The same path whatever its length is asked to be. */
  private static IntToDoubleFunction walk(long seed, String name, double start) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + name.hashCode());
    double[] path = new double[LONGEST * 3 + 1];
    double level = start;
    for (int i = 0; i < path.length; i++) {
      level *= StrictMath.exp(0.05 * random.nextGaussian());
      path[i] = level;
    }
    return i -> path[i];
  }
}
