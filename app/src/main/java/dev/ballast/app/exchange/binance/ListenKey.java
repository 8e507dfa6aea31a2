// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

/** What opens the private streams of USD-M for an hour; never shown. */
record ListenKey(String text) {
  static ListenKey of(WireFields told) {
    return new ListenKey(told.text("listenKey"));
  }

  @Override
  public String toString() {
    return "a listen key";
  }
}
