// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A bound of one measure: {@code breadth >= 70%}.
 *
 * @param measure what is bounded
 * @param comparison how
 * @param value a fraction
 */
public record RegimeBound(RegimeMeasure measure, Comparison comparison, double value) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z]+)\\s*(>=|<=|<|>)\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*%");

  /** How a measure is compared. */
  public enum Comparison {
    AT_LEAST(">="),
    ABOVE(">"),
    AT_MOST("<="),
    BELOW("<");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    private boolean holds(double measured, double bound) {
      return switch (this) {
        case AT_LEAST -> measured >= bound;
        case ABOVE -> measured > bound;
        case AT_MOST -> measured <= bound;
        case BELOW -> measured < bound;
      };
    }
  }

  /** Refuses a bound that is no number. */
  public RegimeBound {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(measure + " is bounded by a number, not " + value);
    }
  }

  /** Reads {@code breadth >= 70%}; the error shows what it cannot read. */
  public static RegimeBound parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a bound: '" + text + "' (write breadth >= 70%)");
    }
    return new RegimeBound(
        measure(parts.group(1)),
        Arrays.stream(Comparison.values())
            .filter(one -> one.sign.equals(parts.group(2)))
            .findFirst()
            .orElseThrow(),
        Double.parseDouble(parts.group(3)) / 100);
  }

  private static RegimeMeasure measure(String name) {
    return Arrays.stream(RegimeMeasure.values())
        .filter(one -> one.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no such measure: '"
                    + name
                    + "'; known: "
                    + Arrays.stream(RegimeMeasure.values())
                        .map(RegimeMeasure::toString)
                        .collect(Collectors.joining(", "))));
  }

  /** Whether a measured value keeps it. */
  boolean holds(double measured) {
    return comparison.holds(measured, value);
  }

  /** The bound as it was written: {@code 2.5}. */
  private String percent() {
    return new BigDecimal(String.format(Locale.ROOT, "%.9f", 100 * value))
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public String toString() {
    return measure + " " + comparison.sign + " " + percent() + "%";
  }
}
