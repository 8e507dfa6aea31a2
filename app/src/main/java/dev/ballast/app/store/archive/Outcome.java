// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.nio.file.Path;

/** What became of one file of the archive. */
public sealed interface Outcome {
  ArchiveFile file();

  /**
   * Fetched now, and its checksum agrees.
   *
   * @param bytes its size
   */
  record Fetched(ArchiveFile file, Path path, long bytes) implements Outcome {}

  /** Fetched and verified by an earlier download. */
  record Held(ArchiveFile file, Path path) implements Outcome {}

  /** The archive has no such file: the symbol did not trade yet, or the day was lost. */
  record Missing(ArchiveFile file) implements Outcome {}

  /** Not to be had now, though the archive may have it. */
  record Failed(ArchiveFile file, String reason) implements Outcome {}
}
