// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory that is soon full; tests are skipped where none may be mounted. */
public final class SmallDisk implements AutoCloseable {
  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  /** Mounts one of so many KiB on a folder, which is made. */
  public static SmallDisk at(Path place, int kibibytes) throws IOException {
    Files.createDirectories(place);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", place.toString()),
        "no disk can be mounted here");
    return new SmallDisk(place);
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    // At once for the tests, and in truth when the last file that is mapped is let go.
    if (!run("umount", "-l", place.toString())) {
      throw new IOException(place + " stays mounted");
    }
  }
}
