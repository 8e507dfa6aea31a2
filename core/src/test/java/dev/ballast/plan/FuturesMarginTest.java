// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.plan.FuturesMargin.Need;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.testing.SeededMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FuturesMarginTest {
  private static final long TIME = MadeMarket.at(SeededMarket.FIRST.toString());
  private static final double DISTANCE = 0.35;

  private final SeededMarket market = new SeededMarket(7, 4, 6);
  private final SequencedMap<Asset, Beta> betas = new TreeMap<>();
  private final FuturesMargin margin = new FuturesMargin(input(), measured(), 0, Closings.NONE);

  /**
   * Seeded books: what they ask for is the plain sum over positions, with the exact maintenance of
   * each contract's table at both ends of the plan's distance of 35 %, to a millionth of a dollar.
   */
  @Test
  void whatPositionsAskForIsThePlainSumOfEach() {
    Random random = new Random(20251101);
    for (int i = 0; i < 300; i++) {
      SequencedMap<InstrumentId, Planned> positions = positions(random);
      double initial = 0;
      double reserve = 0;
      for (Planned one : positions.values()) {
        initial += Math.abs(one.notional()) / one.leverage();
        reserve += 0.10 * Math.abs(one.notional());
      }
      double ends = Math.max(survives(positions, DISTANCE), survives(positions, -DISTANCE));

      assertThat(margin.wanted(positions))
          .isCloseTo(Math.max(initial + reserve, ends), within(1e-6));
      assertThat(margin.required(positions)).isCloseTo(Math.max(initial, ends), within(1e-6));
    }
  }

  /** To the bit, whatever is added last: a search adds one position to the sum of the others. */
  @Test
  void aPositionIsAddedToWhatOthersAskFor() {
    Random random = new Random(20251102);
    for (int i = 0; i < 300; i++) {
      SequencedMap<InstrumentId, Planned> others = positions(random);
      InstrumentId id = others.pollLastEntry().getKey();
      Planned own = new Planned(1e5 * random.nextGaussian(), 3);
      SequencedMap<InstrumentId, Planned> all = new LinkedHashMap<>(others);
      all.put(id, own);

      Need added = margin.with(margin.need(others), id, own);

      assertThat(added).isEqualTo(margin.need(all));
      assertThat(added.wanted()).isEqualTo(margin.wanted(all));
    }
  }

  private double survives(SequencedMap<InstrumentId, Planned> positions, double shock) {
    double need = 0;
    for (Map.Entry<InstrumentId, Planned> one : positions.entrySet()) {
      Beta beta = betas.get(one.getKey().base());
      double move = Math.max(-1, (beta == null ? 1 : beta.beta()) * shock);
      double notional = one.getValue().notional();
      Optional<Brackets> table = market.brackets().brackets(one.getKey(), TIME);
      if (table.isPresent()) {
        BigDecimal after = BigDecimal.valueOf(notional * (1 + move));
        need += table.get().maintenance(after, Asset.USDT).toDouble();
      }
      need -= notional * move;
    }
    return need;
  }

  private SequencedMap<InstrumentId, Planned> positions(Random random) {
    SequencedMap<InstrumentId, Planned> positions = new TreeMap<>();
    for (InstrumentId id : market.instruments()) {
      if (id.isPerpetual() && (positions.isEmpty() || random.nextInt(4) == 0)) {
        double notional = Math.pow(10, 1 + 5 * random.nextDouble());
        double sign = random.nextBoolean() ? 1 : -1;
        positions.put(id, new Planned(sign * notional, 1 + random.nextInt(5)));
      }
    }
    return positions;
  }

  private ReviewInput input() {
    Policy policy = Policy.plain(market.sectors(), Ids.VENUE, Money.usdt("100000"));
    return ReviewInput.of(
        policy,
        market.brackets(),
        MarketView.of(market.history(), market.rules(), TIME),
        Account.empty(TIME),
        Marks.of(TIME, Asset.USDT, Map.of()),
        Map.of());
  }

  /** A beta from 0.2 to 2.4 for two assets of three; 1 is taken for the others. */
  private MeasuredBetas measured() {
    Random random = new Random(3);
    for (Asset asset : market.assets()) {
      if (random.nextInt(3) > 0) {
        double beta = 0.2 + 2.2 * random.nextDouble();
        betas.put(asset, new Beta(beta, 0, 0.1, 0.5, 0.7, 0.4, 90));
      }
    }
    return new MeasuredBetas(betas, new TreeMap<>(), List.of());
  }
}
