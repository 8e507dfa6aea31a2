// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFaultTest {
  @TempDir private Path folder;

  @Test
  void aNameThatIsTooLongIsSaidAsTheDiskSaysIt() {
    Path long256 = folder.resolve("x".repeat(256));

    IOException fault = catchThrowableOfType(IOException.class, () -> DiskRoom.tryOut(long256, 1));

    assertThat(DiskFault.mended(fault, "name another file"))
        .isEqualTo("file name too long; name another file");
  }

  @Test
  void aFullDiskIsMendedByRoom() throws IOException {
    Path disk = folder.resolve("disk");
    try (SmallDisk _ = SmallDisk.at(disk, 64)) {
      DiskRoom.tryOut(disk.resolve("fits"), 60 * 1024);
      assertThat(disk).isEmptyDirectory();

      IOException fault =
          catchThrowableOfType(
              IOException.class, () -> DiskRoom.tryOut(disk.resolve("not"), 65 * 1024));

      assertThat(DiskFault.mended(fault, "name another file"))
          .isEqualTo("no space left on device; make room there, or name another file");
      assertThat(disk).isEmptyDirectory();
    }
  }

  @Test
  void whatCannotBeTriedLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");

    assertThatThrownBy(() -> DiskRoom.tryOut(file.resolve("below"), 1))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("mine");
  }
}
