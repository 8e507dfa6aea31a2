// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Sector;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeFuturesMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What comes after a time changes no feature at that time, whatever the kind: a kind that is added
 * is held to it without a word here. 100 dates each, of a seed.
 */
class FeaturesAsOfTest {
  private static final int DATES = 100;
  private static final int LONGEST = 420;

  /** Some days of every kind are known on the made market, so that none is held to nothing. */
  @Test
  void cuttingAMadeMarketAfterATimeChangesNoFeature() {
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    sectors.put(Sector.MAJORS, List.of(Asset.BTC, Asset.ETH));
    sectors.put(new Sector("others"), List.of(new Asset("SOL"), new Asset("UNI")));

    Map<FeatureName, Integer> known = compare(made(), sectors, 1, LONGEST);

    assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void cuttingRecordedHistoryAfterATimeChangesNoFeature() {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    History history =
        RecordedHistory.of(
            Set.of("BTC", "ETH", "SOL", "AVAX", "ADA", "NEAR", "UNI", "AAVE", "CRV", "LINK"));
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    sectors.put(Sector.MAJORS, List.of(Asset.BTC, Asset.ETH));
    sectors.put(new Sector("layer-1"), assets("SOL", "AVAX", "ADA", "NEAR"));
    sectors.put(new Sector("defi"), assets("UNI", "AAVE", "CRV"));
    sectors.put(new Sector("infrastructure"), assets("LINK", "GRT"));

    Map<FeatureName, Integer> known =
        compare(
            history,
            sectors,
            (int) LocalDate.of(2024, 1, 12).toEpochDay(),
            (int) LocalDate.of(2025, 10, 31).toEpochDay());

    assertThat(known.keySet())
        .contains(
            FeatureKind.FUNDING_PERCENTILE,
            FeatureKind.OPEN_INTEREST_TO_CAP,
            FeatureKind.MOMENTUM_180D,
            FeatureKind.SECTOR_SPREAD_TREND);
  }

  /** On how many dates each kind was known of some sector. */
  private static Map<FeatureName, Integer> compare(
      History history, SequencedMap<Sector, List<Asset>> sectors, int first, int last) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20251010);
    MarketView whole = MarketView.of(history, RuleBook.empty(), Days.of(last));
    Map<FeatureName, Integer> known = new LinkedHashMap<>();
    for (int date = 0; date < DATES; date++) {
      long time = Days.of(random.nextInt(first, last + 1));
      List<SectorFeatures> expected = read(whole.at(time), sectors);
      List<SectorFeatures> cut =
          read(MarketView.of(cut(history, time), RuleBook.empty(), time), sectors);
      for (int sector = 0; sector < expected.size(); sector++) {
        for (FeatureName kind : names()) {
          SectorFeature feature = expected.get(sector).feature(kind);
          assertThat(cut.get(sector).feature(kind))
              .as("%s of %s on %s", kind, expected.get(sector).sector(), UtcDay.date(time))
              .isEqualTo(feature);
          if (feature.measured() > 0) {
            known.merge(kind, 1, Integer::sum);
          }
        }
      }
    }
    return known;
  }

  private static List<SectorFeatures> read(
      MarketView view, SequencedMap<Sector, List<Asset>> sectors) {
    SequencedMap<Sector, List<AssetFeatures>> measured = new LinkedHashMap<>();
    sectors.forEach((sector, members) ->
        measured.put(
            sector,
            members.stream()
                .map(member -> FeatureTable.row(view, member, Asset.BTC, Ids.MARKET))
                .toList()));
    return SectorFeatures.of(measured, MemberWeight.PLAIN);
  }

  /** Every kind, and both measures of a series that a user brought. */
  private static List<FeatureName> names() {
    List<FeatureName> names = new ArrayList<>(List.of(FeatureKind.values()));
    for (SeriesFeature.Measure measure : SeriesFeature.Measure.values()) {
      names.add(new SeriesFeature("supply", measure));
    }
    return names;
  }

  /** The history without what was not known at the time. */
  private static History cut(History history, long time) {
    MemoryHistory.Builder cut = MemoryHistory.from("cut");
    for (SeriesId id : history.ids()) {
      cut.add(history.series(id).orElseThrow().asOf(time));
    }
    return cut.build();
  }

  private static History made() {
    MadeFuturesMarket market = new MadeFuturesMarket(LONGEST);
    for (String asset : List.of("BTC", "ETH", "SOL", "UNI")) {
      IntToDoubleFunction price = walk(asset + "price", 100, 0.04);
      IntToDoubleFunction funding = walk(asset + "funding", 1, 0.05);
      market
          .perpetual(asset, price, walk(asset + "volume", 1000, 0.2))
          .spot(asset, day -> price.applyAsDouble(day) * 1.0005)
          .openInterest(asset, walk(asset + "interest", 5000, 0.02))
          .capitalisations(
              asset, asset.equals("UNI") ? 30 : 1, day -> 1e6 * price.applyAsDouble(day))
          .ratio(SeriesKind.ACCOUNT_RATIO, asset, walk(asset + "accounts", 1.5, 0.05))
          .ratio(SeriesKind.TRADER_RATIO, asset, walk(asset + "traders", 1.2, 0.05))
          .ratio(SeriesKind.TAKER_RATIO, asset, walk(asset + "takers", 1, 0.05))
          .dated(asset, "700627", day -> 1.01 * price.applyAsDouble(day))
          .dated(asset, "700926", walk(asset + "far", 100, 0.04));
      if (asset.equals("SOL")) {
        market.fundingSample(asset, day -> (funding.applyAsDouble(day) - 1) / 1000);
      } else {
        market.funding(asset, day -> (funding.applyAsDouble(day) - 1) / 1000);
      }
    }
    market.named("supply", walk("supply", 100, 0.01));
    market.named("supply@others", walk("supply of others", 100, 0.01));
    return market.history();
  }

  private static IntToDoubleFunction walk(String name, double start, double step) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(7 * 1_000_003L + name.hashCode());
    double[] path = new double[LONGEST * 3 + 1];
    double level = start;
    for (int i = 0; i < path.length; i++) {
      level *= StrictMath.exp(step * random.nextGaussian());
      path[i] = level;
    }
    return i -> path[i];
  }

  private static List<Asset> assets(String... codes) {
    return Arrays.stream(codes).map(Asset::new).toList();
  }
}
