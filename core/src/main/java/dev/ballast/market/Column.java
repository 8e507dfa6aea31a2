// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/**
 * Something computed once of whole series, for all moments of a run. What it gives is asked as of a
 * time and may then rest on nothing that was not known by that time; a test holds it to what a
 * history cut at that time gives.
 *
 * <p>Two that are equal give the same, so they are records.
 *
 * @param <T> what it gives
 */
public interface Column<T> {
  /** Computes it of the whole history. */
  T of(History history);

  /**
   * What a run has of it where others have computed some of it before: that is read and not
   * changed, since other threads read it too. By itself it is computed anew.
   *
   * @param known that nobody changes any more
   */
  default T above(T known, History history) {
    return of(history);
  }
}
