// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.History;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.policy.MemberScreen;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorBook;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On the recorded history, against statsmodels 0.15.0 (OLS with a constant on the last 90 daily
 * returns of spot closes that both have, pandas 3.1.1 for correlation and for the mean of volume x
 * close of the last 30 daily bars of the perpetual).
 */
class ProxyChoiceTest {
  private static final List<Asset> ALL =
      Stream.of("BTC", "ETH", "SOL", "LINK", "AAVE", "SAND", "DOGE").map(Asset::new).toList();

  /**
   * UNI: SAND leads by more than its error of 0.0131, whatever it is traded for, but not where 100
   * million a day are asked for. CRV: LINK's 0.6669 may be off by 0.0589, so that ETH at 0.6324,
   * traded most, stands in. Of BTC, ETH, SOL and AAVE, ETH is first in both.
   */
  @ParameterizedTest
  @CsvSource({
    "UNI, 2025-10-31, 0, 7, SAND, 0.9360013666462292, 0.9552414547690191, 0.0382942459440282,"
        + " 0.8760985583636094, 0.34294205300544495, 28713451.39469799",
    "UNI, 2025-10-31, 100000000, 7, DOGE, 0.9177414066944096, 0.933236496900444,"
        + " 0.04305421883883901, 0.8422492895614329, 0.38696191668354074, 2169750679.210502",
    "UNI, 2025-10-31, 0, 5, ETH, 0.8804180530995246, 1.1533090220243658, 0.06621790402122804,"
        + " 0.7751359482235574, 0.4620006425244982, 20297358183.457626",
    "CRV, 2024-10-01, 0, 7, ETH, 0.6324386469689, 1.0574259225280929, 0.13806181249703087,"
        + " 0.3999786421798528, 0.8786925894820407, 6027604928.33184",
    "CRV, 2024-10-01, 10000000000, 7, BTC, 0.5601081178377475, 1.162019690667583,"
        + " 0.18321060390060265, 0.313721103667744, 0.9397318167728117, 14163279202.097523"
  })
  void isThatOfStatsmodels(
      String asset,
      String day,
      String least,
      int candidates,
      String proxy,
      double correlation,
      double beta,
      double error,
      double rSquared,
      double residual,
      double traded) {
    Asset wanted = new Asset(asset);
    ReviewInput input = input(wanted, day, least);
    ProxyChoice found = ProxyChoice.of(input, wanted, ALL.subList(0, candidates)).orElseThrow();
    assertThat(found.proxy()).isEqualTo(new Asset(proxy));
    assertThat(found.contract()).isEqualTo(Ids.parse(proxy + "/USDT:USDT"));
    assertThat(found.correlation()).isCloseTo(correlation, within(1e-9));
    assertThat(found.ratio()).isCloseTo(beta, within(1e-9));
    assertThat(found.ratioError()).isCloseTo(error, within(1e-9));
    assertThat(found.rSquared()).isCloseTo(rSquared, within(1e-9));
    assertThat(found.residualVolatility()).isCloseTo(residual, within(1e-9));
    assertThat(found.traded()).isCloseTo(traded, within(1e-6 * traded));
  }

  @Test
  void saysWhatStandsInForWhatAndWhatIsLeft() {
    Asset uni = new Asset("UNI");
    ReviewInput input = input(uni, "2025-10-31", "0");
    assertThat(ProxyChoice.lack(input, uni)).contains("UNI has no perpetual");
    assertThat(ProxyChoice.lack(input, Asset.BTC)).isEmpty();
    assertThat(ProxyChoice.of(input, uni, ALL).orElseThrow().why())
        .isEqualTo(
            "SAND/USDT:USDT stands in for UNI (UNI has no perpetual): correlation 0.94 over 90"
                + " days, 0.96 of it for each unit of value; R2 0.88, 34% a year of the asset's own"
                + " is left");
    assertThat(ProxyChoice.lack(input(uni, "2025-10-31", "100000000"), new Asset("SAND")))
        .contains("SAND/USDT:USDT is traded for 28,713,451 a day, less than 100,000,000");
  }

  /** An asset is no proxy of itself, and nothing stands in where all are too thin. */
  @Test
  void nothingStandsInWhereNothingFits() {
    Asset sol = new Asset("SOL");
    assertThat(ProxyChoice.of(input(sol, "2025-10-31", "0"), sol, List.of(sol))).isEmpty();
    assertThat(ProxyChoice.of(input(sol, "2025-10-31", "90000000000"), sol, ALL)).isEmpty();
    assertThat(ProxyChoice.of(input(sol, "2021-01-01", "0"), sol, ALL))
        .as("before there are returns")
        .isEmpty();
  }

  /**
   * What does not move with the asset, or moves against it, adds risk: by hand, no beta is sure.
   */
  @Test
  void whatMovesOtherwiseDoesNotStandIn() {
    MadeMarket market = MadeMarket.from("2025-01-01");
    double[] first = new double[100];
    double[] against = new double[100];
    double[] other = new double[100];
    first[0] = 100;
    against[0] = 100;
    other[0] = 100;
    for (int t = 1; t < 100; t++) {
      double move = 0.03 * Math.sin(0.7 * t);
      first[t] = first[t - 1] * (1 + move);
      against[t] = against[t - 1] * (1 - move);
      other[t] = other[t - 1] * (1 + 0.03 * Math.cos(2.9 * t));
    }
    market.closes("UNI/USDT", first);
    for (String suffix : List.of("/USDT", "/USDT:USDT")) {
      market.closes("SOL" + suffix, against).closes("ADA" + suffix, other);
    }
    ReviewInput input = input(market.view("2025-04-11"), "0");
    Asset uni = new Asset("UNI");
    assertThat(ProxyChoice.of(input, uni, List.of(new Asset("SOL"), new Asset("ADA")))).isEmpty();
  }

  /** The candidates with their perpetuals, and the asset in spot alone. */
  private static ReviewInput input(Asset asset, String day, String least) {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    MemoryHistory.Builder history = MemoryHistory.from("recorded");
    History with = RecordedHistory.of(Set.copyOf(ALL.stream().map(Asset::code).toList()));
    for (SeriesId id : with.ids()) {
      history.add(with.series(id).orElseThrow());
    }
    if (!ALL.contains(asset)) {
      SeriesId spot = SeriesId.bars(Ids.parse(asset + "/USDT"), Interval.DAY);
      history.add(RecordedHistory.spot().series(spot).orElseThrow());
    }
    return input(MarketView.of(history.build(), RuleBook.empty(), MadeMarket.at(day)), least);
  }

  private static ReviewInput input(MarketView view, String least) {
    Policy plain = Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000"));
    MemberScreen screen =
        new MemberScreen(
            Optional.empty(),
            least.equals("0") ? Optional.empty() : Optional.of(Money.usdt(least)),
            Optional.empty(),
            Optional.empty());
    return ReviewInput.of(
        plain.withCore(plain.core().withScreen(screen)),
        BracketBook.empty(),
        view,
        Account.empty(view.time()),
        Marks.of(view.time(), Asset.USDT, Map.of()),
        Map.of());
  }
}
