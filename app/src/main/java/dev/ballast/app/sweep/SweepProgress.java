// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

/** Who looks on while variants are run. */
public interface SweepProgress extends AutoCloseable {
  /** Nobody. */
  SweepProgress SILENT = (_, _, _) -> {};

  /**
   * So many are done.
   *
   * @param failed of these
   */
  void done(int done, int all, int failed);

  @Override
  default void close() {}
}
