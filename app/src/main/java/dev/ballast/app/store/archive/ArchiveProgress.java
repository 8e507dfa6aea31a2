// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

/** Told of every file that is done with; calls come one at a time. */
@FunctionalInterface
public interface ArchiveProgress {
  /**
   * One more file is done with.
   *
   * @param done how many are
   * @param all how many there are to do
   * @param last what became of this one
   */
  void done(int done, int all, Outcome last);
}
