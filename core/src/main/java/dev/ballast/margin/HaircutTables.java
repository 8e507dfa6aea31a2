// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.market.History;
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

  /** The same under the names of today's history. */
  public HaircutTables in(History history) {
    return history.changes().isEmpty()
        ? this
        : new HaircutTables(multiAssets.in(history), portfolio.in(history));
  }
}
