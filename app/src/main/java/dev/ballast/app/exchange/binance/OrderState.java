// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.PositionSide;
import dev.ballast.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * An order as the exchange has it.
 *
 * @param orderId the exchange's number
 * @param clientId who sent it named it so
 * @param positionSide {@link PositionSide#BOTH} for spot
 * @param type {@code MARKET}, {@code LIMIT}, {@code LIMIT_MAKER} or another of the exchange's
 * @param timeInForce {@code GTC}, {@code IOC}, {@code FOK}, {@code GTX}
 * @param price zero for a market order
 * @param quantity that was ordered
 * @param executed of it
 * @param quote what was executed came to, in the quote asset
 * @param updated epoch milliseconds, by the exchange's clock
 * @param parts what filled at once, where spot tells it with a new order; no figures of all fills
 */
public record OrderState(
    String symbol,
    long orderId,
    String clientId,
    Side side,
    PositionSide positionSide,
    String type,
    String timeInForce,
    Status status,
    BigDecimal price,
    BigDecimal quantity,
    BigDecimal executed,
    BigDecimal quote,
    boolean reduceOnly,
    long updated,
    List<Part> parts) {
  private static final int DIGITS = 16;

  /** Where an order stands, in the exchange's words. */
  public enum Status {
    NEW,
    PENDING_NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    PENDING_CANCEL,
    REJECTED,
    EXPIRED,
    /** Taken off since it would have traded with the account's own. */
    EXPIRED_IN_MATCH;

    /** Whether it may still fill. */
    public boolean isOpen() {
      return switch (this) {
        case NEW, PENDING_NEW, PARTIALLY_FILLED, PENDING_CANCEL -> true;
        case FILLED, CANCELED, REJECTED, EXPIRED, EXPIRED_IN_MATCH -> false;
      };
    }
  }

  /**
   * A fill as it is told with the order.
   *
   * @param fee zero or above: what was paid
   */
  public record Part(
      long tradeId, BigDecimal price, BigDecimal quantity, BigDecimal fee, String feeAsset) {}

  /** Copies the list. */
  public OrderState {
    parts = List.copyOf(parts);
  }

  /** What one unit came to, rounded to 16 decimals; nothing where nothing was executed. */
  public Optional<BigDecimal> averagePrice() {
    return executed.signum() == 0
        ? Optional.empty()
        : Optional.of(quote.divide(executed, DIGITS, RoundingMode.HALF_EVEN));
  }

  /** Reads an order of spot or of USD-M, as it is told new, asked for or cancelled. */
  static OrderState of(WireFields told) {
    String clientId = told.stated("origClientOrderId").orElseGet(() -> told.text("clientOrderId"));
    boolean spot = told.has("cummulativeQuoteQty");
    String updated =
        told.has("updateTime") ? "updateTime" : told.has("transactTime") ? "transactTime" : "time";
    return new OrderState(
        told.text("symbol"),
        told.whole("orderId"),
        clientId,
        told.word("side", Side.class),
        told.has("positionSide")
            ? told.word("positionSide", PositionSide.class)
            : PositionSide.BOTH,
        told.text("type"),
        told.text("timeInForce"),
        told.word("status", Status.class),
        told.decimal("price"),
        told.decimal("origQty"),
        told.decimal("executedQty"),
        told.decimal(spot ? "cummulativeQuoteQty" : "cumQuote"),
        told.has("reduceOnly") && told.flag("reduceOnly"),
        told.whole(updated),
        told.has("fills") ? told.list("fills").stream().map(OrderState::part).toList() : List.of());
  }

  private static Part part(WireFields told) {
    return new Part(
        told.whole("tradeId"),
        told.decimal("price"),
        told.decimal("qty"),
        told.decimal("commission"),
        told.text("commissionAsset"));
  }
}
