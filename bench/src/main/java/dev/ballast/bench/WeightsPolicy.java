// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.policy.CorePlan;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.SpotPlan;
import dev.ballast.policy.TradingTerms;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The plan of B2: all spots alike, and a standing short of the perpetual. */
final class WeightsPolicy {
  /** Of equity, in spot. */
  static final double SPOT_SHARE = 0.80;

  /** Of equity, sold short. */
  static final double SHORT_SHARE = 0.30;

  /** What the hedge brings the portfolio's beta to, in the cases that hedge to a beta. */
  static final double BETA = 0.50;

  private static final Sector OTHERS = new Sector("others");

  private WeightsPolicy() {}

  static Policy of(WeightsData data, Money capital) {
    List<Asset> others =
        data.instruments().stream()
            .filter(InstrumentId::isSpot)
            .map(InstrumentId::base)
            .filter(asset -> !asset.equals(Asset.BTC) && !asset.equals(Asset.ETH))
            .toList();
    SectorBook sectors =
        SectorBook.of(
            List.of(new SectorRecord(OTHERS, LocalDate.parse("2020-01-01"), 12, others, "")));
    Percent majors =
        new Percent(
            BigDecimal.valueOf(200)
                .divide(BigDecimal.valueOf(others.size() + 2), 12, RoundingMode.HALF_EVEN));
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, majors);
    weights.put(OTHERS, Percent.HUNDRED.minus(majors));
    SpotPlan spot = new SpotPlan(Percent.of("80"), weights, InsideSector.EQUAL);
    Frequency rebalanced = data.monthly() ? Frequency.MONTHLY : Frequency.DAILY;
    return Policy.plain(sectors, WeightsData.VENUE, capital)
        .withCore(new CorePlan(Profile.CONSERVATIVE, sectors, spot, RotationPlan.NONE))
        .withOverlay(new OverlayPlan(List.of(hedge(data.toBeta())), limits()))
        .withReviews(new ReviewCalendar(rebalanced, rebalanced, rebalanced))
        .withTerms(
            TradingTerms.usual(capital)
                .withCosts(
                    new TradingCosts(
                        BasisPoints.of("10"),
                        BasisPoints.of("5"),
                        BasisPoints.of("2"),
                        BasisPoints.ZERO)));
  }

  private static HedgeRule hedge(boolean toBeta) {
    HedgeRule.Size size =
        toBeta ? new HedgeRule.Size.BetaTo(BETA) : new HedgeRule.Size.OfPortfolio(Percent.of("30"));
    return new HedgeRule(
        "standing",
        new HedgeRule.When.Always(),
        size,
        Asset.BTC,
        Optional.empty(),
        Optional.empty());
  }

  /** The leverage nearest to the rules', margin that may take all idle cash, and no drift band. */
  private static Limits limits() {
    return new Limits(3, 3, Percent.of("30"), Percent.of("35"), Percent.ZERO);
  }
}
