// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that has lost a file of its own loses nothing else by the next import. */
final class LostFilesTest {
  @TempDir private Path folder;
  private Path store;
  private Path bars;
  private Path other;

  @BeforeEach
  void storeOfFourSeries() throws IOException {
    store = folder.resolve("store");
    bars =
        Fixture.write(
            folder.resolve("perp_1d.csv"),
            Fixture.BARS,
            "2024-01-10,BTCUSDT,10,12,9,11,5",
            "2024-01-10,币安人生USDT,10,12,9,11,5",
            "2024-01-11,BTCUSDT,11,12,9,11,5");
    Path funding =
        Fixture.write(
            folder.resolve("funding_8h.csv"), "ts,symbol,funding_rate", "2024-01-10,BTCUSDT,0.001");
    Path haircuts =
        Fixture.write(
            folder.resolve("collateral_rates.csv"),
            "asset,collateral_rate,as_of,source",
            "CHZ,0.5,2025-08-07,made up");
    other =
        Fixture.write(
            folder.resolve("spot_1d.csv"), Fixture.BARS, "2024-01-10,ETHUSDT,10,12,9,11,5");
    assertThat(Ran.importing(store, bars, funding, haircuts).exit()).isZero();
  }

  @Test
  void aLostCatalogueIsMadeAnewFromTheFiles() throws IOException {
    Store before = Store.open(store);
    Files.delete(store.resolve(Catalogue.FILE));

    Ran reading = Ran.of("data", "list", "--store", store);
    assertThat(reading.exit()).isEqualTo(2);
    assertThat(reading.err())
        .contains("catalogue.tsv: gone, though the store's series are there")
        .contains("any import makes it anew");

    Ran ran = Ran.importing(store, other);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("made anew from the files of 3 series", "4 series, 5 rows");
    Store after = Store.open(store);
    assertThat(after.ids()).containsAll(before.ids()).hasSize(4);
    for (StoredSeries one : before.entries()) {
      StoredSeries now = after.entry(one.id()).orElseThrow();
      assertThat(now.file()).isEqualTo(one.file());
      assertThat(now.rows()).isEqualTo(one.rows());
      assertThat(now.first()).isEqualTo(one.first());
      assertThat(now.last()).isEqualTo(one.last());
    }
    assertThat(after.catalogue().haircuts()).isEqualTo(before.catalogue().haircuts());
    assertThat(Ran.importing(store, bars).out()).contains("3 there already");
  }

  @Test
  void ofTwoGenerationsTheLaterIsTaken() throws IOException {
    Path more =
        Fixture.write(
            folder.resolve("perp_1d_more.csv"), Fixture.BARS, "2024-01-12,BTCUSDT,11,12,9,11,5");
    assertThat(Ran.importing(store, more).exit()).isZero();
    Files.delete(store.resolve(Catalogue.FILE));
    assertThat(Ran.importing(store, other).out()).contains("4 series, 6 rows");
  }

  @Test
  void aDamagedCatalogueSaysHowToMendIt() throws IOException {
    for (String text : new String[] {"", "ballast-store\t1\nseries\tbars\n"}) {
      Files.writeString(store.resolve(Catalogue.FILE), text);
      Ran ran = Ran.importing(store, other);
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err())
          .contains("damaged; remove this file, and the next import makes it anew");
    }
    Files.delete(store.resolve(Catalogue.FILE));
    assertThat(Ran.importing(store, other).exit()).isZero();
  }

  @Test
  void aDamagedSeriesIsNotTakenForAWholeOne() throws IOException {
    Path file = store.resolve(Store.open(store).entries().getFirst().file());
    byte[] bytes = Files.readAllBytes(file);
    bytes[20]++;
    Files.write(file, bytes);
    Files.delete(store.resolve(Catalogue.FILE));
    var tree = Fixture.tree(store);
    Ran ran = Ran.importing(store, other);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(file + ": the store's catalogue.tsv is gone, and this file is");
    assertThat(Fixture.tree(store)).isEqualTo(tree);
  }

  @Test
  void aLostSeriesIsNamedAndComesBackWithItsFile() throws IOException {
    StoredSeries lost = Store.open(store).entries().getFirst();
    Files.delete(store.resolve(lost.file()));
    Ran ran = Ran.importing(store, other);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("BTC/USDT:USDT 1d (binance) was gone", "from perp_1d.csv");
    assertThat(Ran.importing(store, bars, "--replace").exit()).isZero();
    assertThat(Store.open(store).series(lost.id()).orElseThrow().size()).isEqualTo(2);
  }

  @Test
  void aLostSeriesComesBackAtOnceWhenItsOwnFileIsImported() throws IOException {
    StoredSeries lost = Store.open(store).entries().getFirst();
    Files.delete(store.resolve(lost.file()));
    assertThat(Ran.importing(store, bars).out()).contains("2 new, 1 there already");
    assertThat(Store.open(store).series(lost.id()).orElseThrow().size()).isEqualTo(2);
  }

  @Test
  void filesOfTheUserInTheFolderStay() throws IOException {
    Path mine = Fixture.write(store.resolve("mine.csv"), "a,b", "1,2");
    Path deep = Fixture.write(store.resolve("series/bars/notes.csv"), "a,b", "1,2");
    assertThat(Ran.importing(store, other).exit()).isZero();
    assertThat(mine).exists();
    assertThat(deep).exists();
  }

  @Test
  void whatAKilledFirstImportLeftIsNoStore() throws IOException {
    Files.delete(store.resolve(Catalogue.FILE));
    Files.createFile(store.resolve(StoreFiles.FIRST));
    assertThat(Ran.of("data", "list", "--store", store).err()).contains("not a store of history");
    assertThat(Ran.importing(store, other).out()).contains("imported; 1 series, 1 rows");
    assertThat(store.resolve(StoreFiles.FIRST)).doesNotExist();
    assertThat(StoreFiles.columns(store)).hasSize(1);
  }
}
