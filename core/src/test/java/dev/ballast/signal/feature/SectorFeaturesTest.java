// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class SectorFeaturesTest {
  /**
   * On day 100 the month's returns are 20 %, 0 and 10 %; on day 70 they were 0, 10 % and 0. The
   * first leads by 20 - (0 + 10) / 2 = 15 %, and lagged by 0 - (10 + 0) / 2 = -5 %: a move of 20 %.
   */
  @Test
  void comparesASectorWithTheOthersNowAndAMonthBefore() {
    MarketView view =
        new MadeFuturesMarket(100)
            .spot("BTC", day -> 1)
            .spot("ONE", day -> day < 95 ? 100 : 120)
            .spot("TWO", day -> day < 50 ? 50 : 55)
            .spot("THREE", day -> day < 95 ? 10 : 11)
            .viewOn(100);

    List<SectorFeatures> sectors = sectors(view, "ONE", "TWO", "THREE");

    assertThat(value(sectors.get(0), FeatureKind.SECTOR_SPREAD)).isCloseTo(0.15, within(1e-12));
    assertThat(value(sectors.get(0), FeatureKind.SECTOR_SPREAD_TREND))
        .isCloseTo(0.20, within(1e-12));
    // 0 - (20 + 10) / 2 = -15 %, from 10 - 0 = 10 %.
    assertThat(value(sectors.get(1), FeatureKind.SECTOR_SPREAD_TREND))
        .isCloseTo(-0.25, within(1e-12));
    assertThat(value(sectors.get(0), FeatureKind.SECTOR_RANK)).isEqualTo(1);
    assertThat(value(sectors.get(1), FeatureKind.SECTOR_RANK)).isZero();
    assertThat(value(sectors.get(2), FeatureKind.SECTOR_RANK)).isEqualTo(0.5);
  }

  @Test
  void saysOfWhichTimeTheSpreadIsNotKnown() {
    MarketView view =
        new MadeFuturesMarket(40)
            .spot("BTC", day -> 1)
            .spot("ONE", day -> 1)
            .spot("TWO", day -> 1)
            .viewOn(40);

    List<SectorFeatures> sectors = sectors(view, "ONE", "TWO");

    assertThat(value(sectors.get(0), FeatureKind.SECTOR_SPREAD)).isZero();
    assertThat(value(sectors.get(0), FeatureKind.SECTOR_RANK)).isEqualTo(0.5);
    assertThat(absent(sectors.get(0), FeatureKind.SECTOR_SPREAD_TREND))
        .isEqualTo(
            "30 days before, none of 1 member has it: no daily close of ONE is recorded for"
                + " 1969-12-11");
    assertThat(absent(sectors(view, "ONE").getFirst(), FeatureKind.SECTOR_RANK))
        .isEqualTo("no other sector's price is known");
  }

  /** 10 % and 20 % a year: a deviation of 5 x sqrt(2) = 7.07 %. */
  @Test
  void measuresHowFarTheMembersFundingLiesApart() {
    MarketView view =
        new MadeFuturesMarket(40)
            .funding("ONE", day -> 0.10 / 3 / 365)
            .funding("TWO", day -> 0.20 / 3 / 365)
            .viewOn(40);
    SequencedMap<Sector, List<AssetFeatures>> both = new LinkedHashMap<>();
    both.put(new Sector("both"), List.of(row(view, "ONE"), row(view, "TWO"), row(view, "SIX")));
    both.put(new Sector("alone"), List.of(row(view, "ONE"), row(view, "SIX")));

    List<SectorFeatures> sectors = SectorFeatures.of(both, MemberWeight.PLAIN);

    assertThat(value(sectors.getFirst(), FeatureKind.FUNDING_DISPERSION))
        .isCloseTo(0.05 * Math.sqrt(2), within(1e-12));
    assertThat(absent(sectors.getLast(), FeatureKind.FUNDING_DISPERSION))
        .isEqualTo("funding is known for 1 of 2, 2 members are needed");
  }

  /**
   * Returns of 20 % and 0 where 300 and 100 are held open at prices of 12 and 4: (0.2 x 3600 + 0 x
   * 400) / 4000 = 18 %, plainly 10 %. By capitalisations of 100 and 300, the first moved by 20 % to
   * 120: 0.2 x 120 / 420 = 5.71 %.
   */
  @Test
  void membersCountForWhatIsChosen() {
    MarketView view =
        new MadeFuturesMarket(100)
            .spot("ONE", day -> day < 95 ? 10 : 12)
            .perpetual("ONE", day -> day < 95 ? 10 : 12, day -> 1)
            .openInterest("ONE", eighths -> 300)
            .capitalisation("ONE", 80, 100)
            .spot("TWO", day -> 4)
            .perpetual("TWO", day -> 4, day -> 1)
            .openInterest("TWO", eighths -> 100)
            .capitalisation("TWO", 80, 300)
            .spot("SIX", day -> day < 95 ? 10 : 12)
            .viewOn(100);

    assertThat(value(month(view, MemberWeight.PLAIN, "ONE", "TWO").feature()))
        .isCloseTo(0.1, within(1e-12));
    assertThat(value(month(view, MemberWeight.OPEN_INTEREST, "ONE", "TWO").feature()))
        .isCloseTo(0.18, within(1e-12));
    assertThat(value(month(view, MemberWeight.CAPITALISATION, "ONE", "TWO").feature()))
        .isCloseTo(0.2 * 120 / 420, within(1e-12));
    SectorFeature partly = month(view, MemberWeight.OPEN_INTEREST, "ONE", "SIX", "TWO");
    assertThat(value(partly.feature())).isCloseTo(0.18, within(1e-12));
    assertThat(partly.measured()).isEqualTo(2);
    assertThat(((Feature.Present) partly.feature()).note()).contains("without a weight: SIX");
    assertThat(month(view, MemberWeight.CAPITALISATION, "SIX").feature())
        .isEqualTo(
            new Feature.Absent(
                "none of 1 member has it and a weight: no capitalisation of SIX is recorded"));
  }

  private static SectorFeature month(MarketView view, MemberWeight weight, String... members) {
    SequencedMap<Sector, List<AssetFeatures>> one = new LinkedHashMap<>();
    one.put(
        new Sector("one"), java.util.Arrays.stream(members).map(each -> row(view, each)).toList());
    return SectorFeatures.of(one, weight).getFirst().feature(FeatureKind.MOMENTUM_30D);
  }

  private static double value(Feature feature) {
    return ((Feature.Present) feature).value();
  }

  private static List<SectorFeatures> sectors(MarketView view, String... assets) {
    SequencedMap<Sector, List<AssetFeatures>> each = new LinkedHashMap<>();
    for (String asset : assets) {
      each.put(new Sector(asset.toLowerCase(java.util.Locale.ROOT)), List.of(row(view, asset)));
    }
    return SectorFeatures.of(each, MemberWeight.PLAIN);
  }

  private static AssetFeatures row(MarketView view, String asset) {
    return FeatureTable.row(view, new Asset(asset), Asset.BTC, Ids.MARKET);
  }

  private static double value(SectorFeatures sector, FeatureKind kind) {
    return switch (sector.feature(kind).feature()) {
      case Feature.Present present -> present.value();
      case Feature.Absent absent -> throw new AssertionError(absent.reason());
    };
  }

  private static String absent(SectorFeatures sector, FeatureKind kind) {
    return switch (sector.feature(kind).feature()) {
      case Feature.Present present -> throw new AssertionError(kind + " is " + present.value());
      case Feature.Absent absent -> absent.reason();
    };
  }
}
