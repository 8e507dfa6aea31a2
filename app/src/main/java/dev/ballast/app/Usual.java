// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import dev.ballast.market.Marketplace;
import dev.ballast.market.VenueId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;

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

  /** How far from the market an order may be, of its price. */
  public static final Percent PRICE_BAND = Percent.of("5");

  private Usual() {}
}
