// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.main;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The process's output, which remembers what a print writer swallows: that it was not written. */
final class StandardOutput extends FilterOutputStream {
  private @Nullable IOException fault;

  StandardOutput() {
    super(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int count) throws IOException {
    try {
      out.write(octets, from, count);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  private IOException remembered(IOException e) {
    fault = e;
    return e;
  }

  /** Why not all was written. A reader that has gone, as {@code head} goes, is no fault. */
  Optional<IOException> fault() {
    return Optional.ofNullable(fault)
        .filter(one -> !String.valueOf(one.getMessage()).contains("Broken pipe"));
  }
}
