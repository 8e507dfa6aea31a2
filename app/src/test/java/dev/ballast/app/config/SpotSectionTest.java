// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static dev.ballast.app.config.Wrong.both;
import static dev.ballast.app.config.Wrong.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Sector;
import dev.ballast.policy.BasketBeta;
import dev.ballast.policy.CoreAdvice;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Preset;
import dev.ballast.policy.SpotPlan;
import dev.ballast.unit.Percent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Presets and target betas of {@code spot}. */
class SpotSectionTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 10, 31);

  @TempDir private Path folder;

  /** 55 / 32.5 / 12.5; layer-1 and defi half of the second, 16.25 each. */
  @Test
  void bucketsWriteTheWeights() throws IOException {
    SpotPlan spot = read("spot: {preset: buckets, sectors: [layer-1, defi, gaming]}");
    assertThat(spot.weights())
        .isEqualTo(weights("majors", "55", "layer-1", "16.25", "defi", "16.25", "gaming", "12.5"));
    assertThat(spot.presets()).containsExactly(Preset.BUCKETS);
  }

  /** Seven mid-cap sectors of 4.64 and the first with 0.02 more; five speculative of 2.5. */
  @Test
  void withoutSectorsAllThatHaveABucketAreTaken() throws IOException {
    SequencedMap<Sector, Percent> weights = read("spot: {preset: buckets}").weights();
    assertThat(weights).hasSize(13);
    assertThat(weights).containsEntry(new Sector("layer-1"), Percent.of("4.66"));
    assertThat(weights).containsEntry(new Sector("payments"), Percent.of("4.64"));
    assertThat(weights).containsEntry(new Sector("memes"), Percent.of("2.5"));
    assertThat(SpotPlan.sum(weights)).isEqualTo(Percent.HUNDRED);
  }

  @ParameterizedTest
  @CsvSource({
    "'spot: {preset: 80/20}', 75",
    "'{profile: conservative, spot: {preset: 80/20}}', 80",
    "'{profile: aggressive, spot: {preset: 80/20}}', 60",
    "'{profile: conservative, spot: {preset: 80/20, share: 85%}}', 85"
  })
  void theModelOfEightyGoesAsFarAsTheProfile(String plan, String share) throws IOException {
    assertThat(read(plan).share()).isEqualTo(Percent.of(share));
  }

  /** Written weights hold; the model only advises. */
  @Test
  void writtenWeightsAreNeverRefusedForAPreset() throws IOException {
    String text = "spot: {preset: [80/20, buckets], share: 70%, weights: {majors: 100%}}";
    Path file = Files.writeString(folder.resolve("plan.yaml"), text);
    assertThat(SchemaCheck.errors(Schema.POLICY, text)).isEmpty();
    assertThat(CoreAdvice.of(PolicyFile.read(file, TODAY).core(), TODAY))
        .containsExactly(
            "the 80/20 model holds 80% of capital in spot, the plan 70%; a moderate profile holds"
                + " 75% at most",
            "buckets: 100% of the spot core is in majors, 50% to 60% is the model's",
            "buckets: 0% of the spot core is in mid-cap, 25% to 35% is the model's",
            "buckets: 0% of the spot core is in speculative, 10% to 15% is the model's");
  }

  @Test
  void aTargetBetaIsOneForAllOrBySector() throws IOException {
    String weights = "weights: {majors: 60%, defi: 40%}, inside-sector: target-beta";
    SequencedMap<Sector, Double> both = new LinkedHashMap<>();
    both.put(Sector.MAJORS, 1.1);
    both.put(new Sector("defi"), 1.1);
    assertThat(read("spot: {" + weights + ", target-beta: 1.1}").beta())
        .contains(new BasketBeta(both, InsideSector.EQUAL));
    assertThat(read("spot: {" + weights + ", target-beta: {defi: 1.4}, base: liquidity}").beta())
        .contains(
            new BasketBeta(
                new LinkedHashMap<>(Map.of(new Sector("defi"), 1.4)), InsideSector.LIQUIDITY));
  }

  static Stream<Wrong> mistakes() {
    return Stream.of(
        both("spot: {preset: 70/30}\n", "1:16", "spot.preset: not one of 80/20, buckets: '70/30'"),
        both(
            "spot: {preset: [buckets, buckets]}\n", "1:26", "spot.preset[2]: buckets stands twice"),
        reader(
            "spot: {sectors: [defi]}\n",
            "1:8",
            "spot.sectors: says what preset: buckets spreads weights over, where no weights are"
                + " written; take it out"),
        reader(
            "spot: {preset: buckets, sectors: [defi, gamin]}\n",
            "1:41",
            "spot.sectors[2]: no such sector; did you mean 'gaming'?"),
        reader(
            "spot: {preset: buckets, sectors: [layer-1, defi]}\n",
            "1:34",
            "spot.sectors: no sector is in the bucket speculative; name one, or write bucket:"
                + " speculative in the sectors file"),
        reader(
            "spot: {inside-sector: target-beta}\n",
            "1:23",
            "spot.inside-sector: needs the beta that members are weighted to: write target-beta:"
                + " 1.4"),
        reader(
            "spot: {target-beta: 1.2}\n",
            "1:8",
            "spot.target-beta: goes with inside-sector: target-beta; take it out"),
        both(
            "spot: {inside-sector: target-beta, target-beta: 6}\n",
            "1:49",
            "spot.target-beta: out of range: 6 (0 to 5)"),
        reader(
            "spot: {inside-sector: target-beta, target-beta: {defi: 1}}\n",
            "1:50",
            "spot.target-beta.defi: no sector with a weight; known: majors"),
        both(
            "spot: {inside-sector: target-beta, target-beta: 1, base: target-beta}\n",
            "1:58",
            "spot.base: the base of a target beta is another weighting, such as equal"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysThePlaceInOneLine(Wrong wrong) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), wrong.text());
    assertThatThrownBy(() -> PolicyFile.read(file, TODAY))
        .isInstanceOf(UserMistake.class)
        .hasMessage(wrong.line(file.toString()));
    if (wrong.bySchema()) {
      assertThat(SchemaCheck.errors(Schema.POLICY, wrong.text())).isNotEmpty();
    }
  }

  private SpotPlan read(String text) throws IOException {
    assertThat(SchemaCheck.errors(Schema.POLICY, text)).isEmpty();
    return PolicyFile.read(Files.writeString(folder.resolve("plan.yaml"), text), TODAY)
        .core()
        .spot();
  }

  private static SequencedMap<Sector, Percent> weights(String... pairs) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      weights.put(new Sector(pairs[i]), Percent.of(pairs[i + 1]));
    }
    return weights;
  }
}
