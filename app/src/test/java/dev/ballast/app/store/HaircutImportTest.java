// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.margin.HaircutBook;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is collateral, imported by file, and what comes with the program. */
class HaircutImportTest {
  @TempDir private Path folder;

  /** In August 2025 CHZ counted for 50 % until the 8th and for 40 % from then on. */
  @Test
  void bundledRatesChangeOnTheDayOfTheirNotice() {
    HaircutBook rates = BundledRules.tables().haircuts().portfolio();
    assertThat(rates.haircut(new Asset("CHZ"), at("2025-08-07")).orElseThrow().owned())
        .isEqualByComparingTo("0.5");
    assertThat(rates.haircut(new Asset("CHZ"), at("2025-08-08")).orElseThrow().owned())
        .isEqualByComparingTo("0.4");
    assertThat(rates.versions()).allMatch(one -> !one.source().isBlank());
    assertThat(BundledRules.tables().haircuts().multiAssets().haircut(new Asset("SAND"), 0))
        .isEmpty();
  }

  @Test
  void filesAddVersionsAndTakeThePlaceOfWhatTheyStateAgain() throws IOException {
    Path store = folder.resolve("store");
    Path first =
        Fixture.write(
            folder.resolve("collateral_rates_1.csv"),
            "asset,collateral_rate,as_of,source",
            "BTC,0.9,2025-01-01,a page",
            "BTC,0.8,2025-02-01,a page");
    Path second =
        Fixture.write(
            folder.resolve("collateral_rates_2.csv"),
            "asset,collateral_rate,as_of,source",
            "BTC,0.7,2025-02-01,\"another page, corrected\"");
    Path buffers =
        Fixture.write(
            folder.resolve("multi_assets_buffers.csv"),
            "asset,bid_buffer,ask_buffer,as_of,source",
            "DOGE,0.2,0.25,2025-02-01,a page");
    assertThat(Ran.importing(store, first).exit()).isZero();
    assertThat(Ran.importing(store, second, buffers).exit()).isZero();

    HistorySource source = HistorySource.of(Store.open(store));
    HaircutBook rates = source.tables().haircuts().portfolio();
    assertThat(rates.haircut(Asset.BTC, at("2025-01-31")).orElseThrow().owned())
        .isEqualByComparingTo("0.9");
    HaircutBook.Version later = rates.version(Asset.BTC, at("2025-02-01")).orElseThrow();
    assertThat(later.haircut().owned()).isEqualByComparingTo("0.7");
    assertThat(later.source()).isEqualTo("another page, corrected");
    assertThat(rates.haircut(new Asset("CHZ"), 0)).as("the program's").isPresent();
    var doge = source.tables().haircuts().multiAssets().haircut(new Asset("DOGE"), 0).orElseThrow();
    assertThat(doge.owned()).isEqualTo(new BigDecimal("0.8"));
    assertThat(doge.owed()).isEqualTo(new BigDecimal("1.25"));
    var before = Fixture.tree(store);
    assertThat(Ran.importing(store, first, second, buffers).exit()).isZero();
    assertThat(Fixture.tree(store)).isEqualTo(before);
    assertThat(Ran.of("data", "list", "--store", store).out()).contains("haircuts of ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BTC,1.2,2025-01-01,a page | :2:5: collateral_rate is a fraction from 0 to 1: '1.2'",
        "BTC,x,2025-01-01,a page | :2:5: not a finite number: 'x'",
        "BTC,0.9,January,a page | :2:9: not a day: 'January' (write 2025-10-31)",
        "BTC,0.9,2025-01-01, | :2:20: no source; say where the figures were read",
        "?,0.9,2025-01-01,a page | :2:1: not an asset: '?'",
      })
  void mistakesHaveLineAndColumn(String row, String expected) throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("collateral_rates.csv"), "asset,collateral_rate,as_of,source", row);

    Ran ran = Ran.importing(folder.resolve("store"), file);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).hasLineCount(1).contains(file + expected);
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void oneAssetTwiceOnADayIsRefused() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("collateral_rates.csv"),
            "asset,collateral_rate,as_of,source",
            "BTC,0.9,2025-01-01,a page",
            "BTC,0.8,2025-01-01,a page");

    assertThat(Ran.importing(folder.resolve("store"), file).err())
        .contains(file + ":3:1: BTC is there twice on one day");
  }

  private static long at(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
