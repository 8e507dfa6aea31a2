// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is added to and forced to the disk each time: what the disk takes by itself. */
final class ForcedFile implements AutoCloseable {
  /** Two pages of a journal with their headers. */
  private static final int SOME = 2 * (4096 + 24);

  private final FileChannel file;

  ForcedFile(Path at) throws IOException {
    this.file = FileChannel.open(at, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Adds some and forces it; the nanoseconds that it took. */
  long force() {
    long begun = System.nanoTime();
    try {
      file.write(ByteBuffer.allocate(SOME));
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return System.nanoTime() - begun;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
