// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

/** A kind of file in the archive, by its folder's name there. */
public enum ArchiveType {
  KLINES("klines", true, true, true),
  MARK_PRICE_KLINES("markPriceKlines", true, true, true),
  INDEX_PRICE_KLINES("indexPriceKlines", true, true, true),
  /** Every settlement; published once its month is over. */
  FUNDING_RATE("fundingRate", false, true, false),
  /** Open interest every five minutes; one file a day. */
  METRICS("metrics", false, false, true);

  private final String folder;
  private final boolean bars;
  private final boolean monthly;
  private final boolean daily;

  ArchiveType(String folder, boolean bars, boolean monthly, boolean daily) {
    this.folder = folder;
    this.bars = bars;
    this.monthly = monthly;
    this.daily = daily;
  }

  /** Whether the files are of one interval each. */
  boolean bars() {
    return bars;
  }

  /** Whether there are files of a month. */
  boolean monthly() {
    return monthly;
  }

  /** Whether there are files of a day. */
  boolean daily() {
    return daily;
  }

  /** Spot has bars of trades and nothing else. */
  boolean existsFor(ArchiveMarket market) {
    return market == ArchiveMarket.USDM || this == KLINES;
  }

  /** The name in the archive and on the command line. */
  @Override
  public String toString() {
    return folder;
  }
}
