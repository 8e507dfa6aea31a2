// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.wire;

import java.util.Arrays;
import java.util.Optional;

/**
 * What Binance answers where it does not do what it is asked: the number, the HTTP status beside
 * it, and what that means for who asked. From the exchange's published lists of error codes for
 * spot and USD-M.
 */
public enum ErrorCode {
  UNKNOWN(-1000, 500, Meaning.UNKNOWN, "An unknown error occurred while processing the request."),
  DISCONNECTED(-1001, 503, Meaning.UNKNOWN, "Internal error; unable to process your request."),
  UNAUTHORIZED(-1002, 401, Meaning.OUR_FAULT, "You are not authorized to execute this request."),
  TOO_MANY_REQUESTS(-1003, 429, Meaning.RETRY_LATER, "Too many requests queued."),
  UNEXPECTED_RESPONSE(
      -1006, 503, Meaning.UNKNOWN, "An unexpected response was received from the message bus."),
  TIMEOUT(-1007, 503, Meaning.UNKNOWN, "Timeout waiting for response from backend server."),
  BUSY(-1008, 503, Meaning.RETRY_LATER, "ClientRequest throttled by system-level protection."),
  FILTER(-1013, 400, Meaning.REJECTED, "Filter failure."),
  TOO_MANY_ORDERS(-1015, 429, Meaning.RETRY_LATER, "Too many new orders."),
  TIMESTAMP(
      -1021, 400, Meaning.OUR_FAULT, "Timestamp for this request is outside of the recvWindow."),
  SIGNATURE(-1022, 400, Meaning.OUR_FAULT, "Signature for this request is not valid."),
  ILLEGAL_CHARACTERS(-1100, 400, Meaning.OUR_FAULT, "Illegal characters found in a parameter."),
  MISSING(-1102, 400, Meaning.OUR_FAULT, "A mandatory parameter was not sent."),
  UNNEEDED(-1106, 400, Meaning.OUR_FAULT, "A parameter was sent when not required."),
  PRECISION(-1111, 400, Meaning.OUR_FAULT, "Precision is over the maximum defined for this asset."),
  TIME_IN_FORCE(-1115, 400, Meaning.OUR_FAULT, "Invalid timeInForce."),
  ORDER_TYPE(-1116, 400, Meaning.OUR_FAULT, "Invalid orderType."),
  ORDER_SIDE(-1117, 400, Meaning.OUR_FAULT, "Invalid side."),
  INTERVAL(-1120, 400, Meaning.OUR_FAULT, "Invalid interval."),
  SYMBOL(-1121, 400, Meaning.OUR_FAULT, "Invalid symbol."),
  LISTEN_KEY(-1125, 400, Meaning.OUR_FAULT, "This listenKey does not exist."),
  PARAMETER(-1130, 400, Meaning.OUR_FAULT, "Data sent for a parameter is not valid."),
  NEW_ORDER_REJECTED(-2010, 400, Meaning.REJECTED, "NEW_ORDER_REJECTED"),
  CANCEL_REJECTED(-2011, 400, Meaning.REJECTED, "Unknown order sent."),
  NO_SUCH_ORDER(-2013, 400, Meaning.REJECTED, "Order does not exist."),
  KEY_FORMAT(-2014, 401, Meaning.OUR_FAULT, "API-key format invalid."),
  KEY(-2015, 401, Meaning.OUR_FAULT, "Invalid API-key, IP, or permissions for action."),
  MARGIN(-2019, 400, Meaning.REJECTED, "Margin is insufficient."),
  UNABLE_TO_FILL(-2020, 400, Meaning.REJECTED, "Unable to fill."),
  WOULD_TRIGGER(-2021, 400, Meaning.REJECTED, "Order would immediately trigger."),
  REDUCE_ONLY(-2022, 400, Meaning.REJECTED, "ReduceOnly Order is rejected."),
  TOO_MANY_OPEN(-2025, 400, Meaning.REJECTED, "Reach max open order limit."),
  LEVERAGE(
      -2027, 400, Meaning.REJECTED, "Exceeded the maximum allowable position at this leverage."),
  QUANTITY_NOT_POSITIVE(-4003, 400, Meaning.REJECTED, "Quantity less than or equal to zero."),
  QUANTITY_BELOW(-4004, 400, Meaning.REJECTED, "Quantity less than min quantity."),
  QUANTITY_ABOVE(-4005, 400, Meaning.REJECTED, "Quantity greater than max quantity."),
  TICK(-4014, 400, Meaning.REJECTED, "Price not increased by tick size."),
  CLIENT_ID(-4015, 400, Meaning.OUR_FAULT, "Client order id is not valid."),
  PRICE_ABOVE(-4016, 400, Meaning.REJECTED, "Limit price can't be higher than the bound."),
  STEP(-4023, 400, Meaning.REJECTED, "Quantity not increased by step size."),
  PRICE_BELOW(-4024, 400, Meaning.REJECTED, "Limit price can't be lower than the bound."),
  LEVERAGE_RANGE(-4028, 400, Meaning.OUR_FAULT, "Leverage is not valid."),
  SAME_MARGIN_TYPE(-4046, 400, Meaning.REJECTED, "No need to change margin type."),
  MARGIN_TYPE_HELD(
      -4048, 400, Meaning.REJECTED, "Margin type cannot be changed if there exists position."),
  SAME_SIDES(-4059, 400, Meaning.REJECTED, "No need to change position side."),
  POSITION_SIDE(
      -4061, 400, Meaning.OUR_FAULT, "Order's position side does not match user's setting."),
  SIDES_HELD(
      -4068, 400, Meaning.REJECTED, "Position side cannot be changed if there exists position."),
  CLOSED(-4108, 400, Meaning.REJECTED, "This symbol is not trading."),
  DUPLICATE(-4116, 400, Meaning.REJECTED, "ClientOrderId is duplicated."),
  OFFSETTING(-4118, 400, Meaning.REJECTED, "ReduceOnly Order failed: position closed by others."),
  BAND(-4131, 400, Meaning.REJECTED, "The counterparty's best price does not meet PERCENT_PRICE."),
  NOTIONAL(-4164, 400, Meaning.REJECTED, "Order's notional is below the minimum."),
  FILL_OR_KILL(-5021, 400, Meaning.REJECTED, "Due to the order could not be filled immediately."),
  POST_ONLY(-5022, 400, Meaning.REJECTED, "Due to the order could not be executed as maker.");

  /** What an answer says of the request. */
  public enum Meaning {
    /** Nothing of it has happened or will: what was asked breaks a rule of the market. */
    REJECTED,
    /** Nothing of it has happened; the same may be asked again in a while. */
    RETRY_LATER,
    /** It may have happened: it is asked about before anything else is done. */
    UNKNOWN,
    /** Nothing may be asked until a stated time. */
    BANNED,
    /** Nothing of it has happened: what was sent is wrong, or not allowed to this key. */
    OUR_FAULT
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

  public Meaning meaning() {
    return meaning;
  }

  /** In the exchange's words, where nothing more is known. */
  public String message() {
    return message;
  }
}
