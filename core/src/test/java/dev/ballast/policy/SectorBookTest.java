// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectorBookTest {
  private static final Sector DEFI = new Sector("defi");
  private static final Sector GAMING = new Sector("gaming");

  private final SectorBook book =
      SectorBook.of(
          List.of(
              record("defi", "2025-03-01", "UNI", "AAVE", "CRV"),
              record("gaming", "2024-06-01", "SAND"),
              record("defi", "2024-01-10", "UNI", "CRV")));

  @Test
  void theLatestRecordThatHasBegunHolds() {
    assertThat(codes(book.asOf(day("2025-02-28")).members(DEFI))).containsExactly("UNI", "CRV");
    assertThat(codes(book.asOf(day("2025-03-01")).members(DEFI)))
        .containsExactly("UNI", "AAVE", "CRV");
  }

  @Test
  void beforeTheFirstRecordThatOneHoldsAndItIsSaid() {
    SectorsOnDay early = book.asOf(day("2024-02-01"));
    assertThat(codes(early.members(GAMING))).containsExactly("SAND");
    assertThat(early.ahead()).containsExactly(GAMING);
    assertThat(book.asOf(day("2024-06-01")).ahead()).isEmpty();
  }

  @Test
  void majorsAreThereUnasked() {
    SectorsOnDay now = book.asOf(day("2025-10-31"));
    assertThat(now.members(Sector.MAJORS)).containsExactly(Asset.BTC, Asset.ETH);
    assertThat(book.sectors()).containsExactly(Sector.MAJORS, DEFI, GAMING);
  }

  @Test
  void anAssetsSectorChangesWithTheRecords() {
    assertThat(book.asOf(day("2024-12-31")).sectorOf(new Asset("AAVE"))).isEmpty();
    assertThat(book.asOf(day("2025-12-31")).sectorOf(new Asset("AAVE"))).contains(DEFI);
  }

  @Test
  void refusesAnAssetInTwoSectorsOnOneDay() {
    assertThatThrownBy(() ->
            SectorBook.of(
                List.of(
                    record("defi", "2024-01-10", "UNI", "LINK"),
                    record("infrastructure", "2025-01-01", "LINK"))))
        .hasMessage("LINK is in defi and in infrastructure on 2024-01-10");
    // Moving an asset is two records of one day.
    SectorBook moved =
        SectorBook.of(
            List.of(
                record("defi", "2024-01-10", "UNI", "LINK"),
                record("infrastructure", "2024-01-10", "GRT"),
                record("defi", "2025-01-01", "UNI"),
                record("infrastructure", "2025-01-01", "GRT", "LINK")));
    assertThat(moved.asOf(day("2025-01-01")).sectorOf(new Asset("LINK")))
        .contains(new Sector("infrastructure"));
  }

  @Test
  void refusesTwoRecordsOfOneDayAndStrangeMajors() {
    assertThatThrownBy(() ->
            SectorBook.of(
                List.of(record("defi", "2024-01-10", "UNI"), record("defi", "2024-01-10", "CRV"))))
        .hasMessage("defi has two records from 2024-01-10");
    assertThatThrownBy(() -> record("majors", "2024-01-10", "BTC", "SOL"))
        .hasMessage("majors are BTC and ETH, not [BTC, SOL]");
  }

  private static SectorRecord record(String sector, String from, String... members) {
    return new SectorRecord(
        new Sector(sector), day(from), 12, Arrays.stream(members).map(Asset::new).toList(), "");
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static List<String> codes(List<Asset> assets) {
    return assets.stream().map(Asset::code).toList();
  }
}
