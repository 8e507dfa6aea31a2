// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

/** A market of the archive. */
public enum ArchiveMarket {
  SPOT("spot", "spot"),
  /** Futures margined in USDT or USDC. */
  USDM("usdm", "futures/um");

  private final String label;
  private final String folder;

  ArchiveMarket(String label, String folder) {
    this.label = label;
    this.folder = folder;
  }

  /** The part of the archive's path. */
  String folder() {
    return folder;
  }

  /** The name that a user writes. */
  @Override
  public String toString() {
    return label;
  }
}
