// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import java.math.BigDecimal;
import java.math.MathContext;

/** Reads + - * / and brackets as a person with a pocket calculator does. */
final class Arithmetic {
  private static final MathContext DIGITS = new MathContext(40);

  private final String text;
  private int at;

  private Arithmetic(String text) {
    this.text = text.replace(" ", "");
  }

  static BigDecimal value(String text) {
    Arithmetic reading = new Arithmetic(text);
    BigDecimal value = reading.sum();
    if (reading.at != reading.text.length()) {
      throw new IllegalArgumentException(
          "cannot read on from " + reading.text.substring(reading.at));
    }
    return value;
  }

  private BigDecimal sum() {
    BigDecimal value = product();
    while (true) {
      if (take('+')) {
        value = value.add(product());
      } else if (take('-')) {
        value = value.subtract(product());
      } else {
        return value;
      }
    }
  }

  private BigDecimal product() {
    BigDecimal value = figure();
    while (true) {
      if (take('*')) {
        value = value.multiply(figure());
      } else if (take('/')) {
        value = value.divide(figure(), DIGITS);
      } else {
        return value;
      }
    }
  }

  private BigDecimal figure() {
    if (take('-')) {
      return figure().negate();
    }
    if (take('(')) {
      BigDecimal value = sum();
      if (!take(')')) {
        throw new IllegalArgumentException("a bracket stays open in " + text);
      }
      return value;
    }
    int from = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return new BigDecimal(text.substring(from, at));
  }

  private boolean take(char sign) {
    if (at < text.length() && text.charAt(at) == sign) {
      at++;
      return true;
    }
    return false;
  }
}
