// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.MissingFunding;
import dev.ballast.market.Sector;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private final Policy plain =
      Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000"));

  /** The ranges of spot in capital: conservative 80-90, moderate 60-75, aggressive 40-60. */
  @ParameterizedTest
  @CsvSource({"CONSERVATIVE, 80, 90", "MODERATE, 60, 75", "AGGRESSIVE, 40, 60"})
  void profilesBind(Profile profile, BigDecimal least, BigDecimal most) {
    BigDecimal little = new BigDecimal("0.01");
    assertThat(withShare(profile, least).spot().share()).isEqualTo(new Percent(least));
    assertThat(withShare(profile, most).spot().share()).isEqualTo(new Percent(most));
    String range =
        " " + profile + " profile holds " + least + "% to " + most + "% of capital in spot, not ";
    assertThatThrownBy(() -> withShare(profile, least.subtract(little)))
        .hasMessageContaining(range);
    assertThatThrownBy(() -> withShare(profile, most.add(little))).hasMessageContaining(range);
    assertThat(profile.allows(profile.usualSpot())).isTrue();
  }

  /** "Overlay: hedges only" is the conservative profile's; a share that another holds names it. */
  @Test
  void profilesSayTheirRules() {
    assertThat(Profile.CONSERVATIVE.allowsDirectional()).isFalse();
    assertThat(Profile.MODERATE.allowsDirectional()).isTrue();
    assertThat(Profile.AGGRESSIVE.allowsDirectional()).isTrue();
    assertThat(Profile.MODERATE.refusal(Percent.of("80")))
        .contains(
            "a moderate profile holds 60% to 75% of capital in spot, not 80%; one that does is"
                + " conservative");
    assertThat(Profile.CONSERVATIVE.refusal(Percent.of("60")))
        .contains(
            "a conservative profile holds 80% to 90% of capital in spot, not 60%; one that does is"
                + " moderate or aggressive");
    assertThat(Profile.AGGRESSIVE.refusal(Percent.of("95")))
        .contains("an aggressive profile holds 40% to 60% of capital in spot, not 95%");
    assertThat(Profile.AGGRESSIVE.refusal(Percent.of("60"))).isEmpty();
    assertThat(Profile.AGGRESSIVE.nearest(Percent.of("95"))).isEqualTo(Percent.of("60"));
    assertThat(Profile.CONSERVATIVE.nearest(Percent.of("10"))).isEqualTo(Percent.of("80"));
    assertThat(Profile.MODERATE.nearest(Percent.of("66"))).isEqualTo(Percent.of("66"));
  }

  @Test
  void weightsSumToOneHundredExactly() {
    assertThatThrownBy(() -> spot("50", "80")).hasMessage("weights sum to 130%, not 100%");
    assertThatThrownBy(() -> spot("33.3333", "66.6666"))
        .hasMessage("weights sum to 99.9999%, not 100%");
    assertThatThrownBy(() -> spot("110", "-10")).hasMessage("weight of defi is negative: -10%");
    assertThat(spot("33.3333", "66.6667").weight(new Sector("defi")))
        .isEqualTo(Percent.of("66.6667"));
    assertThat(spot("50", "50").weight(new Sector("gaming"))).isEqualTo(Percent.ZERO);
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatThrownBy(() -> plain.core().withSpot(Profile.MODERATE, spot("50", "50")))
        .hasMessage("no such sector: defi");
    assertThatThrownBy(() -> capital(Money.zero(Asset.USDT)))
        .hasMessage("capital is above zero, not 0 USDT");
    Money euros = Money.of(new Asset("EUR"), BigDecimal.TEN);
    assertThat(Policy.plain(SectorBook.of(List.of()), Ids.VENUE, euros).quote())
        .isEqualTo(new Asset("EUR"));
    Money dollars = Money.of(new Asset("USD"), BigDecimal.valueOf(100));
    assertThatThrownBy(() -> plain.withTerms(capital(dollars)))
        .hasMessage("capital is in USDT, not 100 USD");
    HedgeRule hedge = HedgeRule.standing(0.8, Asset.BTC);
    assertThatThrownBy(() -> plain.overlay().withHedges(hedge, hedge))
        .hasMessageStartingWith("two rules of one name");
    assertThatThrownBy(() -> HedgeRule.standing(Double.NaN, Asset.BTC))
        .hasMessage("a beta target is 0 to 3, not NaN");
  }

  private CorePlan withShare(Profile profile, BigDecimal share) {
    return plain
        .core()
        .withSpot(
            profile,
            new SpotPlan(new Percent(share), plain.core().spot().weights(), InsideSector.EQUAL));
  }

  private static TradingTerms capital(Money capital) {
    return new TradingTerms(TradingCosts.DEFAULT, capital, MissingFunding.STOP);
  }

  private static SpotPlan spot(String majors, String defi) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, Percent.of(majors));
    weights.put(new Sector("defi"), Percent.of(defi));
    return new SpotPlan(Percent.of("70"), weights, InsideSector.EQUAL);
  }
}
