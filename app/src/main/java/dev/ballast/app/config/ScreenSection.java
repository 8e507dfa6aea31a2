// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.policy.MemberScreen;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;

/** Reads {@code screen} of a plan. */
final class ScreenSection {
  /** Ten years. */
  private static final int LONGEST = 3650;

  private ScreenSection() {}

  static MemberScreen read(Field field, Asset quote) {
    Mapping table = field.table("spot-volume", "perpetual-volume", "open-interest", "listed-for");
    return new MemberScreen(
        table.get("spot-volume", one -> least(one, quote)),
        table.get("perpetual-volume", one -> least(one, quote)),
        table.get("open-interest", one -> least(one, quote)),
        table.get("listed-for", one -> one.days(LONGEST)));
  }

  private static Money least(Scalar value, Asset quote) {
    Money least = value.moneyWithUnit(quote);
    if (least.signum() <= 0) {
      throw value.mistake("must be above zero, not " + least);
    }
    return least;
  }
}
