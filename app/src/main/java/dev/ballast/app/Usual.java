// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import dev.ballast.market.Marketplace;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;

/** What is meant where a file or a command does not say it. */
public final class Usual {
  /** The currency of accounts and of the pairs that are traded. */
  public static final Asset QUOTE = Asset.USDT;

  /** The venue of names that say none, whose prices stand for every other's. */
  public static final VenueId VENUE = VenueId.parse("binance");

  /** Where a plan trades. */
  public static final Marketplace MARKET = new Marketplace(VENUE, QUOTE);

  /** What a backtest starts with. */
  public static final Money CAPITAL = Money.usdt("100000");

  private Usual() {}
}
