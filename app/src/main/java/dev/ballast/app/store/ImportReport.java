// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.util.List;

/**
 * What an import did.
 *
 * @param store the store's folder
 * @param changed whether anything was written
 * @param files what was read, in order
 * @param skipped what was not, and why
 * @param mended what was found missing in the store itself, and what was done about it
 * @param series how many series the store holds now
 * @param rows how many rows in all
 */
public record ImportReport(
    String store,
    boolean changed,
    List<Imported> files,
    List<Skipped> skipped,
    List<String> mended,
    int series,
    long rows) {
  public ImportReport {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    mended = List.copyOf(mended);
  }

  /**
   * A file that was read, or known already.
   *
   * @param file its path
   * @param layout what it was read as
   * @param series how many series it has rows of
   * @param rows rows read
   * @param added rows that the store did not have
   * @param duplicates rows that were there already, in the file itself or in the store
   * @param replaced rows that took the place of others
   * @param known whether the same bytes had been imported before, so that it was not read again
   * @param notes what was decided or left out
   */
  public record Imported(
      String file,
      String layout,
      int series,
      long rows,
      long added,
      long duplicates,
      long replaced,
      boolean known,
      List<String> notes) {
    public Imported {
      notes = List.copyOf(notes);
    }
  }

  /** A file that was not read. */
  public record Skipped(String file, String reason) {}
}
