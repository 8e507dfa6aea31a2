// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import java.util.List;

/**
 * What a venue takes as collateral in each of its pooled modes.
 *
 * @param multiAssets by bid and ask buffers
 * @param portfolio by collateral rates
 */
public record HaircutTables(HaircutBook multiAssets, HaircutBook portfolio) {
  /** Nothing is collateral. */
  public static final HaircutTables EMPTY =
      new HaircutTables(HaircutBook.of(List.of()), HaircutBook.of(List.of()));
}
