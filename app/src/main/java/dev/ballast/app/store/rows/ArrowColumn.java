// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

/** The values of a column of one batch, as text. */
@FunctionalInterface
interface ArrowColumn {
  /** A column without values, or of a type that no history has. */
  ArrowColumn BLANK = row -> "";

  /** The value of a row of the batch; empty where it has none. */
  String text(int row);
}
