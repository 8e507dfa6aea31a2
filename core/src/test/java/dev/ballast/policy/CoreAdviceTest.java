// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreAdviceTest {
  private static final LocalDate BEGIN = LocalDate.of(2025, 1, 1);

  /** Nine months from 2025-01-01 end on 2025-10-01. */
  @ParameterizedTest
  @CsvSource({"2025-09-30, false", "2025-10-01, true"})
  void aConvictionPastItsHorizonIsSaid(LocalDate day, boolean lapsed) {
    List<String> advice = CoreAdvice.of(core("50", "50", "0", List.of()), day);
    assertThat(advice)
        .isEqualTo(
            lapsed
                ? List.of(
                    "past the horizon of its conviction: layer-1 (9 months from 2025-01-01); write"
                        + " a record that renews it, or let the weight go")
                : List.of());
  }

  /** Ranges of the model: majors 50-60, mid-cap 25-35, speculative 10-15, both ends in. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50|35|15|''",
        "60|30|10|''",
        "60|25|15|''",
        "60.1|29.9|10|buckets: 60.1% of the spot core is in majors, 50% to 60% is the model's",
        "60|30.5|9.5|buckets: 9.5% of the spot core is in speculative, 10% to 15% is the model's",
        "49.5|35|15.5|buckets: 49.5% of the spot core is in majors, 50% to 60% is the model's;"
            + " buckets: 15.5% of the spot core is in speculative, 10% to 15% is the model's",
        "50|36|14|buckets: 36% of the spot core is in mid-cap, 25% to 35% is the model's"
      })
  void bucketsAdvise(String majors, String layer1, String gaming, String said) {
    assertThat(
            String.join(
                "; ", CoreAdvice.of(core(majors, layer1, gaming, List.of(Preset.BUCKETS)), BEGIN)))
        .isEqualTo(said);
    assertThat(CoreAdvice.of(core(majors, layer1, gaming, List.of()), BEGIN)).isEmpty();
  }

  @Test
  void theModelOfEightyAdvisesAndTheProfileBinds() {
    CorePlan moderate = core("60", "30", "10", List.of(Preset.EIGHTY_TWENTY));
    assertThat(CoreAdvice.of(moderate, BEGIN))
        .containsExactly(
            "the 80/20 model holds 80% of capital in spot, the plan 75%; a moderate profile holds"
                + " 75% at most");
    assertThat(
            CoreAdvice.of(
                moderate.withSpot(
                    Profile.CONSERVATIVE,
                    spot("60", "30", "10", "90", List.copyOf(moderate.spot().presets()))),
                BEGIN))
        .containsExactly("the 80/20 model holds 80% of capital in spot, the plan 90%");
    assertThat(
            CoreAdvice.of(
                moderate.withSpot(
                    Profile.CONSERVATIVE, spot("60", "30", "10", "80", moderate.spot().presets())),
                BEGIN))
        .isEmpty();
  }

  @Test
  void whatHasNoBucketIsNamed() {
    SectorRecord bare =
        new SectorRecord(new Sector("gaming"), BEGIN, 12, List.of(new Asset("SAND")), "");
    CorePlan core = core("55", "32.5", "12.5", List.of(Preset.BUCKETS));
    List<SectorRecord> others =
        core.sectors().records().stream()
            .map(one -> one.sector().equals(bare.sector()) ? bare : one)
            .toList();
    assertThat(CoreAdvice.of(core.withSectors(SectorBook.of(others)), BEGIN))
        .containsExactly(
            "buckets: 0% of the spot core is in speculative, 10% to 15% is the model's",
            "buckets: no bucket is written in the record of gaming, whose weight counts in none");
  }

  @Test
  void theUsualSharesAreInTheirRangesAndSumToAll() {
    Percent sum = Percent.ZERO;
    for (Bucket bucket : Bucket.values()) {
      assertThat(bucket.advises(bucket.usual())).isTrue();
      sum = sum.plus(bucket.usual());
    }
    assertThat(sum).isEqualTo(Percent.HUNDRED);
  }

  private static CorePlan core(String majors, String layer1, String gaming, List<Preset> presets) {
    SectorBook book =
        SectorBook.of(
            List.of(
                record("layer-1", "SOL", 9, Bucket.MID_CAP),
                record("gaming", "SAND", 12, Bucket.SPECULATIVE)));
    return new CorePlan(
        Profile.MODERATE, book, spot(majors, layer1, gaming, "75", presets), RotationPlan.NONE);
  }

  private static SpotPlan spot(
      String majors, String layer1, String gaming, String share, List<Preset> presets) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(Sector.MAJORS, Percent.of(majors));
    weights.put(new Sector("layer-1"), Percent.of(layer1));
    weights.put(new Sector("gaming"), Percent.of(gaming));
    return new SpotPlan(Percent.of(share), weights, InsideSector.EQUAL).withPresets(presets);
  }

  private static SectorRecord record(String sector, String member, int months, Bucket bucket) {
    return new SectorRecord(
        new Sector(sector),
        BEGIN,
        List.of(new Asset(member)),
        "",
        Conviction.of(BEGIN, months),
        Optional.of(bucket));
  }
}
