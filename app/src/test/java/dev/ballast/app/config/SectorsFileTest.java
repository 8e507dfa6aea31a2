// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static dev.ballast.app.config.Wrong.both;
import static dev.ballast.app.config.Wrong.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Sector;
import dev.ballast.policy.Bucket;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SectorsFileTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 10, 31);

  @TempDir private Path folder;

  @Test
  void readsARecord() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sectors.yaml"),
            """
            sectors:
              - sector: ai
                from: 2025-10-31
                horizon: 1 month
                members: [fet, RENDER]
                thesis: >
                  Machines that
                  pay machines.
              - {sector: majors, from: 2024-01-10, members: [ETH, BTC]}
            """);
    assertThat(SectorsFile.read(file, TODAY))
        .isEqualTo(
            SectorBook.of(
                List.of(
                    new SectorRecord(
                        new Sector("ai"),
                        TODAY,
                        1,
                        List.of(new Asset("FET"), new Asset("RENDER")),
                        "Machines that pay machines."),
                    new SectorRecord(
                        Sector.MAJORS,
                        LocalDate.of(2024, 1, 10),
                        12,
                        List.of(Asset.ETH, Asset.BTC),
                        ""))));
  }

  @Test
  void theStandardSectorsSayWhyAndForHowLong() {
    SectorBook book = SectorsFile.standard(TODAY);
    assertThat(book.records())
        .allSatisfy(one -> {
          assertThat(one.thesis()).isNotBlank();
          assertThat(one.conviction().months()).isBetween(6, 12);
          assertThat(one.bucket()).isPresent();
          assertThat(one.members()).hasSizeLessThanOrEqualTo(5);
        });
    assertThat(book.asOf(LocalDate.of(2025, 1, 5)).members(new Sector("gaming"))).hasSize(4);
    assertThat(book.asOf(LocalDate.of(2025, 1, 6)).members(new Sector("gaming"))).hasSize(5);
    assertThat(book.asOf(LocalDate.of(2024, 1, 10)).ahead()).isEmpty();
    assertThat(book.sectors())
        .extracting(Sector::name)
        .containsExactly(
            "majors",
            "layer-1",
            "defi",
            "infrastructure",
            "gaming",
            "layer-2",
            "interoperability",
            "nft",
            "ai",
            "real-world-assets",
            "exchange-tokens",
            "payments",
            "memes");
  }

  /** Two enter later, the second of them before the record that follows. */
  @Test
  void aMemberEntersOnADayOfItsOwn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sectors.yaml"),
            """
            sectors:
              - sector: ai
                from: 2024-01-10
                members: [{asset: TAO, from: 2024-07-01}, FET, {asset: WLD, from: 2024-03-01}]
              - {sector: ai, from: 2025-01-01, members: [FET]}
            """);
    Sector ai = new Sector("ai");
    SectorBook book = SectorsFile.read(file, TODAY);
    assertThat(book.asOf(LocalDate.of(2024, 2, 29)).members(ai))
        .extracting(Asset::code)
        .containsExactly("FET");
    assertThat(book.asOf(LocalDate.of(2024, 3, 1)).members(ai))
        .extracting(Asset::code)
        .containsExactly("FET", "WLD");
    assertThat(book.asOf(LocalDate.of(2024, 7, 1)).members(ai))
        .extracting(Asset::code)
        .containsExactly("TAO", "FET", "WLD");
    assertThat(book.asOf(LocalDate.of(2025, 1, 1)).members(ai))
        .extracting(Asset::code)
        .containsExactly("FET");
  }

  /** Scores go with their members; the horizon counts from the record's day for all. */
  @Test
  void aMemberHasAConviction() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sectors.yaml"),
            """
            sectors:
              - sector: ai
                from: 2024-01-10
                horizon: 6 months
                bucket: speculative
                members: [{asset: TAO, from: 2024-07-01, conviction: 3}, FET, {asset: WLD, conviction: 0.5}]
            """);
    assertThat(SchemaCheck.errors(Schema.SECTORS, Files.readString(file))).isEmpty();
    SectorBook book = SectorsFile.read(file, TODAY);
    SectorRecord early =
        book.asOf(LocalDate.of(2024, 6, 30)).record(new Sector("ai")).orElseThrow();
    assertThat(early.conviction().scores()).isEqualTo(Map.of(new Asset("WLD"), 0.5));
    SectorRecord late = book.asOf(LocalDate.of(2024, 7, 1)).record(new Sector("ai")).orElseThrow();
    assertThat(late.conviction().of(new Asset("TAO"))).isEqualTo(3);
    assertThat(late.conviction().of(new Asset("FET"))).isEqualTo(1);
    assertThat(late.conviction().ends()).isEqualTo(LocalDate.of(2024, 7, 10));
    assertThat(late.bucket()).contains(Bucket.SPECULATIVE);
  }

  static Stream<Wrong> mistakes() {
    return Stream.of(
        both("sectors:\n", "1:1", "sectors: expected a list, found nothing"),
        both("sectors: []\n", "1:1", "sectors: no sector; name at least one"),
        both("sector: []\n", "1:1", "sector: unknown key; did you mean 'sectors'?"),
        both(
            "sectors: [{from: 2024-01-10, members: [UNI]}]\n",
            "1:11",
            "sectors[1]: 'sector' is missing"),
        both(
            "sectors:\n  - sector: DeFi\n    from: 2024-01-10\n    members: [UNI]\n",
            "2:13",
            "sectors[1].sector: not a sector's name: 'DeFi' (lower case letters, digits and"
                + " hyphens)"),
        reader(
            "sectors:\n  - {sector: defi, from: 2025-11-01, members: [UNI]}\n",
            "2:26",
            "sectors[1].from: is in the future: 2025-11-01 (today is 2025-10-31)"),
        both(
            "sectors:\n  - {sector: defi, from: 10/01/2024, members: [UNI]}\n",
            "2:26",
            "sectors[1].from: not a date: '10/01/2024' (write 2025-10-31)"),
        both(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: []}\n",
            "2:38",
            "sectors[1].members: defi has no members"),
        both(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: [UNI, UNI]}\n",
            "2:53",
            "sectors[1].members[2]: UNI is named twice"),
        both(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: [UNI-USDT]}\n",
            "2:48",
            "sectors[1].members[1]: not an asset: 'UNI-USDT' (write its code, such as BTC)"),
        reader(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: [{asset: UNI, from: 2024-01-10}]}\n",
            "2:67",
            "sectors[1].members[1].from: is not after 2024-01-10, from when the record holds; write"
                + " the asset's code alone"),
        reader(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: [CRV, UNI, {asset: UNI, from: 2024-03-01}]}\n",
            "2:66",
            "sectors[1].members[3].asset: UNI is named twice"),
        reader(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: [{asset: UNI, from: 2024-03-01}]}\n",
            "2:38",
            "sectors[1].members: defi has no members"),
        both(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: [CRV, {asset: UNI}]}\n",
            "2:53",
            "sectors[1].members[2]: 'from' is missing"),
        reader(
            """
            sectors:
              - {sector: defi, from: 2024-01-10, members: [CRV, {asset: LINK, from: 2024-09-01}]}
              - {sector: infrastructure, from: 2024-06-01, members: [LINK]}
            """,
            "3:5",
            "sectors[2]: LINK is in defi and in infrastructure on 2024-09-01"),
        reader(
            """
            sectors:
              - {sector: defi, from: 2024-01-10, members: [CRV, {asset: UNI, from: 2024-09-01}]}
              - {sector: defi, from: 2024-09-01, members: [CRV]}
            """,
            "3:5",
            "sectors[2]: defi has two records from 2024-09-01"),
        reader(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: [USDT]}\n",
            "2:48",
            "sectors[1].members[1]: USDT is the currency, not a member of a sector"),
        reader(
            "sectors:\n  - {sector: majors, from: 2024-01-10, members: [BTC]}\n",
            "2:40",
            "sectors[1].members: majors are BTC and ETH, not [BTC]"),
        both(
            "sectors:\n  - {sector: defi, from: 2024-01-10, members: [CRV, {asset: UNI, conviction: 0}]}\n",
            "2:78",
            "sectors[1].members[2].conviction: out of range: 0 (0.1 to 100)"),
        both(
            "sectors:\n  - {sector: defi, from: 2024-01-10, bucket: small, members: [UNI]}\n",
            "2:46",
            "sectors[1].bucket: not one of majors, mid-cap, speculative: 'small'"),
        reader(
            "sectors:\n  - {sector: defi, from: 2024-01-10, bucket: majors, members: [UNI]}\n",
            "2:46",
            "sectors[1].bucket: majors are the sector majors and no other"),
        reader(
            "sectors:\n  - {sector: majors, from: 2024-01-10, bucket: mid-cap, members: [BTC, ETH]}\n",
            "2:48",
            "sectors[1].bucket: majors are a bucket of their own, not mid-cap"),
        both(
            "sectors:\n  - {sector: defi, from: 2024-01-10, horizon: 12, members: [UNI]}\n",
            "2:47",
            "sectors[1].horizon: not a number of months: '12' (write 12 months)"),
        both(
            "sectors:\n  - {sector: defi, from: 2024-01-10, horizon: 0 months, members: [UNI]}\n",
            "2:47",
            "sectors[1].horizon: out of range: 0 months (1 to 120)"),
        reader(
            """
            sectors:
              - {sector: defi, from: 2024-01-10, members: [UNI, LINK]}
              - {sector: infrastructure, from: 2024-06-01, members: [LINK]}
            """,
            "3:5",
            "sectors[2]: LINK is in defi and in infrastructure on 2024-01-10"),
        reader(
            """
            sectors:
              - {sector: defi, from: 2024-01-10, members: [UNI]}
              - {sector: defi, from: 2024-01-10, members: [CRV]}
            """,
            "3:5",
            "sectors[2]: defi has two records from 2024-01-10"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysThePlaceInOneLine(Wrong wrong) throws IOException {
    Path file = Files.writeString(folder.resolve("sectors.yaml"), wrong.text());
    assertThatThrownBy(() -> SectorsFile.read(file, TODAY))
        .isInstanceOf(UserMistake.class)
        .hasMessage(wrong.line(file.toString()));
    if (wrong.bySchema()) {
      assertThat(SchemaCheck.errors(Schema.SECTORS, wrong.text())).isNotEmpty();
    }
  }
}
