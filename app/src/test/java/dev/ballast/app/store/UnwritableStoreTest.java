// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place that a store cannot be written to is one line, and is left as it was. */
class UnwritableStoreTest {
  private static final int SYMBOLS = 20;
  private static final String FULL = "no space left on device; make room there, or ";

  @TempDir private Path folder;
  private Path file;

  /** Twenty symbols: 20 files of a block, the catalogue of about 2.5 KB comes last. */
  @BeforeEach
  void files() throws IOException {
    String[] lines = new String[SYMBOLS + 1];
    lines[0] = Fixture.BARS;
    for (int i = 0; i < SYMBOLS; i++) {
      lines[i + 1] = "2024-01-10T00:00:00Z,COIN" + i + "USDT,10,12,9,11,5";
    }
    file = Fixture.write(folder.resolve("spot_1d.csv"), lines);
  }

  @Test
  void aPlainFileIsNoticedBeforeAnyInputIsRead() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "mine");
    Path bad = Fixture.write(folder.resolve("bad/spot_1d.csv"), Fixture.BARS, "no,row");

    assertThat(refused(plain, bad)).isEqualTo(line(plain, "is not a folder; "));
    Path below = plain.resolve("below");
    assertThat(refused(below, bad)).isEqualTo(line(below, "is not a folder; "));
    Path tooLong = folder.resolve("new").resolve("x".repeat(256));
    assertThat(refused(tooLong, bad)).isEqualTo(line(tooLong, "file name too long; "));
    assertThat(refused(Path.of(""), bad))
        .isEqualTo("ballast: --store: the folder has an empty name; name a folder");
    assertThat(plain).hasContent("mine");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aDiskThatIsFullAlreadyIsNoticedFirst() throws IOException {
    Path disk = folder.resolve("disk");
    Path store = disk.resolve("new/store");
    Path bad = Fixture.write(folder.resolve("bad/spot_1d.csv"), Fixture.BARS, "no,row");
    try (SmallDisk _ = SmallDisk.at(disk, 4)) {
      Files.write(disk.resolve("full"), new byte[4096]);

      assertThat(refused(store, bad)).isEqualTo(line(store, FULL));
      assertThat(Fixture.tree(disk)).containsOnlyKeys("", "full");
    }
  }

  /** Blocks of 4 KiB: in the midst of the series, at the last of them, and at the catalogue. */
  @Test
  void aDiskThatBecomesFullHasNothingOnItAfterwards() throws IOException {
    Path disk = folder.resolve("disk");
    Path store = disk.resolve("new/store");
    for (int blocks : new int[] {1, SYMBOLS / 2, SYMBOLS - 1, SYMBOLS}) {
      try (SmallDisk _ = SmallDisk.at(disk, 4 * blocks)) {
        assertThat(refused(store, file)).as(blocks + " blocks").isEqualTo(line(store, FULL));
        assertThat(disk).isEmptyDirectory();
      }
    }
    try (SmallDisk _ = SmallDisk.at(disk, 4 * (SYMBOLS + 1))) {
      assertThat(Ran.importing(store, file).exit()).isZero();
      assertThat(Store.open(store).ids()).hasSize(SYMBOLS);
    }
  }

  @Test
  void aStoreThatIsThereStaysAsItWas() throws IOException {
    Path disk = folder.resolve("disk");
    Path first =
        Fixture.write(
            folder.resolve("first/spot_1d.csv"),
            Fixture.BARS,
            "2024-01-10T00:00:00Z,BTCUSDT,10,12,9,11,5");
    try (SmallDisk _ = SmallDisk.at(disk, 4 * 10)) {
      assertThat(Ran.importing(disk, first).exit()).isZero();
      SequencedMap<String, String> before = Fixture.tree(disk);

      assertThat(refused(disk, file)).isEqualTo(line(disk, FULL));
      assertThat(Fixture.tree(disk)).isEqualTo(before);
    }
  }

  private static String line(Path store, String why) {
    return "ballast: "
        + store
        + ": the store cannot be written: "
        + why
        + "name another folder with --store";
  }

  private static String refused(Path store, Path file) {
    Ran ran = Ran.importing(store, file);
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    return ran.err().strip();
  }
}
