// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.wire;

import java.util.Arrays;
import java.util.Optional;

/**
 * What Binance answers where it does not do what it is asked: the number, the HTTP status beside it
 * and what it means to who asked. From the exchange's published lists of error codes for spot and
 * USD-M.
 */
public enum ErrorCode {
  UNKNOWN(-1000, 500, Meaning.UNKNOWN, "An unknown error occurred while processing the request."),
  DISCONNECTED(
      -1001,
      500,
      Meaning.UNKNOWN,
      "Internal error; unable to process your request. Please try again."),
  UNAUTHORIZED(-1002, 401, Meaning.REJECTED, "You are not authorized to execute this request."),
  TOO_MANY_REQUESTS(-1003, 429, Meaning.RETRY_LATER, "Too many requests queued."),
  UNEXPECTED_RESPONSE(
      -1006,
      500,
      Meaning.UNKNOWN,
      "An unexpected response was received. Execution status unknown."),
  TIMEOUT(
      -1007,
      408,
      Meaning.UNKNOWN,
      "Timeout waiting for response from backend server."
          + " Send status unknown; execution status unknown."),
  OVERLOADED(
      -1008,
      503,
      Meaning.RETRY_LATER,
      "Request throttled by system-level protection."
          + " Reduce-only/close-position orders are exempt. Please try again."),
  NOT_ALLOWED_HERE(-1011, 403, Meaning.REJECTED, "This IP cannot access this route."),
  FILTER(-1013, 400, Meaning.REJECTED, "Filter failure."),
  ORDER_COMPOSITION(-1014, 400, Meaning.OUR_BUG, "Unsupported order combination."),
  TOO_MANY_ORDERS(-1015, 429, Meaning.RETRY_LATER, "Too many new orders."),
  SHUTTING_DOWN(-1016, 503, Meaning.REJECTED, "This service is no longer available."),
  UNSUPPORTED(-1020, 400, Meaning.OUR_BUG, "This operation is not supported."),
  TIMESTAMP(
      -1021, 400, Meaning.RETRY_LATER, "Timestamp for this request is outside of the recvWindow."),
  SIGNATURE(-1022, 400, Meaning.OUR_BUG, "Signature for this request is not valid."),
  TIME_ORDER(-1023, 400, Meaning.OUR_BUG, "Start time is greater than end time."),
  ILLEGAL_CHARACTERS(-1100, 400, Meaning.OUR_BUG, "Illegal characters found in a parameter."),
  TOO_MANY_PARAMETERS(-1101, 400, Meaning.OUR_BUG, "Too many parameters sent for this endpoint."),
  MISSING(-1102, 400, Meaning.OUR_BUG, "A mandatory parameter was not sent."),
  UNKNOWN_PARAMETER(-1103, 400, Meaning.OUR_BUG, "An unknown parameter was sent."),
  UNREAD_PARAMETERS(-1104, 400, Meaning.OUR_BUG, "Not all sent parameters were read."),
  EMPTY_PARAMETER(-1105, 400, Meaning.OUR_BUG, "A parameter was empty."),
  PARAMETER_NOT_REQUIRED(-1106, 400, Meaning.OUR_BUG, "A parameter was sent when not required."),
  ASSET(-1108, 400, Meaning.OUR_BUG, "Invalid asset."),
  ACCOUNT(-1109, 400, Meaning.REJECTED, "Invalid account."),
  PRECISION(-1111, 400, Meaning.OUR_BUG, "Precision is over the maximum defined for this asset."),
  NO_DEPTH(-1112, 400, Meaning.REJECTED, "No orders on book for symbol."),
  TIME_IN_FORCE_NOT_REQUIRED(
      -1114, 400, Meaning.OUR_BUG, "TimeInForce parameter sent when not required."),
  TIME_IN_FORCE(-1115, 400, Meaning.OUR_BUG, "Invalid timeInForce."),
  ORDER_TYPE(-1116, 400, Meaning.OUR_BUG, "Invalid orderType."),
  ORDER_SIDE(-1117, 400, Meaning.OUR_BUG, "Invalid side."),
  EMPTY_CLIENT_ID(-1118, 400, Meaning.OUR_BUG, "New client order ID was empty."),
  INTERVAL(-1120, 400, Meaning.OUR_BUG, "Invalid interval."),
  SYMBOL(-1121, 400, Meaning.REJECTED, "Invalid symbol."),
  SYMBOL_STATUS(-1122, 400, Meaning.REJECTED, "Invalid symbolstatus."),
  LISTEN_KEY(-1125, 400, Meaning.REJECTED, "This listenKey does not exist."),
  LOOKUP_TOO_LONG(-1127, 400, Meaning.OUR_BUG, "Lookup interval is too big."),
  PARAMETERS_TOGETHER(-1128, 400, Meaning.OUR_BUG, "Combination of optional parameters invalid."),
  PARAMETER(-1130, 400, Meaning.OUR_BUG, "Data sent for a parameter is not valid."),
  WINDOW(-1131, 400, Meaning.OUR_BUG, "recvWindow must be less than 60000."),
  NEW_ORDER_REJECTED(-2010, 400, Meaning.REJECTED, "NEW_ORDER_REJECTED"),
  CANCEL_REJECTED(-2011, 400, Meaning.REJECTED, "Unknown order sent."),
  NO_SUCH_ORDER(-2013, 400, Meaning.REJECTED, "Order does not exist."),
  KEY_FORMAT(-2014, 401, Meaning.REJECTED, "API-key format invalid."),
  KEY(-2015, 401, Meaning.REJECTED, "Invalid API-key, IP, or permissions for action."),
  BALANCE(-2018, 400, Meaning.REJECTED, "Balance is insufficient."),
  MARGIN(-2019, 400, Meaning.REJECTED, "Margin is insufficient."),
  UNABLE_TO_FILL(-2020, 400, Meaning.REJECTED, "Unable to fill."),
  WOULD_TRIGGER(-2021, 400, Meaning.REJECTED, "Order would immediately trigger."),
  REDUCE_ONLY(-2022, 400, Meaning.REJECTED, "ReduceOnly Order is rejected."),
  IN_LIQUIDATION(-2023, 400, Meaning.REJECTED, "User in liquidation mode now."),
  POSITION_NOT_SUFFICIENT(-2024, 400, Meaning.REJECTED, "Position is not sufficient."),
  TOO_MANY_OPEN(-2025, 400, Meaning.REJECTED, "Reach max open order limit."),
  ARCHIVED(
      -2026,
      400,
      Meaning.REJECTED,
      "Order was canceled or expired with no executed qty over 90 days ago."),
  LEVERAGE(
      -2027, 400, Meaning.REJECTED, "Exceeded the maximum allowable position at this leverage."),
  LEVERAGE_TOO_SMALL(
      -2028,
      400,
      Meaning.REJECTED,
      "Leverage is smaller than permitted: insufficient margin balance."),
  PRICE_NOT_POSITIVE(-4001, 400, Meaning.REJECTED, "Price less than 0."),
  PRICE_ABOVE_MAXIMUM(-4002, 400, Meaning.REJECTED, "Price greater than max price."),
  QUANTITY_NOT_POSITIVE(-4003, 400, Meaning.REJECTED, "Quantity less than or equal to zero."),
  QUANTITY_BELOW(-4004, 400, Meaning.REJECTED, "Quantity less than min quantity."),
  QUANTITY_ABOVE(-4005, 400, Meaning.REJECTED, "Quantity greater than max quantity."),
  STOP_BELOW(-4006, 400, Meaning.REJECTED, "Stop price less than zero."),
  STOP_ABOVE(-4007, 400, Meaning.REJECTED, "Stop price greater than max price."),
  PRICE_BELOW_MINIMUM(-4013, 400, Meaning.REJECTED, "Price less than min price."),
  TICK(-4014, 400, Meaning.REJECTED, "Price not increased by tick size."),
  CLIENT_ID(-4015, 400, Meaning.OUR_BUG, "Client order id is not valid."),
  PRICE_ABOVE(-4016, 400, Meaning.REJECTED, "Limit price can't be higher than the bound."),
  MULTIPLIER_UP(-4017, 400, Meaning.REJECTED, "Multiplier up less than zero."),
  STEP(-4023, 400, Meaning.REJECTED, "Quantity not increased by step size."),
  PRICE_BELOW(-4024, 400, Meaning.REJECTED, "Limit price can't be lower than the bound."),
  LEVERAGE_RANGE(-4028, 400, Meaning.REJECTED, "Leverage is not valid."),
  SAME_MARGIN_TYPE(-4046, 400, Meaning.REJECTED, "No need to change margin type."),
  MARGIN_TYPE_ORDERS(
      -4047, 400, Meaning.REJECTED, "Margin type cannot be changed if there exists open orders."),
  MARGIN_TYPE_HELD(
      -4048, 400, Meaning.REJECTED, "Margin type cannot be changed if there exists position."),
  CROSS_MARGIN(-4049, 400, Meaning.REJECTED, "Add margin only support for isolated position."),
  CROSS_BALANCE(-4050, 400, Meaning.REJECTED, "Cross balance insufficient."),
  ISOLATED_BALANCE(-4051, 400, Meaning.REJECTED, "Isolated balance insufficient."),
  NO_POSITION(-4054, 400, Meaning.REJECTED, "Cannot add position margin: position is 0."),
  AMOUNT_NOT_POSITIVE(-4055, 400, Meaning.REJECTED, "Amount must be positive."),
  SAME_SIDES(-4059, 400, Meaning.REJECTED, "No need to change position side."),
  POSITION_SIDE_WORD(-4060, 400, Meaning.OUR_BUG, "Invalid position side."),
  POSITION_SIDE(
      -4061, 400, Meaning.REJECTED, "Order's position side does not match user's setting."),
  REDUCE_ONLY_SENT(-4062, 400, Meaning.OUR_BUG, "Invalid or improper reduceOnly value."),
  SIDES_ORDERS(
      -4067, 400, Meaning.REJECTED, "Position side cannot be changed if there exists open orders."),
  SIDES_HELD(
      -4068, 400, Meaning.REJECTED, "Position side cannot be changed if there exists position."),
  CLOSED(-4108, 400, Meaning.REJECTED, "This symbol is not trading."),
  DUPLICATE(-4116, 400, Meaning.REJECTED, "ClientOrderId is duplicated."),
  REDUCE_ONLY_FAILED(
      -4118,
      400,
      Meaning.REJECTED,
      "ReduceOnly Order Failed. Please check your existing position and open orders."),
  USE_ALGO_ORDERS(-4120, 400, Meaning.OUR_BUG, "Order type not supported for this endpoint."),
  COUNTERPARTY_PRICE(
      -4131,
      400,
      Meaning.REJECTED,
      "The counterparty's best price does not meet the PERCENT_PRICE filter limit."),
  NOT_OPENING(-4140, 400, Meaning.REJECTED, "Invalid symbol status for opening position."),
  SYMBOL_CLOSED(-4141, 400, Meaning.REJECTED, "Symbol is closed."),
  ISOLATED_LEVERAGE(
      -4161,
      400,
      Meaning.REJECTED,
      "Leverage reduction is not supported in Isolated Margin Mode with open positions."),
  NOTIONAL(-4164, 400, Meaning.REJECTED, "Order's notional is below the minimum."),
  ISOLATED_SYMBOLS(
      -4167,
      400,
      Meaning.REJECTED,
      "Unable to adjust to Multi-Assets mode with symbols under isolated-margin mode."),
  MULTI_ASSETS(
      -4168,
      400,
      Meaning.REJECTED,
      "Unable to adjust to isolated-margin mode under the Multi-Assets mode."),
  QUANTITATIVE_RULES(-4400, 400, Meaning.REJECTED, "Futures Trading Quantitative Rules violated."),
  FILL_OR_KILL(
      -5021,
      400,
      Meaning.REJECTED,
      "Due to the order could not be filled immediately, the FOK order was rejected."),
  POST_ONLY(-5022, 400, Meaning.REJECTED, "Due to the order could not be executed as maker."),
  LATE(-5028, 400, Meaning.REJECTED, "Timestamp for this request is outside of the ME recvWindow.");

  /** What has become of a request that was answered so. */
  public enum Meaning {
    /** It was not done, and would not be if it were sent again as it is. */
    REJECTED,
    /** It was not done, and may be sent again. */
    RETRY_LATER,
    /** It may have been done or not: to be asked about before anything else. */
    UNKNOWN,
    /** It was not done, nor will anything be for a time. */
    BANNED,
    /** It was not done, and should never have been sent so. */
    OUR_BUG
  }

  private final int number;
  private final int status;
  private final Meaning meaning;
  private final String message;

  ErrorCode(int number, int status, Meaning meaning, String message) {
    this.number = number;
    this.status = status;
    this.meaning = meaning;
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

  /** What has become of the request. */
  public Meaning meaning() {
    return meaning;
  }

  /** In the exchange's words, where nothing more is known. */
  public String message() {
    return message;
  }
}
