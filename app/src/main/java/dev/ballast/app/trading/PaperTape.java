// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.market.Bar;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Tape;
import dev.ballast.unit.Price;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The tape of a session on paper. At a moment on record it is what the exchange has recorded there;
 * between two, orders that are sent meet the price of now.
 */
final class PaperTape implements Tape {
  private final PaperFeed feed;
  private final Map<InstrumentId, Optional<Price>> prices = new HashMap<>();
  private long asked = Long.MIN_VALUE;

  PaperTape(PaperFeed feed) {
    this.feed = feed;
  }

  /** Lets what is sent at this moment meet a market, also between the moments on record. */
  void trade() {
    prices.clear();
    asked = feed.time();
  }

  @Override
  public long time() {
    return feed.time();
  }

  @Override
  public MarketView view() {
    return feed.view();
  }

  @Override
  public Optional<Price> mark(InstrumentId id) {
    return feed.mark(id);
  }

  @Override
  public boolean closes() {
    return feed.isOnRecord() && feed.record().closes();
  }

  @Override
  public List<Settlement> settlements() {
    return feed.isOnRecord() ? feed.told().settlements() : List.of();
  }

  @Override
  public List<Expiry> expiries() {
    return feed.isOnRecord() ? feed.told().expiries() : List.of();
  }

  @Override
  public Optional<Bar> bar(InstrumentId id) {
    return feed.isOnRecord() ? feed.record().bar(id) : Optional.empty();
  }

  @Override
  public Optional<Bar> markBar(InstrumentId id) {
    return feed.isOnRecord() ? feed.record().markBar(id) : Optional.empty();
  }

  @Override
  public boolean opens() {
    return feed.isOnRecord() ? feed.record().opens() : asked == feed.time();
  }

  @Override
  public Optional<Price> open(InstrumentId id) {
    return feed.isOnRecord()
        ? feed.record().open(id)
        : prices.computeIfAbsent(id, feed.market()::price);
  }

  @Override
  public OptionalDouble openingVolume(InstrumentId id) {
    return feed.isOnRecord()
        ? feed.record().openingVolume(id)
        : feed.market().volume(id, feed.time());
  }
}
