// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Position;
import dev.ballast.engine.Session;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Where a run's profit came from, exactly: by asset and by cause, both summing to the change in
 * equity less what was paid in.
 *
 * @param byAsset gained +, lost -, by the asset traded or held
 * @param byCause the same, by cause
 * @param paidIn deposits less withdrawals after the start, in the quote at the end's marks
 * @param change in equity from first to last
 */
public record ProfitStatement(
    SequencedMap<Asset, Money> byAsset,
    SequencedMap<Cause, Money> byCause,
    Money paidIn,
    Money change) {

  /** What made a profit or a loss. */
  public enum Cause {
    SPOT_PRICES("spot prices"),
    FUTURES_PRICES("futures prices"),
    FUNDING("funding"),
    FEES("fees"),
    SLIPPAGE("slippage");

    private final String label;

    Cause(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** Copies the maps. */
  public ProfitStatement {
    byAsset = Collections.unmodifiableSequencedMap(new TreeMap<>(byAsset));
    byCause = Collections.unmodifiableSequencedMap(new TreeMap<>(byCause));
  }

  /**
   * The statement of what happened between two snapshots.
   *
   * @param events after the first snapshot, up to the last
   */
  public static ProfitStatement of(
      Session.Snapshot first, Session.Snapshot last, List<Event> events) {
    Tally tally = new Tally(first, last);
    events.forEach(tally::add);
    return tally.close();
  }

  /** What one cause has made. */
  public Money by(Cause cause) {
    return byCause.getOrDefault(cause, Money.zero(change.asset()));
  }

  /** What is not explained: zero, or a profit was counted twice or not at all. */
  public Money unexplained() {
    Money sum = paidIn;
    for (Money part : byCause.values()) {
      sum = sum.plus(part);
    }
    return change.minus(sum);
  }

  private static final class Tally {
    private final Session.Snapshot first;
    private final Session.Snapshot last;
    private final Asset quote;
    private final TreeMap<Asset, Map<Cause, Money>> parts = new TreeMap<>();
    private final TreeMap<InstrumentId, Quantity> positions = new TreeMap<>();
    private Money paidIn;

    Tally(Session.Snapshot first, Session.Snapshot last) {
      this.first = first;
      this.last = last;
      this.quote = first.marks().quote();
      this.paidIn = Money.zero(quote);
      for (Position position : first.account().positions()) {
        positions.put(position.instrument(), position.quantity());
      }
      value(first, -1);
      value(last, 1);
    }

    private void value(Session.Snapshot snapshot, int sign) {
      Exposure exposure = snapshot.exposure();
      exposure.spot().forEach((asset, worth) -> put(asset, Cause.SPOT_PRICES, signed(worth, sign)));
      Account account = snapshot.account();
      for (Position position : account.positions()) {
        Money notional = position.notional(snapshot.marks().price(position.instrument()));
        put(asset(position.instrument()), Cause.FUTURES_PRICES, signed(notional, sign));
      }
    }

    private static Money signed(Money amount, int sign) {
      return sign < 0 ? amount.negated() : amount;
    }

    void add(Event event) {
      switch (event) {
        case Event.Filled filled -> fill(filled);
        case Event.FundingPaid paid -> put(asset(paid.instrument()), Cause.FUNDING, paid.payment());
        case Event.Deposited deposited -> {
          Money worth =
              last.marks()
                  .value(deposited.amount().asset(), new Quantity(deposited.amount().units()));
          paidIn = paidIn.plus(worth);
          if (!deposited.amount().asset().equals(quote)) {
            put(deposited.amount().asset(), Cause.SPOT_PRICES, worth.negated());
          }
        }
        case Event.PositionBrought brought -> {
          Position position = brought.position();
          positions.merge(position.instrument(), position.quantity(), Quantity::plus);
          put(asset(position.instrument()), Cause.FUTURES_PRICES, position.entryCost().negated());
        }
        case Event.Transferred transferred -> {}
        case Event.OrderPlaced placed -> {}
        case Event.OrderRefused refused -> {}
        case Event.OrderCancelled cancelled -> {}
        case Event.IsolatedMarginMoved moved -> {}
        case Event.Rolled rolled -> {}
        case Event.Delivered delivered -> throw unexplained(delivered);
        case Event.LiquidationFeePaid paid -> throw unexplained(paid);
        case Event.LossCovered covered -> throw unexplained(covered);
      }
    }

    private static IllegalStateException unexplained(Event event) {
      return new IllegalStateException("no cause is known for " + event);
    }

    private void fill(Event.Filled filled) {
      InstrumentId id = filled.instrument();
      Asset asset = asset(id);
      Cause prices = id.isSpot() ? Cause.SPOT_PRICES : Cause.FUTURES_PRICES;
      Money paid = value(filled, filled.price());
      Money fair = value(filled, filled.reference());
      put(asset, prices, fair.negated());
      put(asset, Cause.SLIPPAGE, fair.minus(paid));
      put(asset, Cause.FEES, filled.fee().negated());
      if (!id.isSpot()) {
        positions.merge(id, filled.change(), Quantity::plus);
      }
    }

    /** The change's value, rounded as the ledger does: what closes and what opens apart. */
    private Money value(Event.Filled filled, Price price) {
      InstrumentId id = filled.instrument();
      Quantity change = filled.change();
      Quantity held = positions.getOrDefault(id, Quantity.ZERO);
      if (held.signum() * change.signum() >= 0 || change.abs().compareTo(held.abs()) <= 0) {
        return change.times(price, quote);
      }
      Quantity opened = held.plus(change);
      return held.negated().times(price, quote).plus(opened.times(price, quote));
    }

    private static Asset asset(InstrumentId id) {
      return id.isSpot() ? id.base() : ContractPrefix.underlying(id.base());
    }

    private void put(Asset asset, Cause cause, Money amount) {
      parts
          .computeIfAbsent(asset, name -> new EnumMap<>(Cause.class))
          .merge(cause, amount, Money::plus);
    }

    ProfitStatement close() {
      SequencedMap<Asset, Money> byAsset = new TreeMap<>();
      SequencedMap<Cause, Money> byCause = new TreeMap<>();
      for (Cause cause : Cause.values()) {
        byCause.put(cause, Money.zero(quote));
      }
      for (Map.Entry<Asset, Map<Cause, Money>> entry : parts.entrySet()) {
        for (Map.Entry<Cause, Money> part : entry.getValue().entrySet()) {
          byAsset.merge(entry.getKey(), part.getValue(), Money::plus);
          byCause.merge(part.getKey(), part.getValue(), Money::plus);
        }
      }
      return new ProfitStatement(
          byAsset, byCause, paidIn, last.exposure().equity().minus(first.exposure().equity()));
    }
  }
}
