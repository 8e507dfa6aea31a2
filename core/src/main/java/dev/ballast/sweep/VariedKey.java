// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of a policy and the values that it takes in turn.
 *
 * @param key its path: {@code rotation.step}, {@code hedges.0.beta-to}
 */
public record VariedKey(String key, Values values) {
  /** More values of one key than anyone waits for. */
  private static final int MOST_VALUES = 10_000;

  /** Digits of a value drawn from a range, below the range's first. */
  private static final int DIGITS = 3;

  private static final Pattern BOUND = Pattern.compile("([+-]?\\d{1,30}(?:\\.\\d{1,20})?)(.*)");
  private static final Pattern UNIFORM = Pattern.compile("uniform\\((.*)\\)");

  /** What a key may be. */
  public sealed interface Values {}

  /**
   * One of these, in the user's order.
   *
   * @param texts as they would stand in the policy
   */
  public record Listed(List<String> texts) implements Values {
    /** Refuses none, and the same twice. */
    public Listed {
      texts = List.copyOf(texts);
      if (texts.isEmpty()) {
        throw new IllegalArgumentException("no values");
      }
      if (new LinkedHashSet<>(texts).size() < texts.size()) {
        throw new IllegalArgumentException("a value stands there twice");
      }
    }
  }

  /**
   * Anything in a range, each as likely.
   *
   * @param unit that follows the number: {@code %}, {@code days}; empty for none
   */
  public record Uniform(BigDecimal from, BigDecimal to, String unit) implements Values {
    /** Refuses an empty range. */
    public Uniform {
      if (from.compareTo(to) >= 0) {
        throw new IllegalArgumentException("a range from " + from + " to " + to + " is empty");
      }
    }

    /** The value so far from the start, 0 to 1 of the range, rounded to what one can read. */
    String at(double position) {
      BigDecimal width = to.subtract(from);
      int first = width.precision() - width.scale() - 1;
      int scale = Math.max(DIGITS - first, Math.max(from.scale(), to.scale()));
      BigDecimal value =
          from.add(width.multiply(new BigDecimal(position)))
              .setScale(Math.max(0, scale), RoundingMode.HALF_EVEN);
      return plain(value) + unit;
    }
  }

  /** Refuses an empty key. */
  public VariedKey {
    if (key.isBlank()) {
      throw new IllegalArgumentException("no key before the =");
    }
  }

  /**
   * Reads {@code key=from..to:step}, {@code key=a,b,c}, {@code key=uniform(from..to)} or, the same,
   * {@code key=from..to}; what is refused says why.
   */
  public static VariedKey parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "write key=from..to:step, key=a,b,c or key=uniform(from..to)");
    }
    String values = text.substring(equals + 1).strip();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values after the =");
    }
    return new VariedKey(text.substring(0, equals).strip(), values(values));
  }

  /**
   * Some of its values, or of a range both ends and the middle: to try whether a plan takes any.
   */
  public List<String> some() {
    return switch (values) {
      case Listed listed -> listed.texts();
      case Uniform uniform -> List.of(uniform.at(0.5), uniform.at(0), uniform.at(1));
    };
  }

  private static Values values(String text) {
    Matcher uniform = UNIFORM.matcher(text);
    if (uniform.matches()) {
      return uniform(uniform.group(1));
    }
    if (!text.contains("..")) {
      return new Listed(parts(text));
    }
    int colon = text.lastIndexOf(':');
    return colon < 0 ? uniform(text) : stepped(text.substring(0, colon), text.substring(colon + 1));
  }

  private static Uniform uniform(String range) {
    List<Bound> bounds = bounds(range);
    return new Uniform(bounds.getFirst().number(), bounds.getLast().number(), unit(bounds));
  }

  private static Listed stepped(String range, String by) {
    List<Bound> bounds = new ArrayList<>(bounds(range));
    BigDecimal from = bounds.getFirst().number();
    BigDecimal to = bounds.getLast().number();
    Bound step = Bound.parse(by);
    bounds.add(step);
    if (step.number().signum() <= 0) {
      throw new IllegalArgumentException("a step is above zero, not " + step.number());
    }
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("a range from " + from + " to " + to + " is empty");
    }
    BigDecimal count = to.subtract(from).divide(step.number(), MathContext.DECIMAL64);
    if (count.compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
      throw new IllegalArgumentException("more than " + MOST_VALUES + " values; widen the step");
    }
    String unit = unit(bounds);
    List<String> texts = new ArrayList<>();
    for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step.number())) {
      texts.add(plain(value) + unit);
    }
    return new Listed(texts);
  }

  private static List<Bound> bounds(String range) {
    String[] ends = range.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("not a range: '" + range + "' (write from..to)");
    }
    return List.of(Bound.parse(ends[0]), Bound.parse(ends[1]));
  }

  /** What stands after the numbers: of several the longest, which begins with all others. */
  private static String unit(List<Bound> bounds) {
    String longest = "";
    for (Bound one : bounds) {
      longest = one.unit().length() > longest.length() ? one.unit() : longest;
    }
    for (Bound one : bounds) {
      if (!longest.startsWith(one.unit())) {
        throw new IllegalArgumentException(
            "two units: '" + one.unit().strip() + "' and '" + longest.strip() + "'");
      }
    }
    return longest;
  }

  private record Bound(BigDecimal number, String unit) {
    static Bound parse(String text) {
      Matcher parts = BOUND.matcher(text.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException("not a number: '" + text.strip() + "'");
      }
      return new Bound(new BigDecimal(parts.group(1)), parts.group(2));
    }
  }

  /** Parts between commas that stand in no brackets. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begun = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      depth += "([{".indexOf(sign) >= 0 ? 1 : ")]}".indexOf(sign) >= 0 ? -1 : 0;
      if (sign == ',' && depth == 0) {
        parts.add(part(text.substring(begun, i)));
        begun = i + 1;
      }
    }
    parts.add(part(text.substring(begun)));
    return parts;
  }

  private static String part(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("an empty value between commas");
    }
    return text.strip();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
