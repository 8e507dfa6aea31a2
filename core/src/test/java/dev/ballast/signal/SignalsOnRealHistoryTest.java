// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Sector;
import dev.ballast.signal.feature.AssetFeatures;
import dev.ballast.signal.feature.Feature;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.signal.feature.FeatureTable;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SignalsOnRealHistoryTest {
  /** Each figure is of sums and quotients of some hundred numbers. */
  private static final double TOLERANCE = 1e-9;

  private static final Set<String> ASSETS =
      Set.of(
          "BTC", "ETH", "SOL", "AVAX", "ADA", "NEAR", "SUI", "UNI", "AAVE", "CRV", "LDO", "LINK");

  @Test
  void featuresAgreeWithPandas() throws IOException {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    MemoryHistory history = RecordedHistory.of(ASSETS);
    List<String[]> expected = expected();
    List<String> heads = List.of(expected.removeFirst());

    assertThat(expected).hasSize(6);
    for (String[] row : expected) {
      MarketView view = MarketView.of(history, RuleBook.empty(), time(row[0]));
      AssetFeatures features = FeatureTable.row(view, new Asset(row[1]), Asset.BTC, Ids.MARKET);
      for (FeatureKind kind : FeatureKind.values()) {
        int column = heads.indexOf(kind.label());
        if (column < 0) {
          continue;
        }
        if (row[column].isEmpty()) {
          assertThat(features.feature(kind)).isInstanceOf(Feature.Absent.class);
          continue;
        }
        double value = Double.parseDouble(row[column]);
        assertThat(features.feature(kind))
            .as("%s of %s on %s", kind, row[1], row[0])
            .isInstanceOfSatisfying(
                Feature.Present.class,
                present ->
                    assertThat(present.value())
                        .isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value)))));
      }
    }
  }

  /** Read beside the charts: after the run of December 2024, July 2025, the crash of October. */
  @Test
  void stancesFollowTheMarket() {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    MemoryHistory history = RecordedHistory.of(ASSETS);

    assertThat(stances(history, "2024-12-23"))
        .containsExactly("majors REDUCE", "layer-1 REDUCE", "defi HOLD");
    assertThat(stances(history, "2025-07-28"))
        .containsExactly("majors HOLD", "layer-1 HOLD", "defi INCREASE");
    assertThat(stances(history, "2025-10-27"))
        .containsExactly("majors HOLD", "layer-1 TRIM", "defi HOLD");
  }

  private static List<String> stances(MemoryHistory history, String day) {
    SequencedMap<Sector, List<Asset>> sectors = new LinkedHashMap<>();
    sectors.put(Sector.MAJORS, assets("BTC", "ETH"));
    sectors.put(new Sector("layer-1"), assets("SOL", "AVAX", "ADA", "NEAR", "SUI"));
    sectors.put(new Sector("defi"), assets("UNI", "AAVE", "CRV", "LDO"));
    MarketView view = MarketView.of(history, RuleBook.empty(), time(day));
    return SignalHistory.at(
            view, new SignalQuestion(sectors, Asset.BTC, Ids.MARKET, StandardRules.PLAIN))
        .sectors()
        .stream()
        .map(signal -> signal.sector() + " " + signal.stance())
        .toList();
  }

  private static List<Asset> assets(String... codes) {
    return java.util.Arrays.stream(codes).map(Asset::new).toList();
  }

  private static long time(String day) {
    return Instant.parse(day + "T00:00:00Z").toEpochMilli();
  }

  private static List<String[]> expected() throws IOException {
    InputStream resource =
        Objects.requireNonNull(
            SignalsOnRealHistoryTest.class.getResourceAsStream("features-pandas.csv"));
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.startsWith("20") || line.startsWith("asOf"))
          .map(line -> line.split(",", -1))
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }
}
