// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

/** Listens to an import as it goes on. */
public interface ImportProgress {
  /** Says nothing to nobody. */
  ImportProgress SILENT = new ImportProgress() {};

  /** Before the first file: how many there are, and their bytes on disk in all. */
  default void started(int files, long bytes) {}

  /** Before each file. */
  default void file(String name) {}

  /** Bytes read since the last call. */
  default void advanced(long bytes) {}

  /** After the last, whether or not all went well. */
  default void ended() {}
}
