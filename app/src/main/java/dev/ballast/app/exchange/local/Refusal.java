// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;

/** A request that is not done, and how the client is told. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final int status;

  Refusal(ErrorCode code) {
    this(code, code.message());
  }

  Refusal(ErrorCode code, String message) {
    this(code, message, code.status());
  }

  /** One that comes with another HTTP status than its code does. */
  Refusal(ErrorCode code, String message, int status) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
  }

  /** A parameter that must be there and is not. */
  static Refusal missing(String parameter) {
    return new Refusal(
        ErrorCode.MISSING,
        "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
  }

  /** A parameter that cannot be read. */
  static Refusal invalid(String parameter) {
    return new Refusal(
        ErrorCode.PARAMETER, "Data sent for parameter '" + parameter + "' is not valid.");
  }

  ErrorCode code() {
    return code;
  }

  /** Of HTTP. */
  int status() {
    return status;
  }

  /** In words. */
  String words() {
    String message = getMessage();
    return message == null ? code.message() : message;
  }
}
