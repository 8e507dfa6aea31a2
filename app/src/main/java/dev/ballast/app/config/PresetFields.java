// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.Bucket;
import dev.ballast.policy.Preset;
import dev.ballast.policy.Profile;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The models that a plan's {@code spot} begins with: what they make of the fields that the plan
 * does not write.
 *
 * @param presets in the plan's order
 * @param byBucket the sectors that weights are spread over, by bucket
 */
record PresetFields(List<Preset> presets, SequencedMap<Bucket, List<Sector>> byBucket) {
  private static final Percent EIGHTY = Percent.of("80");
  private static final int DECIMALS = 2;

  /** Reads {@code preset}, one or a list, and {@code sectors}. */
  static PresetFields of(Mapping spot, SectorBook book) {
    List<Preset> presets = new ArrayList<>();
    spot.find("preset")
        .ifPresent(field -> {
          for (Field one : field.isList() ? field.items() : List.of(field)) {
            Preset preset = preset(one.scalar());
            if (presets.contains(preset)) {
              throw one.mistake(preset + " stands twice");
            }
            presets.add(preset);
          }
        });
    boolean writes = presets.contains(Preset.BUCKETS) && spot.find("weights").isEmpty();
    Optional<Field> named = spot.find("sectors");
    if (!writes) {
      named.ifPresent(field -> {
        throw field.mistakeAtKey(
            "says what preset: buckets spreads weights over, where no weights are written; take it"
                + " out");
      });
      return new PresetFields(presets, new LinkedHashMap<>());
    }
    SequencedMap<Bucket, List<Sector>> byBucket = new LinkedHashMap<>();
    for (Bucket bucket : Bucket.values()) {
      byBucket.put(bucket, new ArrayList<>());
    }
    named.ifPresentOrElse(
        field -> addNamed(field, book, byBucket),
        () ->
            book.sectors()
                .forEach(one -> bucket(book, one).ifPresent(b -> at(byBucket, b).add(one))));
    byBucket.forEach((bucket, sectors) -> {
      if (sectors.isEmpty()) {
        throw named
            .or(() -> spot.find("preset"))
            .orElseThrow()
            .mistake(
                "no sector is in the bucket "
                    + bucket
                    + "; name one, or write bucket: "
                    + bucket
                    + " in the sectors file");
      }
    });
    return new PresetFields(presets, byBucket);
  }

  private static Preset preset(Scalar value) {
    return Arrays.stream(Preset.values())
        .filter(one -> one.toString().equals(value.text()))
        .findFirst()
        .orElseThrow(() ->
            value.mistake(
                "not one of "
                    + String.join(
                        ", ", Arrays.stream(Preset.values()).map(Preset::toString).toList())
                    + ": '"
                    + value.text()
                    + "'"));
  }

  /** Majors are always among them. */
  private static void addNamed(
      Field field, SectorBook book, SequencedMap<Bucket, List<Sector>> byBucket) {
    at(byBucket, Bucket.MAJORS).add(Sector.MAJORS);
    List<String> known = book.sectors().stream().map(Sector::name).toList();
    for (Field item : field.items()) {
      String name = item.scalar().text();
      if (!known.contains(name)) {
        throw item.mistake("no such sector" + Suggestion.hint(name, known));
      }
      Sector sector = new Sector(name);
      if (sector.equals(Sector.MAJORS)) {
        continue;
      }
      List<Sector> others =
          at(
              byBucket,
              bucket(book, sector)
                  .orElseThrow(() ->
                      item.mistake(
                          name
                              + " is in no bucket; write bucket: mid-cap or speculative in the"
                              + " sectors file")));
      if (others.contains(sector)) {
        throw item.mistake(name + " stands twice");
      }
      others.add(sector);
    }
  }

  private static List<Sector> at(SequencedMap<Bucket, List<Sector>> byBucket, Bucket bucket) {
    return byBucket.computeIfAbsent(bucket, _ -> new ArrayList<>());
  }

  /** By the latest record of the sector. */
  private static Optional<Bucket> bucket(SectorBook book, Sector sector) {
    return book.asOf(LocalDate.MAX).record(sector).flatMap(SectorRecord::bucket);
  }

  /** The share of capital in spot, as near to the model's as the profile allows. */
  Optional<Percent> share(Profile profile) {
    return presets.contains(Preset.EIGHTY_TWENTY)
        ? Optional.of(profile.nearest(EIGHTY))
        : Optional.empty();
  }

  /**
   * Each bucket's usual share, in equal parts over its sectors; the first has what is left over.
   */
  Optional<SequencedMap<Sector, Percent>> weights() {
    if (byBucket.isEmpty()) {
      return Optional.empty();
    }
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    byBucket.forEach((bucket, sectors) -> {
      BigDecimal size = BigDecimal.valueOf(sectors.size());
      BigDecimal part = bucket.usual().value().divide(size, DECIMALS, RoundingMode.DOWN);
      BigDecimal over = bucket.usual().value().subtract(part.multiply(size));
      for (Sector sector : sectors) {
        boolean first = sector.equals(sectors.getFirst());
        weights.put(sector, new Percent(first ? part.add(over) : part));
      }
    });
    return Optional.of(weights);
  }
}
