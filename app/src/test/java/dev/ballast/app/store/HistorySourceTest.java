// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.testing.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where history is looked for, and the cache in between. */
final class HistorySourceTest {
  private static final String ROW = "2024-01-10T00:00:00Z,BTCUSDT,10,12,9,11,5";

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Map<String, String> environment = Map.of();
  private Path data;
  private final List<String> read = new ArrayList<>();

  @BeforeEach
  void folderOfFiles() throws IOException {
    environment = Map.of("HOME", folder.resolve("home").toString());
    data = folder.resolve("files");
    Fixture.write(data.resolve("spot_1d.csv"), Fixture.BARS, ROW);
  }

  private HistorySource open(Path dataOption) {
    ImportProgress progress =
        new ImportProgress() {
          @Override
          public void file(String name) {
            read.add(name);
          }
        };
    return HistorySource.open(dataOption, null, environment, progress, NOW);
  }

  @Test
  void aFolderIsImportedOnce() throws IOException {
    HistorySource first = open(data);
    assertThat(first.history().ids()).hasSize(1);
    assertThat(read).containsExactly("spot_1d.csv");
    Path cache = folder.resolve("home/.cache/ballast");
    assertThat(first.store().folder()).hasParent(cache);

    open(data);
    assertThat(read).hasSize(1);

    Fixture.write(data.resolve("perp_1d.csv"), Fixture.BARS, ROW);
    assertThat(open(data).history().ids()).hasSize(2);
    assertThat(read).hasSize(3);
    assertThat(cache.toFile().list()).as("the store of the folder as it was is gone").hasSize(1);
  }

  @Test
  void aStoreIsOpenedAsItIs() {
    Path store = folder.resolve("store");
    new Importer(store, ImportOptions.DEFAULT, ImportProgress.SILENT, NOW).importAll(List.of(data));
    assertThat(open(store).store().folder()).isEqualTo(store);
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void bundledRulesStandInForThoseThatTheStoreLacks() {
    HistorySource source = open(data);
    assertThat(source.rules().instrument(Ids.parse("ETH/USDT:USDT"), 0)).isPresent();
    assertThat(source.tables().brackets().brackets(Ids.parse("BTC/USDT:USDT"), 0)).isPresent();
    assertThat(source.tables().brackets().brackets(Ids.parse("SOL/USDT:USDT"), 0)).isEmpty();
  }

  @Test
  void theStoresPlaceFollowsTheEnvironment() {
    Path option = Path.of("x");
    Map<String, String> all = Map.of("BALLAST_STORE", "/s", "XDG_DATA_HOME", "/d", "HOME", "/h");
    assertThat(StorePlace.store(option, all)).isEqualTo(option);
    assertThat(StorePlace.store(null, all)).isEqualTo(Path.of("/s"));
    assertThat(StorePlace.store(null, Map.of("XDG_DATA_HOME", "/d", "HOME", "/h")))
        .isEqualTo(Path.of("/d/ballast"));
    assertThat(StorePlace.store(null, Map.of("XDG_DATA_HOME", "", "HOME", "/h")))
        .isEqualTo(Path.of("/h/.local/share/ballast"));
    assertThat(StorePlace.cache(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")))
        .isEqualTo(Path.of("/c/ballast"));
  }

  @Test
  void whatIsNoStoreIsAMistake() throws IOException {
    assertThatThrownBy(() -> open(folder.resolve("nowhere")))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("no such file or folder (--data)");
    assertThatThrownBy(
            () -> HistorySource.open(null, data, environment, ImportProgress.SILENT, NOW))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("not a store of history; import files with");
    Path newer = folder.resolve("newer");
    Files.createDirectories(newer);
    Files.writeString(newer.resolve("catalogue.tsv"), "ballast-store\t2\nend\t2\n");
    assertThatThrownBy(() -> Store.open(newer))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("another version of ballast");
  }

  @Test
  void damageInAStoreIsSaid() throws IOException {
    Store store = open(data).store();
    Path column = store.folder().resolve(store.entries().getFirst().file());
    Files.write(column, new byte[8]);
    assertThatThrownBy(() -> store.series(store.ids().getFirst()))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("damaged, it is not what was written");
    Path catalogue = store.folder().resolve("catalogue.tsv");
    String text = Files.readString(catalogue);
    Files.writeString(catalogue, text.substring(0, text.length() - 4));
    assertThatThrownBy(() -> Store.open(store.folder()))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("the catalogue is damaged");
  }

  @Test
  void twoImportsAtOnceBothHold() throws Exception {
    Path store = folder.resolve("store");
    Fixture.write(data.resolve("perp_1d.csv"), Fixture.BARS, ROW);
    List<Thread> threads = new ArrayList<>();
    for (String name : List.of("spot_1d.csv", "perp_1d.csv")) {
      threads.add(
          Thread.ofPlatform()
              .start(() ->
                  new Importer(store, ImportOptions.DEFAULT, ImportProgress.SILENT, NOW)
                      .importAll(List.of(data.resolve(name)))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(Store.open(store).ids()).hasSize(2);
  }

  @Test
  void namesOnDiskAreSafeAndApart() throws IOException {
    Fixture.write(
        folder.resolve("in/um/BTCUSDT_251226-1d-2025-10-01.csv"),
        "1759276800000,115000,119000,114000,118500,9,1759363199999,20.5,3,2,20,0");
    Fixture.write(
        folder.resolve("in/perp_1d.csv"),
        Fixture.BARS,
        "2024-01-10T00:00:00Z,币安人生USDT,10,12,9,11,5");
    Store store = open(folder.resolve("in")).store();
    assertThat(
            store.entries().stream().map(one -> one.file().replaceAll("\\.[0-9a-f]{16}\\.", ".")))
        .containsExactly(
            "series/bars/BTC_USDT~USDT-251226.1d.binance.col",
            "series/bars/%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9F_USDT~USDT.1d.binance.col");
    store.ids().forEach(id -> assertThat(store.series(id).orElseThrow().size()).isEqualTo(1));
  }
}
