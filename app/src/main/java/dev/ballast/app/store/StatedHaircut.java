// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.margin.HaircutBook;
import java.util.Locale;

/** What counts of an asset from a day on, in one of the modes that take it as collateral. */
record StatedHaircut(Mode mode, HaircutBook.Version version) {
  /** A venue's pooled mode. */
  enum Mode {
    MULTI_ASSETS,
    PORTFOLIO_MARGIN;

    /** {@code multi-assets}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What another statement must differ in, not to take this one's place. */
  String key() {
    return mode + " " + version.asset() + " " + version.asOf();
  }
}
