// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value of a file, read as what it must be; every refusal says where and how to mend it.
 *
 * @param text without the white space around it
 */
record Scalar(Field field, String text) {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{1,60})?");
  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,60})?[eE][+-]?\\d{1,2}");
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\S+?)\\s*([A-Za-z%]*)");
  private static final Pattern NUMBER_AND_ASSET = Pattern.compile("(\\S+)\\s+(\\S+)");

  /** A mistake in this value. */
  UserMistake mistake(String message) {
    return field.mistake(message);
  }

  /** Words of the user's, up to a length. */
  String words(int longest) {
    if (text.isEmpty()) {
      throw mistake("is empty");
    }
    if (text.length() > longest) {
      throw mistake("is longer than " + longest + " characters");
    }
    return text.replaceAll("\\s+", " ");
  }

  /** {@code true} or {@code false}. */
  boolean flag() {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw mistake("not yes or no: '" + text + "' (write true or false)");
    };
  }

  /** One of an enumeration's values, as they print. */
  <E extends Enum<E>> E choice(Class<E> type) {
    E[] values = type.getEnumConstants();
    for (E value : values) {
      if (word(value).equalsIgnoreCase(text)) {
        return value;
      }
    }
    List<String> words = Arrays.stream(values).map(Scalar::word).toList();
    throw mistake("not one of " + String.join(", ", words) + ": '" + text + "'");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code 40%}, from {@code low} to {@code high}, both included. */
  Percent percent(String low, String high) {
    return percent(low, high, "40%");
  }

  private Percent percent(String low, String high, String example) {
    Percent value = new Percent(unit("%", "a percentage", example));
    if (value.compareTo(Percent.of(low)) < 0 || value.compareTo(Percent.of(high)) > 0) {
      throw mistake("out of range: " + value + " (" + low + "% to " + high + "%)");
    }
    return value;
  }

  /** {@code 10bp}, from zero to {@code high}. */
  BasisPoints basisPoints(int high) {
    BigDecimal value = unit("bp", "basis points", "10bp");
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(high)) > 0) {
      throw mistake("out of range: " + text + " (0bp to " + high + "bp)");
    }
    return new BasisPoints(value);
  }

  /** {@code 12 months}. */
  int months(int high) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text);
    if (!parts.matches() || !parts.group(2).matches("months?") || !whole(parts.group(1))) {
      throw mistake("not a number of months: '" + text + "' (write 12 months)");
    }
    return inRange(parts.group(1), 1, high);
  }

  /** {@code 30s}, from one second on. */
  Duration seconds(int high) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text);
    if (!parts.matches() || !parts.group(2).equals("s") || !whole(parts.group(1))) {
      throw mistake("not a number of seconds: '" + text + "' (write 30s)");
    }
    return Duration.ofSeconds(inRange(parts.group(1), 1, high));
  }

  /** {@code 90 days}. */
  int days(int high) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text);
    if (!parts.matches() || !parts.group(2).matches("days?") || !whole(parts.group(1))) {
      throw mistake("not a number of days: '" + text + "' (write 90 days)");
    }
    return inRange(parts.group(1), 1, high);
  }

  /** {@code 2 weeks}. */
  int weeks(int high) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text);
    if (!parts.matches() || !parts.group(2).matches("weeks?") || !whole(parts.group(1))) {
      throw mistake("not a number of weeks: '" + text + "' (write 2 weeks)");
    }
    return inRange(parts.group(1), 0, high);
  }

  /** A whole number with or without a sign. */
  int wholeNumber(int low, int high) {
    if (!text.matches("[+-]?\\d{1,9}")) {
      throw mistake("not a whole number: '" + text + "' (write " + low + " to " + high + ")");
    }
    return inRange(text, low, high);
  }

  /** A whole number of days; {@code days} after it is allowed, as in {@code 30 days}. */
  int dayCount(int low, int high) {
    String number = text.replaceFirst("\\s*days?$", "");
    if (!whole(number)) {
      throw mistake("not a number of days: '" + text + "' (write " + low + " to " + high + ")");
    }
    return inRange(number, low, high);
  }

  /** A whole number; an {@code x} after it is allowed, as in {@code 3x}. */
  int times(int low, int high) {
    String number = text.endsWith("x") ? text.substring(0, text.length() - 1) : text;
    if (!whole(number)) {
      throw mistake("not a whole number: '" + text + "' (write " + low + " to " + high + ")");
    }
    return inRange(number, low, high);
  }

  private static boolean whole(String number) {
    return number.matches("\\d{1,9}");
  }

  private int inRange(String number, int low, int high) {
    int value = Integer.parseInt(number);
    if (value < low || value > high) {
      throw mistake("out of range: " + text + " (" + low + " to " + high + ")");
    }
    return value;
  }

  /** A plain decimal from {@code low} to {@code high}, both included. */
  BigDecimal decimal(String low, String high) {
    BigDecimal value = anyDecimal();
    if (value.compareTo(new BigDecimal(low)) < 0 || value.compareTo(new BigDecimal(high)) > 0) {
      throw mistake("out of range: " + text + " (" + low + " to " + high + ")");
    }
    return value;
  }

  /** A decimal of any size and sign; {@code 8e-06}, as programs write small numbers, is one. */
  BigDecimal anyDecimal() {
    if (!isDecimal()) {
      throw mistake("not a number: '" + text + "' (write a plain decimal such as 0.8)");
    }
    return new BigDecimal(text);
  }

  private boolean isDecimal() {
    return DECIMAL.matcher(text).matches() || SCIENTIFIC.matcher(text).matches();
  }

  /** A decimal above zero, to the last digit written. */
  BigDecimal positive() {
    BigDecimal value = anyDecimal();
    if (value.signum() <= 0) {
      throw mistake("must be above zero, not " + text);
    }
    return value;
  }

  /** A rate of either sign, below 100 % in size: {@code -0.0001} or {@code -0.01%}. */
  BigDecimal rate() {
    BigDecimal value =
        text.endsWith("%") ? unit("%", "a rate", "0.0001 or 0.01%").movePointLeft(2) : anyDecimal();
    if (value.abs().compareTo(BigDecimal.ONE) >= 0) {
      throw mistake("out of range: " + text + " (a fraction such as 0.0001, or 0.01%)");
    }
    return value;
  }

  /** A fraction of any size and sign, {@code 0.0001} or {@code 0.01%}. */
  BigDecimal anyFraction() {
    return text.endsWith("%")
        ? unit("%", "a rate", "0.0001 or 0.01%").movePointLeft(2)
        : anyDecimal();
  }

  /** A fraction above zero of any size, {@code 0.0263} or {@code 2.63%}. */
  BigDecimal positiveFraction() {
    BigDecimal value = anyFraction();
    if (value.signum() <= 0) {
      throw mistake("must be above zero, not " + text);
    }
    return value;
  }

  /** A correlation, from -1 to 1, both included: {@code 0.928} or {@code 92.8%}. */
  BigDecimal correlation() {
    BigDecimal value = anyFraction();
    if (value.abs().compareTo(BigDecimal.ONE) > 0) {
      throw mistake("out of range: " + text + " (-1 to 1)");
    }
    return value;
  }

  /** A change of a price, {@code -0.15} or {@code -15%}, which loses all of itself at most. */
  BigDecimal move() {
    BigDecimal value = anyFraction();
    if (value.compareTo(BigDecimal.ONE.negate()) < 0) {
      throw mistake("out of range: " + text + " (a price loses 100% at most)");
    }
    return value;
  }

  /** Whole hours that divide a day: {@code 8} or {@code 8h}. */
  int hours() {
    String number = text.endsWith("h") ? text.substring(0, text.length() - 1) : text;
    if (!whole(number)) {
      throw mistake("not a number of hours: '" + text + "' (write 8h)");
    }
    int hours = inRange(number, 1, 24);
    if (24 % hours != 0) {
      throw mistake("a day is not divided into intervals of " + hours + " hours");
    }
    return hours;
  }

  /** A moment, UTC. */
  Instant time() {
    return TimeText.parse(text)
        .orElseThrow(() ->
            mistake("not a time: '" + text + "' (write 2025-10-31T08:00:00Z or 2025-10-31 08:00)"));
  }

  /** A price above zero, to the last digit written. */
  BigDecimal positivePrice() {
    BigDecimal value = anyDecimal();
    if (value.signum() <= 0) {
      throw mistake("a price is above zero, not " + text);
    }
    return value;
  }

  /** A price above zero, to eight decimals. */
  Price price() {
    return exact(Price.class, one -> Price.of(one.positivePrice()));
  }

  /** A price above zero in an asset, to eight decimals: {@code 1.25} or {@code 1.25 USDT}. */
  Price priceIn(Asset quote) {
    if (amount(quote).signum() <= 0) {
      throw mistake("a price is above zero, not " + text);
    }
    return exact(Price.class, one -> Price.of(one.amount(quote)));
  }

  /** A fraction from zero to below one, written {@code 0.004} or {@code 0.4%}. */
  BigDecimal fraction() {
    BigDecimal value = text.endsWith("%") ? percent("0", "100").exactFraction() : decimal("0", "1");
    if (value.compareTo(BigDecimal.ONE) >= 0) {
      throw mistake("out of range: " + text + " (a fraction below 1, such as 0.004)");
    }
    return value;
  }

  /** A share from nothing to all, written {@code 0.95} or {@code 95%}. */
  BigDecimal share() {
    return text.endsWith("%") ? percent("0", "100").exactFraction() : decimal("0", "1");
  }

  /** {@code 25000 USDT}. */
  Money moneyWithUnit(Asset asset) {
    return exact(
        Money.class, _ -> Money.of(asset, unit(asset.code(), "an amount", "25000 " + asset)));
  }

  /** An amount above zero with its asset: {@code 25000 USDT}, {@code 0.5 BTC}. */
  Money positiveMoney() {
    Matcher parts = NUMBER_AND_ASSET.matcher(text);
    if (!parts.matches() || !DECIMAL.matcher(parts.group(1)).matches()) {
      throw mistake("not an amount with its asset: '" + text + "' (write 5000 USDT)");
    }
    Asset asset = new Scalar(field, parts.group(2)).asset();
    Money amount = exact(Money.class, _ -> Money.of(asset, new BigDecimal(parts.group(1))));
    if (amount.signum() <= 0) {
      throw mistake("must be above zero, not " + amount);
    }
    return amount;
  }

  /** {@code 25000} or {@code 25000 USDT}. */
  Money money(Asset asset) {
    return DECIMAL.matcher(text).matches()
        ? exact(Money.class, _ -> Money.of(asset, new BigDecimal(text)))
        : moneyWithUnit(asset);
  }

  /** An amount of the asset, to the last digit written; its code after it is allowed. */
  BigDecimal amount(Asset asset) {
    return isDecimal()
        ? new BigDecimal(text)
        : unit(asset.code(), "an amount of " + asset, "25000 or 25000 " + asset);
  }

  /** An amount above zero of the asset, to the last digit written. */
  BigDecimal positiveAmount(Asset asset) {
    BigDecimal value = amount(asset);
    if (value.signum() <= 0) {
      throw mistake("must be above zero, not " + text);
    }
    return value;
  }

  /** A leverage within what an account file may say: {@code 3} or {@code 3x}. */
  BigDecimal leverage() {
    String number = text.endsWith("x") ? text.substring(0, text.length() - 1) : text;
    return new Scalar(field, number).decimal("1", "1000");
  }

  /** The instrument of a unified name, at the usual venue; nothing where it is none. */
  Optional<InstrumentId> instrument() {
    try {
      return Optional.of(InstrumentId.parse(Usual.VENUE, text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A quantity of zero or more, to eight decimals. */
  Quantity quantity() {
    Quantity value = exact(Quantity.class, one -> Quantity.of(one.anyDecimal()));
    if (value.signum() < 0) {
      throw mistake("negative: " + text);
    }
    return value;
  }

  private <T> T exact(Class<T> type, Function<Scalar, T> read) {
    try {
      return type.cast(read.apply(this));
    } catch (ArithmeticException e) {
      throw mistake(String.valueOf(e.getMessage()));
    }
  }

  /** An asset's code. */
  Asset asset() {
    try {
      return Asset.parse(text);
    } catch (IllegalArgumentException e) {
      throw mistake("not an asset: '" + text + "' (write its code, such as BTC)");
    }
  }

  /** {@code 2025-10-31}. */
  LocalDate day() {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw mistake("not a date: '" + text + "' (write 2025-10-31)");
    }
  }

  /** A day that has come. */
  LocalDate pastDay(LocalDate today) {
    LocalDate day = day();
    if (day.isAfter(today)) {
      throw mistake("is in the future: " + day + " (today is " + today + ")");
    }
    return day;
  }

  private BigDecimal unit(String unit, String what, String example) {
    Matcher parts = NUMBER_AND_UNIT.matcher(text);
    if (!parts.matches()
        || !parts.group(2).equals(unit)
        || !DECIMAL.matcher(parts.group(1)).matches()) {
      throw mistake("not " + what + ": '" + text + "' (write " + example + ")");
    }
    return new BigDecimal(parts.group(1));
  }
}
