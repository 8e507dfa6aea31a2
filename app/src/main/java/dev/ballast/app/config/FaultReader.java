// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.fault.Choice;
import dev.ballast.app.fault.Fault;
import dev.ballast.app.fault.MarketName;
import dev.ballast.app.fault.ScriptedFault;
import dev.ballast.app.fault.Window;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one fault of a script. */
final class FaultReader {
  private static final Pattern SPAN = Pattern.compile("([+-]?\\d{1,9})\\s*(ms|s|m|h|d)");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\s*\\.\\.\\s*(\\d{1,9})\\s*ms");
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_MESSAGE = 200;
  private static final int MOST = 1_000_000;
  private static final int LONGEST_DELAY = 600_000;

  private FaultReader() {}

  /**
   * The fault of an entry.
   *
   * @param number of the entry, from one
   */
  static ScriptedFault read(Field item, int number) {
    Mapping table = item.table(FaultKind.allKeys().toArray(String[]::new));
    FaultKind kind = FaultKind.of(table.require("fault").scalar());
    table
        .entries()
        .forEach((key, value) -> {
          if (!key.equals("fault") && !kind.keys().contains(key)) {
            throw value.mistakeAtKey(
                "does not go with " + kind + Suggestion.hint(key, kind.keys()));
          }
        });
    return new ScriptedFault(
        table.get("name", one -> one.words(LONGEST_NAME), kind + " " + number),
        kind.toString(),
        fault(table, kind),
        FaultTargets.read(table, kind),
        choice(table),
        window(table));
  }

  private static Fault fault(Mapping table, FaultKind kind) {
    return switch (kind) {
      case NO_ANSWER -> new Fault.NoAnswer(executed(table));
      case UNKNOWN -> new Fault.Failure(Fault.Failure.Kind.UNKNOWN, executed(table));
      case UNAVAILABLE -> new Fault.Failure(Fault.Failure.Kind.UNAVAILABLE, false);
      case OVERLOADED -> new Fault.Failure(Fault.Failure.Kind.OVERLOADED, false);
      case SERVER_ERROR -> new Fault.Failure(Fault.Failure.Kind.SERVER_ERROR, executed(table));
      case BAD_GATEWAY -> new Fault.Failure(Fault.Failure.Kind.BAD_GATEWAY, executed(table));
      case TIMEOUT -> new Fault.Failure(Fault.Failure.Kind.TIMEOUT, executed(table));
      case DISCONNECTED -> new Fault.Failure(Fault.Failure.Kind.DISCONNECTED, executed(table));
      case ERROR ->
          new Fault.Refused(
              table.get("status", one -> one.wholeNumber(400, 599), 400),
              table.require("code").scalar().wholeNumber(-99_999, -1),
              table.get("message", one -> one.words(LONGEST_MESSAGE), ""),
              table.get("executed", Scalar::flag, false));
      case TOO_MANY ->
          new Fault.TooMany(
              seconds(table.require("wait").scalar()), table.get("ban", FaultReader::seconds, 0));
      case SLOW -> new Fault.Slow(delay(table), table.get("executed", Scalar::flag, false));
      case PART_FILLS -> partFills(table);
      case LATE_FILL -> new Fault.LateFill(span(table.require("for").scalar(), 1));
      case NOT_FOUND -> new Fault.NotFound(span(table.require("for").scalar(), 1));
      case TRIGGER_REFUSED ->
          new Fault.TriggerRefused(
              table.get("reason", one -> one.words(LONGEST_MESSAGE), "Reduce Only reject"));
      case STOP_CHILD -> new Fault.StopChild();
      case CUT -> new Fault.Cut(table.get("clean", Scalar::flag, true));
      case SILENT -> new Fault.Silent();
      case TWICE -> new Fault.Twice();
      case SHUFFLED -> new Fault.Shuffled(table.get("window", one -> one.times(2, 100), 4));
      case LATE -> new Fault.Late(delay(table));
      case CLOCK_SKEW -> new Fault.ClockSkew(span(table.require("by").scalar(), Long.MIN_VALUE));
      case SHORT_HISTORY ->
          new Fault.ShortHistory(table.require("days").scalar().dayCount(1, 10_000));
      case LISTEN_KEY_EXPIRES -> new Fault.ListenKeyExpires();
      case HALT -> new Fault.Halt(symbol(table));
      case FILTERS -> filters(table);
      case DELISTING -> {
        table.require("from");
        yield new Fault.Delisting(symbol(table));
      }
      case UNLISTED -> new Fault.Unlisted(symbol(table));
    };
  }

  private static boolean executed(Mapping table) {
    return table.require("executed").scalar().flag();
  }

  private static Fault partFills(Mapping table) {
    return new Fault.PartFills(
        table.require("parts").scalar().times(2, 100),
        table.get("over", one -> one.choice(Over.class), Over.AT_ONCE) == Over.AT_ONCE,
        table.get(
            "last", one -> one.choice(Fault.PartFills.Last.class), Fault.PartFills.Last.FILLS));
  }

  /** When the parts of an order fill. */
  private enum Over {
    AT_ONCE,
    MOMENTS
  }

  private static Fault filters(Mapping table) {
    Optional<BigDecimal> tick = table.get("tick", Scalar::positive);
    Optional<BigDecimal> step = table.get("step", Scalar::positive);
    Optional<BigDecimal> least = table.get("minimum", Scalar::positive);
    if (tick.isEmpty() && step.isEmpty() && least.isEmpty()) {
      throw table.field().mistake("changes nothing; write tick, step or minimum");
    }
    return new Fault.Filters(symbol(table), tick, step, least);
  }

  private static Fault.Symbol symbol(Mapping table) {
    return new Fault.Symbol(
        FaultTargets.market(table).orElse(MarketName.USDM),
        table.require("symbol").scalar().words(40));
  }

  private static Fault.Delay delay(Mapping table) {
    Scalar given = table.require("delay").scalar();
    Matcher range = RANGE.matcher(given.text());
    int least = range.matches() ? Integer.parseInt(range.group(1)) : span(given);
    int most = range.matches() ? Integer.parseInt(range.group(2)) : least;
    if (most > LONGEST_DELAY) {
      throw given.mistake("longer than ten minutes: " + given.text());
    }
    return table.require("delay").checked(_ -> new Fault.Delay(least, most));
  }

  private static int span(Scalar given) {
    long millis = span(given, 0);
    if (millis > LONGEST_DELAY) {
      throw given.mistake("longer than ten minutes: " + given.text());
    }
    return (int) millis;
  }

  /** Milliseconds of {@code 250ms}, {@code 5s}, {@code 2m}, {@code 8h} or {@code 1d}. */
  private static long span(Scalar given, long least) {
    Matcher parts = SPAN.matcher(given.text());
    if (!parts.matches()) {
      throw given.mistake(
          "not a length of time: '" + given.text() + "' (write 250ms, 5s, 2m, 8h or 1d)");
    }
    long unit =
        switch (parts.group(2)) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    long millis = Long.parseLong(parts.group(1)) * unit;
    if (millis < least) {
      throw given.mistake("too short: " + given.text());
    }
    return millis;
  }

  private static int seconds(Scalar given) {
    long millis = span(given, 1000);
    if (millis % 1000 != 0 || millis > 259_200_000) {
      throw given.mistake("not whole seconds up to three days: " + given.text());
    }
    return (int) (millis / 1000);
  }

  private static Choice choice(Mapping table) {
    Optional<Double> chance = table.get("chance", one -> one.share().doubleValue());
    return new Choice(
        count(table, "nth"),
        count(table, "every"),
        chance.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        count(table, "times"));
  }

  private static OptionalInt count(Mapping table, String key) {
    Optional<Integer> count = table.get(key, one -> one.times(1, MOST));
    return count.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static Window window(Mapping table) {
    OptionalLong from = millis(table, "from", one -> one.time().toEpochMilli());
    OptionalLong to = millis(table, "to", one -> one.time().toEpochMilli());
    OptionalLong lasts = millis(table, "lasts", one -> span(one, 1));
    return table.find("to").orElse(table.field()).checked(_ -> new Window(from, to, lasts));
  }

  private static OptionalLong millis(Mapping table, String key, Function<Scalar, Long> read) {
    return table.get(key, read).map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
