// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.order.Shares;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads orders from requests; of one market, spot or USD-M. */
final class AskedOrders {
  private final TradingFloor floor;
  private final boolean spot;

  AskedOrders(TradingFloor floor, boolean spot) {
    this.floor = floor;
    this.spot = spot;
  }

  /** The words of {@code type}. */
  private enum Type {
    LIMIT,
    MARKET,
    LIMIT_MAKER,
    STOP,
    STOP_MARKET,
    TAKE_PROFIT,
    TAKE_PROFIT_MARKET
  }

  /** The words of {@code timeInForce}. */
  private enum Force {
    GTC,
    IOC,
    FOK,
    GTX;

    private TimeInForce meant() {
      return switch (this) {
        case GTC -> TimeInForce.GOOD_TILL_CANCELLED;
        case IOC -> TimeInForce.IMMEDIATE_OR_CANCEL;
        case FOK -> TimeInForce.FILL_OR_KILL;
        case GTX -> TimeInForce.POST_ONLY;
      };
    }
  }

  /**
   * The order that a request asks for; refuses what cannot be one.
   *
   * @param number the exchange's
   * @param clientId the client's name for it
   */
  Order order(
      TradingAccount account, Parameters asked, InstrumentId id, long number, String clientId) {
    Side side =
        asked
            .word("side", Side.class, ErrorCode.ORDER_SIDE)
            .orElseThrow(() -> Refusal.missing("side"));
    PositionSide held = side(account, asked);
    boolean closes = asked.flag("closePosition");
    return new Order(
        "x" + number + "." + account.events().size(),
        clientId,
        Contract.of(id),
        held,
        side,
        closes ? held(account, id, held, side) : quantity(asked, id),
        spot ? BigDecimal.ONE : BigDecimal.valueOf(account.settings().leverage(id)),
        spot ? MarginMode.CROSS : account.settings().margin(id),
        terms(asked),
        !spot && (asked.flag("reduceOnly") || (closes && held == PositionSide.BOTH)),
        new Shares.AsHeld());
  }

  private PositionSide side(TradingAccount account, Parameters asked) {
    PositionSide named =
        asked
            .word("positionSide", PositionSide.class, ErrorCode.POSITION_SIDE)
            .orElse(PositionSide.BOTH);
    if (!spot && (named == PositionSide.BOTH) == account.settings().isHedgeMode()) {
      throw new Refusal(ErrorCode.POSITION_SIDE);
    }
    return named;
  }

  private static Quantity held(
      TradingAccount account, InstrumentId id, PositionSide side, Side way) {
    return account
        .books()
        .position(new PositionKey(id, side))
        .map(Position::quantity)
        .filter(one -> one.signum() > 0 == (way == Side.SELL))
        .map(Quantity::abs)
        .orElseThrow(() -> new Refusal(ErrorCode.REDUCE_ONLY));
  }

  private Quantity quantity(Parameters asked, InstrumentId id) {
    BigDecimal wanted =
        asked
            .decimal("quantity")
            .or(() -> asked.decimal("quoteOrderQty").map(worth -> bought(worth, id)))
            .orElseThrow(() -> Refusal.missing("quantity"));
    if (wanted.signum() <= 0) {
      throw new Refusal(ErrorCode.QUANTITY_NOT_POSITIVE);
    }
    return Quantity.of(wanted);
  }

  /** Whole steps of what an amount of the quote asset buys now. */
  private BigDecimal bought(BigDecimal worth, InstrumentId id) {
    Price price = floor.price(id).orElseThrow(() -> new Refusal(ErrorCode.SYMBOL));
    Quantity all = Quantity.nearest(worth.doubleValue() / price.toDouble());
    return floor.trading(id).orElseThrow().rules().roundDown(all).toDecimal();
  }

  private Terms terms(Parameters asked) {
    Type type =
        asked
            .word("type", Type.class, ErrorCode.ORDER_TYPE)
            .orElseThrow(() -> Refusal.missing("type"));
    boolean conditional = type.name().startsWith("STOP") || type.name().startsWith("TAKE_PROFIT");
    if (spot ? conditional : type == Type.LIMIT_MAKER) {
      throw new Refusal(ErrorCode.ORDER_TYPE);
    }
    return switch (type) {
      case MARKET -> new Terms.Market();
      case LIMIT -> limit(asked);
      case LIMIT_MAKER -> new Terms.Limit(price(asked, "price"), TimeInForce.POST_ONLY);
      case STOP -> triggered(Terms.Trigger.STOP, asked, limit(asked));
      case STOP_MARKET -> triggered(Terms.Trigger.STOP, asked, new Terms.Market());
      case TAKE_PROFIT -> triggered(Terms.Trigger.TAKE_PROFIT, asked, limit(asked));
      case TAKE_PROFIT_MARKET -> triggered(Terms.Trigger.TAKE_PROFIT, asked, new Terms.Market());
    };
  }

  private Terms limit(Parameters asked) {
    Optional<Force> named = asked.word("timeInForce", Force.class, ErrorCode.TIME_IN_FORCE);
    boolean conditional = asked.text("triggerPrice").or(() -> asked.text("stopPrice")).isPresent();
    Force force =
        named.orElseGet(() -> {
          if (!conditional) {
            throw Refusal.missing("timeInForce");
          }
          return Force.GTC;
        });
    return new Terms.Limit(price(asked, "price"), force.meant());
  }

  private static Terms triggered(Terms.Trigger trigger, Parameters asked, Terms then) {
    String name = asked.text("triggerPrice").isPresent() ? "triggerPrice" : "stopPrice";
    return new Terms.Triggered(trigger, price(asked, name), then);
  }

  private static Price price(Parameters asked, String name) {
    BigDecimal price = asked.decimal(name).orElseThrow(() -> Refusal.missing(name));
    if (price.signum() <= 0) {
      throw new Refusal(ErrorCode.TICK);
    }
    return Price.of(price);
  }
}
