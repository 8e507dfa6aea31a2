// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

/** An answer that is not what it should be; says what of it, never more of it than a name. */
final class GarbledAnswer extends RuntimeException {
  private static final long serialVersionUID = 1;

  GarbledAnswer(String words) {
    super(words, null, false, false);
  }

  /** What is wrong. */
  String words() {
    return String.valueOf(getMessage());
  }
}
