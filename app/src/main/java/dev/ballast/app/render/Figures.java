// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.figure.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How figures are written, in the terminal and on the page alike: thousands parted by commas, a
 * minus before what is negative, never a minus before zero.
 */
public final class Figures {
  /** What stands where there is no figure. */
  public static final String NONE = "n/a";

  private static final BigDecimal SMALL = new BigDecimal("0.01");
  private static final Pattern MINUS = Pattern.compile("(?<![\\p{Alnum}])-(?=\\d)");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(-\\d+)?");
  private static final Pattern ZERO = Pattern.compile("[-+]([0.,]*%?)");

  private Figures() {}

  /** An amount without decimals: {@code 98,400}. */
  public static String whole(double value) {
    return unsignedZero(String.format(Locale.ROOT, "%,.0f", value));
  }

  /** An amount with two decimals: {@code 17.20}. */
  public static String cents(double value) {
    return unsignedZero(String.format(Locale.ROOT, "%,.2f", value));
  }

  /** An amount gained or lost, its plus written: {@code +1,204}. */
  public static String gain(double value) {
    return unsignedZero(String.format(Locale.ROOT, "%+,.0f", value));
  }

  /** An amount gained or lost, with two decimals: {@code +0.84}. */
  public static String gainCents(double value) {
    return unsignedZero(String.format(Locale.ROOT, "%+,.2f", value));
  }

  /** A fraction as a percentage with one decimal: 0.714 is {@code 71.4%}. */
  public static String percent(double fraction) {
    return unsignedZero(String.format(Locale.ROOT, "%,.1f%%", fraction * 100));
  }

  /** A change as a percentage, its plus written: {@code +3.1%}. */
  public static String change(double fraction) {
    return unsignedZero(String.format(Locale.ROOT, "%+,.1f%%", fraction * 100));
  }

  /** A small change as a percentage with three decimals: {@code -0.021%}. */
  public static String smallChange(double fraction) {
    return unsignedZero(String.format(Locale.ROOT, "%+,.3f%%", fraction * 100));
  }

  /** A ratio with two decimals: {@code 1.25}. */
  public static String ratio(double value) {
    return unsignedZero(String.format(Locale.ROOT, "%,.2f", value));
  }

  /** A ratio with two decimals, its plus written: {@code +1.8}. */
  public static String score(double value) {
    return unsignedZero(String.format(Locale.ROOT, "%+,.1f", value));
  }

  /** A difference of ratios with two decimals, its plus written: {@code +0.15}. */
  public static String difference(double value) {
    return unsignedZero(String.format(Locale.ROOT, "%+,.2f", value));
  }

  /** An exact number, all its digits: {@code 108,190.4}. */
  public static String exact(BigDecimal value) {
    return String.format(
        Locale.ROOT, "%,." + Math.max(0, value.stripTrailingZeros().scale()) + "f", value);
  }

  /**
   * A calculated number for people: to eight decimals, or to eight digits where it is smaller than
   * that shows; trailing zeros cut.
   */
  public static String readable(BigDecimal value) {
    BigDecimal rounded = value.setScale(8, RoundingMode.HALF_EVEN);
    return exact(
        value.abs().compareTo(SMALL) < 0
            ? value.round(new MathContext(8, RoundingMode.HALF_EVEN))
            : rounded);
  }

  /** A calculated number behind a minus sign of a formula: one below zero in brackets. */
  public static String subtracted(BigDecimal value) {
    return value.signum() < 0 ? "(" + readable(value) + ")" : readable(value);
  }

  /** A fraction a year as a percentage with up to four decimals: {@code 10.95%}. */
  public static String yearly(BigDecimal fraction) {
    return exact(fraction.movePointRight(2).setScale(4, RoundingMode.HALF_EVEN)) + "%";
  }

  /** A fraction as a percentage, all that is readable of it: 0.000025 is {@code 0.0025%}. */
  public static String readablePercent(BigDecimal fraction) {
    return readable(fraction.movePointRight(2)) + "%";
  }

  /** The figure in its format, or {@link #NONE}. */
  public static String of(Reading reading, DoubleFunction<String> format) {
    return of(reading.value(), format);
  }

  /** The figure in its format, or {@link #NONE}. */
  public static String of(OptionalDouble value, DoubleFunction<String> format) {
    return value.isPresent() ? format.apply(value.getAsDouble()) : NONE;
  }

  /** The day, and the time where it is not midnight; UTC. */
  public static String date(Instant time) {
    LocalTime clock = time.atOffset(ZoneOffset.UTC).toLocalTime();
    LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
    return clock.equals(LocalTime.MIDNIGHT)
        ? day.toString()
        : day + String.format(Locale.ROOT, " %02d:%02d", clock.getHour(), clock.getMinute());
  }

  /** {@code 1 order}, {@code 2 orders}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A length in a drawing: {@code 130.5}. */
  public static String pixels(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }

  /** The same text with true minus signs before figures, and plus-minus signs,, for the page. */
  public static String typographic(String text) {
    return MINUS.matcher(text.replace("+-", "\u00b1")).replaceAll("\u2212");
  }

  /**
   * A part of a text.
   *
   * @param whole whether no line may end inside it, as in a date
   */
  public record Piece(String text, boolean whole) {}

  /** The text in its parts, dates and names of tickets by themselves. */
  public static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher date = DATE.matcher(text);
    int done = 0;
    while (date.find()) {
      if (date.start() > done) {
        pieces.add(new Piece(text.substring(done, date.start()), false));
      }
      pieces.add(new Piece(date.group(), true));
      done = date.end();
    }
    if (done < text.length()) {
      pieces.add(new Piece(text.substring(done), false));
    }
    return pieces;
  }

  private static String unsignedZero(String figure) {
    return ZERO.matcher(figure).matches() ? figure.substring(1) : figure;
  }
}
