// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

/** Which lots a sale sells first. */
public enum LotMethod {
  /** First in, first out. */
  FIFO,
  /** Last in, first out. */
  LIFO,
  /** The highest cost a unit first, so that a sale realises least. */
  HIFO,
  /** Those of stated days, then first in, first out. */
  SPECIFIC
}
