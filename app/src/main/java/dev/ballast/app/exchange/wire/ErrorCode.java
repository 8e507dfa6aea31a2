// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.wire;

import java.util.Arrays;
import java.util.Optional;

/**
 * What Binance answers where it does not do what it is asked: the number, and the HTTP status
 * beside it. From the exchange's published lists of error codes for spot and USD-M.
 */
public enum ErrorCode {
  UNKNOWN(-1000, 500, "An unknown error occurred while processing the request."),
  DISCONNECTED(-1001, 500, "Internal error; unable to process your request. Please try again."),
  TOO_MANY_REQUESTS(-1003, 429, "Too many requests queued."),
  TIMEOUT(
      -1007,
      408,
      "Timeout waiting for response from backend server."
          + " Send status unknown; execution status unknown."),
  OVERLOADED(
      -1008,
      503,
      "Request throttled by system-level protection."
          + " Reduce-only/close-position orders are exempt. Please try again."),
  FILTER(-1013, 400, "Filter failure."),
  TOO_MANY_ORDERS(-1015, 429, "Too many new orders."),
  TIMESTAMP(-1021, 400, "Timestamp for this request is outside of the recvWindow."),
  SIGNATURE(-1022, 400, "Signature for this request is not valid."),
  ILLEGAL_CHARACTERS(-1100, 400, "Illegal characters found in a parameter."),
  MISSING(-1102, 400, "A mandatory parameter was not sent."),
  PRECISION(-1111, 400, "Precision is over the maximum defined for this asset."),
  TIME_IN_FORCE(-1115, 400, "Invalid timeInForce."),
  ORDER_TYPE(-1116, 400, "Invalid orderType."),
  ORDER_SIDE(-1117, 400, "Invalid side."),
  INTERVAL(-1120, 400, "Invalid interval."),
  SYMBOL(-1121, 400, "Invalid symbol."),
  LISTEN_KEY(-1125, 400, "This listenKey does not exist."),
  PARAMETER(-1130, 400, "Data sent for a parameter is not valid."),
  NEW_ORDER_REJECTED(-2010, 400, "NEW_ORDER_REJECTED"),
  CANCEL_REJECTED(-2011, 400, "Unknown order sent."),
  NO_SUCH_ORDER(-2013, 400, "Order does not exist."),
  KEY_FORMAT(-2014, 401, "API-key format invalid."),
  KEY(-2015, 401, "Invalid API-key, IP, or permissions for action."),
  MARGIN(-2019, 400, "Margin is insufficient."),
  WOULD_TRIGGER(-2021, 400, "Order would immediately trigger."),
  REDUCE_ONLY(-2022, 400, "ReduceOnly Order is rejected."),
  TOO_MANY_OPEN(-2025, 400, "Reach max open order limit."),
  LEVERAGE(-2027, 400, "Exceeded the maximum allowable position at this leverage."),
  QUANTITY_NOT_POSITIVE(-4003, 400, "Quantity less than or equal to zero."),
  QUANTITY_BELOW(-4004, 400, "Quantity less than min quantity."),
  QUANTITY_ABOVE(-4005, 400, "Quantity greater than max quantity."),
  TICK(-4014, 400, "Price not increased by tick size."),
  CLIENT_ID(-4015, 400, "Client order id is not valid."),
  PRICE_ABOVE(-4016, 400, "Limit price can't be higher than the bound."),
  STEP(-4023, 400, "Quantity not increased by step size."),
  PRICE_BELOW(-4024, 400, "Limit price can't be lower than the bound."),
  LEVERAGE_RANGE(-4028, 400, "Leverage is not valid."),
  SAME_MARGIN_TYPE(-4046, 400, "No need to change margin type."),
  MARGIN_TYPE_HELD(-4048, 400, "Margin type cannot be changed if there exists position."),
  CROSS_MARGIN(-4049, 400, "Add margin only support for isolated position."),
  CROSS_BALANCE(-4050, 400, "Cross balance insufficient."),
  ISOLATED_BALANCE(-4051, 400, "Isolated balance insufficient."),
  NO_POSITION(-4054, 400, "Cannot add position margin: position is 0."),
  AMOUNT_NOT_POSITIVE(-4055, 400, "Amount must be positive."),
  SAME_SIDES(-4059, 400, "No need to change position side."),
  POSITION_SIDE(-4061, 400, "Order's position side does not match user's setting."),
  SIDES_HELD(-4068, 400, "Position side cannot be changed if there exists position."),
  CLOSED(-4108, 400, "This symbol is not trading."),
  DUPLICATE(-4116, 400, "ClientOrderId is duplicated."),
  NOTIONAL(-4164, 400, "Order's notional is below the minimum."),
  POST_ONLY(-5022, 400, "Due to the order could not be executed as maker.");

  private final int number;
  private final int status;
  private final String message;

  ErrorCode(int number, int status, String message) {
    this.number = number;
    this.status = status;
    this.message = message;
  }

  /** The one of that number; nothing where the exchange has one that is not in this list. */
  public static Optional<ErrorCode> of(int number) {
    return Arrays.stream(values()).filter(one -> one.number == number).findFirst();
  }

  /** Below zero. */
  public int number() {
    return number;
  }

  /** The HTTP status that it comes with. */
  public int status() {
    return status;
  }

  /** In the exchange's words, where nothing more is known. */
  public String message() {
    return message;
  }
}
