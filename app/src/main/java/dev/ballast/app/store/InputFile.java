// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A file to be imported: plain, gzip or zip (of one file).
 *
 * @param path where it lies
 * @param named whether the user named it, rather than its folder
 * @param size bytes on disk
 */
record InputFile(Path path, boolean named, long size) {
  String name() {
    return path.getFileName().toString();
  }

  /** The name without the endings of compression and format. */
  String stem() {
    String name = name();
    for (String ending :
        new String[] {
          ".gz", ".zip", ".csv", ".json", ".txt", ".tsv", ".parquet", ".feather", ".arrow"
        }) {
      if (name.endsWith(ending)) {
        name = name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** Whether it is compressed or an archive. */
  boolean packed() {
    return name().endsWith(".gz") || name().endsWith(".zip");
  }

  String sha256() {
    try {
      return Hash.of(path);
    } catch (IOException e) {
      throw unreadable(e, 0);
    }
  }

  /** The unpacked content; bytes read from disk are told to the listener. */
  InputStream open(LongConsumer bytesRead) {
    if (size == 0) {
      throw mistake("the file is empty; fetch it again");
    }
    try {
      InputStream raw = new Counting(Files.newInputStream(path), bytesRead);
      if (name().endsWith(".gz")) {
        return new GZIPInputStream(raw, 1 << 16);
      }
      return name().endsWith(".zip") ? unzipped(raw) : new BufferedInputStream(raw, 1 << 16);
    } catch (IOException e) {
      throw unreadable(e, 0);
    }
  }

  private InputStream unzipped(InputStream raw) throws IOException {
    ZipInputStream zip = new ZipInputStream(new BufferedInputStream(raw, 1 << 16));
    ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().endsWith(".csv")) {
      throw mistake("not a zip archive of one .csv file; fetch it again");
    }
    return zip;
  }

  /** What to say of a read that failed after this many whole lines. */
  UserMistake unreadable(IOException fault, long lines) {
    String cause =
        fault instanceof EOFException || String.valueOf(fault.getMessage()).contains("end of")
            ? "the compressed data is cut off"
            : "cannot be read (" + fault.getMessage() + ")";
    return mistake(cause + (lines > 0 ? " after line " + lines : "") + "; fetch the file again");
  }

  UserMistake mistake(String what) {
    return new UserMistake(path + ": " + what);
  }

  private static final class Counting extends FilterInputStream {
    private final LongConsumer listener;

    Counting(InputStream in, LongConsumer listener) {
      super(in);
      this.listener = listener;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        listener.accept(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        listener.accept(count);
      }
      return count;
    }
  }
}
