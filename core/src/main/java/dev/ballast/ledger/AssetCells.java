// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What there is of each asset in each book: a slot an asset, a cell a book. */
final class AssetCells {
  private final BookCells cells;
  private final TreeMap<Asset, Integer> slots = new TreeMap<>();
  private final List<Asset> assets = new ArrayList<>();
  private int[] first = new int[16];
  private int[] unit = new int[16];

  AssetCells(BookCells cells) {
    this.cells = cells;
  }

  /** The asset's slot, the same at every call. */
  int slot(Asset asset) {
    Integer known = slots.get(asset);
    return known == null ? add(asset) : known;
  }

  private int add(Asset asset) {
    int slot = assets.size();
    if (slot == first.length) {
      first = Arrays.copyOf(first, 2 * slot);
      unit = Arrays.copyOf(unit, 2 * slot);
    }
    unit[slot] = cells.unit();
    first[slot] = cells.add(Book.COUNT, unit[slot]);
    assets.add(asset);
    slots.put(asset, slot);
    return slot;
  }

  /** Every asset that has a slot, in order of its code. */
  SequencedMap<Asset, Integer> slots() {
    return slots;
  }

  Asset asset(int slot) {
    return assets.get(slot);
  }

  int cell(Book book, int slot) {
    return first[slot] + book.column();
  }

  /** The unit that all cells of the asset are in. */
  int unit(int slot) {
    return unit[slot];
  }
}
