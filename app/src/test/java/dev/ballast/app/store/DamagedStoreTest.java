// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody overwrote in a store is told, and comes back with the file it came from. */
class DamagedStoreTest {
  @TempDir private Path folder;
  private Path store;
  private Path bars;
  private Path other;

  @BeforeEach
  void storeOfOneSeries() throws IOException {
    store = folder.resolve("store");
    bars =
        Fixture.write(
            folder.resolve("perp_1d.csv"),
            Fixture.BARS,
            "2024-01-10,BTCUSDT,10,12,9,11,5",
            "2024-01-11,BTCUSDT,11,12,9,11,5");
    other =
        Fixture.write(
            folder.resolve("spot_1d.csv"), Fixture.BARS, "2024-01-10,ETHUSDT,10,12,9,11,5");
    Path haircuts =
        Fixture.write(
            folder.resolve("collateral_rates.csv"),
            "asset,collateral_rate,as_of,source",
            "CHZ,0.5,2025-08-07,made up");
    assertThat(Ran.importing(store, bars, haircuts).exit()).isZero();
  }

  private StoredSeries series() {
    return Store.open(store).entries().getFirst();
  }

  private Path columns() {
    return store.resolve(series().file());
  }

  /** Two times of 8 bytes, then the opens: the first, 10.0, is 40 24 and six zeros backwards. */
  private void overwriteAPrice() throws IOException {
    byte[] bytes = Files.readAllBytes(columns());
    assertThat(ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getDouble(16))
        .isEqualTo(10);
    bytes[22] ^= 1; // 0x24 to 0x25: 10.0 to 10.5
    Files.write(columns(), bytes);
  }

  /** A store as it was written before there were checksums. */
  private void forgetChecksums() throws IOException {
    Path catalogue = store.resolve(Catalogue.FILE);
    List<String> lines =
        Files.readAllLines(catalogue).stream()
            .map(line -> line.startsWith("series") ? line.replaceFirst("\\t[0-9a-f]+$", "") : line)
            .toList();
    Files.writeString(catalogue, String.join("\n", lines) + "\n");
    assertThat(series().checksum()).isEmpty();
  }

  /** The check value of CRC-32C in Koopman's and every other table of them. */
  @Test
  void theChecksumIsCrc32c() {
    ByteBuffer digits = ByteBuffer.wrap("123456789".getBytes(StandardCharsets.US_ASCII));
    assertThat(SeriesFile.checksum(digits)).isEqualTo(0xE3069283L);
  }

  @Test
  void anOverwrittenPriceIsToldByWhatReadsIt() throws IOException {
    overwriteAPrice();

    Ran ran = Ran.of("data", "check", "--store", store);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err().strip())
        .isEqualTo(
            "ballast: "
                + columns()
                + ": damaged, it is not what was written; import again what it held: ballast data"
                + " import --replace perp_1d.csv --store "
                + store);
  }

  @Test
  void soIsAFileThatIsShorter() throws IOException {
    Files.write(columns(), new byte[8]);
    assertThat(Ran.of("data", "check", "--store", store).err())
        .contains(columns() + ": damaged, it is not what was written");
  }

  @Test
  void itsOwnFileMendsIt() throws IOException {
    for (String how : List.of("--replace", "--json")) {
      overwriteAPrice();
      Ran ran = Ran.importing(store, bars, how);
      assertThat(ran.exit()).as(ran.toString()).isZero();
      assertThat(ran.out()).contains("BTC/USDT:USDT 1d (binance) was damaged in the store (2 rows");
      assertThat(SeriesFile.read(store, series()).value(0, 0)).isEqualTo(10);
    }
  }

  @Test
  void anImportOfAnotherFileTakesNothingOverFromIt() throws IOException {
    overwriteAPrice();
    Ran ran = Ran.importing(store, other);
    assertThat(ran.out())
        .contains("was damaged in the store (2 rows, from perp_1d.csv); import these files again");
    assertThat(Store.open(store).ids()).hasSize(1);
    assertThat(Ran.importing(store, bars, "--replace").exit()).isZero();
    assertThat(Store.open(store).ids()).hasSize(2);
  }

  @Test
  void aStoreWithoutChecksumsIsReadAndGetsThemWithTheNextImport() throws IOException {
    forgetChecksums();
    assertThat(Ran.of("data", "check", "--store", store).exit()).isZero();
    assertThat(SeriesFile.read(store, series()).value(0, 0)).isEqualTo(10);

    assertThat(Ran.importing(store, other).exit()).isZero();
    assertThat(Store.open(store).entries()).allMatch(one -> one.checksum().isPresent());
  }

  @Test
  void theNextImportVerifiesSuchAStoreByItsNames() throws IOException {
    forgetChecksums();
    overwriteAPrice();
    assertThat(Ran.importing(store, other).out()).contains("was damaged in the store");
  }

  @Test
  void aTableIsVerifiedByItsName() throws IOException {
    Path table = store.resolve(Store.open(store).catalogue().haircuts().orElseThrow());
    Files.writeString(table, Files.readString(table).replace("0.5", "0.9"));
    assertThatThrownBy(() -> Store.open(store).tables())
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            table
                + ": damaged, it is not what was written; remove it, and import the files of the"
                + " haircuts again with --replace");
    Files.delete(table);
    assertThat(Ran.importing(store, folder.resolve("collateral_rates.csv"), "--replace").exit())
        .isZero();
    assertThat(Store.open(store).tables()).isNotNull();
  }
}
