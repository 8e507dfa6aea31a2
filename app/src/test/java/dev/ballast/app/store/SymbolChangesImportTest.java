// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of symbol changes holds for all that is read, whenever it is imported. */
final class SymbolChangesImportTest {
  private static final String HEADER = "old,new,ratio,day,source";

  @TempDir private Path folder;

  @Test
  void thePastGoesOnUnderTheNewName() throws IOException {
    Path store = folder.resolve("store");
    Path bars =
        Fixture.write(
            folder.resolve("spot_1d.csv"),
            Fixture.BARS,
            "2024-09-11,MATICUSDT,0.4,0.4,0.4,0.4,10",
            "2024-09-12,MATICUSDT,0.4,0.4,0.4,0.4,10",
            "2024-09-13,POLUSDT,0.4,0.5,0.4,0.5,10");
    Path changes =
        Fixture.write(
            folder.resolve("symbol_changes.csv"), HEADER, "MATIC,POL,1,2024-09-13,made up");
    assertThat(Ran.importing(store, bars).exit()).isZero();
    Ran ran = Ran.importing(store, changes);
    assertThat(ran.out()).contains("symbol_changes.csv: symbol changes, 1 rows, 1 new");
    Store opened = Store.open(store);
    SeriesId pol = SeriesId.bars(Ids.parse("POL/USDT"), Interval.DAY);
    assertThat(opened.history().ids()).containsExactly(pol);
    assertThat(opened.history().series(pol).orElseThrow().size()).isEqualTo(3);
    assertThat(opened.ids()).as("as recorded").hasSize(2);
    assertThat(Ran.importing(store, bars).out()).contains("already imported");
    assertThat(Ran.of("data", "check", "--store", store, "--all").out()).doesNotContain("MATIC");
  }

  /** 0.00005 to 9 over two missing days is a factor of 180,000. */
  @Test
  void aReusedSymbolIsNamedByTheCheckUntilItIsStated() throws IOException {
    Path store = folder.resolve("store");
    Path bars =
        Fixture.write(
            folder.resolve("spot_1d.csv"),
            Fixture.BARS,
            "2022-05-13,LUNAUSDT,0.00005,0.00005,0.00005,0.00005,10",
            "2022-05-16,LUNAUSDT,9,9,9,9,10");
    assertThat(Ran.importing(store, bars).exit()).isZero();
    assertThat(Ran.of("data", "check", "--store", store).out().replaceAll("\\s+", " "))
        .contains(
            "from 5.0E-5 to 9.0 (x 1.800e+05) on 2022-05-16, across 2 missing bars",
            "the series is cut there");
    Path changes =
        Fixture.write(
            folder.resolve("symbol_changes.csv"), HEADER, "LUNA,LUNC,1,2022-05-15,made up");
    assertThat(Ran.importing(store, changes).exit()).isZero();
    assertThat(Ran.of("data", "check", "--store", store).out())
        .doesNotContain("cut there", "1.800e+05");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MATIC,POL,0,2024-09-13,x    | 2:11 | must be above zero",
        "A,B,1e300,2024-09-13,x      | 2:5  | a ratio of '1e300' is no redenomination",
        "A,B,1e-300,2024-09-13,x     | 2:5  | a ratio of '1e-300' is no redenomination",
        "A,B,1000000001,2024-09-13,x | 2:5  | 1000000000 units of the new",
        "SOLUSDT,SOL,1,2024-09-13,x  | 2:1  | is a pair; write the asset, SOL",
        "AB,abfdusd,1,2024-09-13,x   | 2:4  | is a pair; write the asset, AB",
        "MATIC,POL,one,2024-09-13,x  | 2:11 | not a finite number",
        "MATIC,POL,1,13.09.2024,x    | 2:13 | not a day",
        "MATIC,POL,1,2094-09-13,x    | 2:13 | lies in the future",
        "MATIC,POL,1,2024-09-13,     | 2:24 | no source",
        "MA/TIC,POL,1,2024-09-13,x   | 2:1  | not an asset"
      })
  void mistakesHaveTheirPlace(String row, String place, String said) throws IOException {
    Path file = Fixture.write(folder.resolve("symbol_changes.csv"), HEADER, row);
    Ran ran = Ran.importing(folder.resolve("store"), file);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(file + ":" + place + ": ", said);
  }

  /** WBTC, crvUSD and USDT are assets, though they read as pairs too; and the largest ratio. */
  @Test
  void assetsThatReadAsPairsAreAssets() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("symbol_changes.csv"),
            HEADER,
            "WBTC,CRVUSD,1000000000,2024-09-13,x",
            "USDT,FDUSD,0.000000001,2024-09-13,x");
    assertThat(Ran.importing(folder.resolve("store"), file).exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "A,B,1,2024-01-01,x; B,A,1,2024-01-01,x; ''",
        "A,B,1,2024-01-01,x; B,C,1,2024-01-01,x; C,A,1,2024-01-01,x",
      })
  void aCircleOnOneDayIsRefused(String first, String second, String third) throws IOException {
    Path file = Fixture.write(folder.resolve("symbol_changes.csv"), HEADER, first, second, third);
    int line = third.isEmpty() ? 3 : 4;
    assertThat(Ran.importing(folder.resolve("store"), file).err())
        .startsWith("ballast: " + file + ":" + line + ":1: ")
        .contains("on the same day");

    Path one = Fixture.write(folder.resolve("one/symbol_changes.csv"), HEADER, first);
    Path rest = Fixture.write(folder.resolve("two/symbol_changes.csv"), HEADER, second, third);
    assertThat(Ran.importing(folder.resolve("store"), one).exit()).isZero();
    assertThat(Ran.importing(folder.resolve("store"), rest).err())
        .startsWith("ballast: " + rest + ": ")
        .contains("becomes itself again that day");
  }

  /** A name that comes back on a later day ends: the past of A is that of B between the days. */
  @Test
  void aNameMayComeBackOnALaterDay() throws IOException {
    Path store = folder.resolve("store");
    Path file =
        Fixture.write(
            folder.resolve("symbol_changes.csv"),
            HEADER,
            "A,B,1,2024-01-02,x",
            "B,A,1,2024-01-03,x");
    Path bars =
        Fixture.write(
            folder.resolve("spot_1d.csv"),
            Fixture.BARS,
            "2024-01-01,AUSDT,1,1,1,1,10",
            "2024-01-02,BUSDT,2,2,2,2,10",
            "2024-01-03,AUSDT,3,3,3,3,10");
    assertThat(Ran.importing(store, file, bars).exit()).isZero();
    SeriesId id = SeriesId.bars(Ids.parse("A/USDT"), Interval.DAY);
    assertThat(Store.open(store).history().series(id).orElseThrow().size()).isEqualTo(3);
  }
}
