// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk for a file, tried before the work whose result is to fill it. */
public final class DiskRoom {
  private DiskRoom() {}

  /**
   * Writes so many bytes under a passing name and removes them.
   *
   * @throws IOException as the disk would say it after the work
   */
  public static void tryOut(Path passing, int bytes) throws IOException {
    try {
      Files.write(passing, new byte[bytes]);
    } finally {
      Files.deleteIfExists(passing);
    }
  }
}
