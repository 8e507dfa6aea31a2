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
}
