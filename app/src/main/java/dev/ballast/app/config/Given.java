// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The figures that a calculator is given, by name: as a file, whose mistakes have line and column,
 * or as flags of the command line, whose mistakes name the flag.
 */
public final class Given {
  private final SequencedMap<String, Field> fields;
  private final Function<String, UserMistake> missing;

  private Given(SequencedMap<String, Field> fields, Function<String, UserMistake> missing) {
    this.fields = fields;
    this.missing = missing;
  }

  /**
   * A file, YAML or JSON, with these keys and no others.
   *
   * @param names keys and what else each may be called, as {@code [markPrice, mark]}
   */
  public static Given file(Path file, List<List<String>> names) {
    String[] keys = names.stream().flatMap(List::stream).toArray(String[]::new);
    Mapping table = YamlNodes.read(SourceText.of(file)).table(keys);
    Given given = of(table);
    for (List<String> name : names) {
      for (String other : name.subList(1, name.size())) {
        given.rename(other, name.getFirst());
      }
    }
    return given;
  }

  private void rename(String other, String name) {
    Field field = fields.remove(other);
    if (field != null && fields.putIfAbsent(name, field) != null) {
      throw field.mistakeAtKey("'" + other + "' means '" + name + "', which is there too");
    }
  }

  /** Whether a file is an account's, by a key that no calculator's own file has. */
  public static boolean isAccount(Path file) {
    return YamlNodes.read(SourceText.of(file)).entries().keySet().stream()
        .anyMatch(
            List.of("positions", "positionMode", "assetMode", "walletBalance", "balances")
                ::contains);
  }

  private static Given of(Mapping table) {
    return new Given(
        new LinkedHashMap<>(table.entries()),
        key -> table.field().mistake("'" + key + "' is missing"));
  }

  /**
   * Flags by their names in camel case, without those that were not given.
   *
   * @param flags {@code markPrice} and what was written after {@code --mark-price}
   */
  public static Given flags(Map<String, String> flags) {
    return flags(flags, Map.of());
  }

  /**
   * Flags that have other names too.
   *
   * @param typed what was written for a name, or would be, where that is not its first: {@code
   *     --mark}
   */
  public static Given flags(Map<String, String> flags, Map<String, String> typed) {
    SequencedMap<String, Field> fields = new LinkedHashMap<>();
    flags.forEach(
        (name, text) -> fields.put(name, Field.ofFlag(typed.getOrDefault(name, flag(name)), text)));
    return new Given(
        fields, key -> new UserMistake(typed.getOrDefault(key, flag(key)) + " is missing"));
  }

  /** {@code --mark-price} of {@code markPrice}. */
  public static String flag(String name) {
    return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Whether a value is there; {@code null} in a file is none. */
  public boolean has(String name) {
    return present(name).isPresent();
  }

  private Optional<Field> present(String name) {
    return Optional.ofNullable(fields.get(name)).filter(one -> !one.isNull());
  }

  /** A mistake in a value that is there, at its place. */
  public UserMistake mistake(String name, String message) {
    return field(name).mistake(message);
  }

  /** The mistake that a value is not there, and what it is needed for. */
  public UserMistake missing(String name, String why) {
    return new UserMistake(missing.apply(name).getMessage() + "; " + why);
  }

  /** The text as it was written, without the white space around it. */
  public Optional<String> text(String name) {
    return find(name, Scalar::text);
  }

  /** A number above zero. */
  public BigDecimal positive(String name) {
    return require(name).positive();
  }

  /** A number above zero, if it is there. */
  public Optional<BigDecimal> findPositive(String name) {
    return find(name, Scalar::positive);
  }

  /** A leverage within what an account file may say, {@code 3} or {@code 3x}, if it is there. */
  public Optional<BigDecimal> findLeverage(String name) {
    return find(name, Scalar::leverage);
  }

  /** An amount of either sign in dollars: {@code 25000} or {@code 25000 USDT}. */
  public BigDecimal amount(String name) {
    return require(name).amount(Usual.QUOTE);
  }

  /** An amount of either sign in dollars, if it is there. */
  public Optional<BigDecimal> findAmount(String name) {
    return find(name, one -> one.amount(Usual.QUOTE));
  }

  /** An amount above zero in dollars. */
  public BigDecimal positiveAmount(String name) {
    return require(name).positiveAmount(Usual.QUOTE);
  }

  /** An amount above zero in dollars, if it is there. */
  public Optional<BigDecimal> findPositiveAmount(String name) {
    return find(name, one -> one.positiveAmount(Usual.QUOTE));
  }

  /** A fraction above zero of any size, {@code 0.0263} or {@code 2.63%}. */
  public BigDecimal positiveFraction(String name) {
    return require(name).positiveFraction();
  }

  /** A correlation, from -1 to 1, both included. */
  public BigDecimal correlation(String name) {
    return require(name).correlation();
  }

  /** A number of either sign. */
  public BigDecimal number(String name) {
    return require(name).anyDecimal();
  }

  /** A number of either sign, if it is there. */
  public Optional<BigDecimal> findNumber(String name) {
    return find(name, Scalar::anyDecimal);
  }

  /** A rate of either sign, below 100 % in size: {@code 0.0001} or {@code 0.01%}. */
  public BigDecimal rate(String name) {
    return require(name).rate();
  }

  /** A change of a price, if it is there: it loses all of itself at most. */
  public Optional<BigDecimal> findMove(String name) {
    return find(name, Scalar::move);
  }

  /** A rate, if it is there. */
  public Optional<BigDecimal> findRate(String name) {
    return find(name, Scalar::rate);
  }

  /** A premium, if it is there: a fraction of any size, or {@code 7.1%}. */
  public Optional<BigDecimal> findFraction(String name) {
    return find(name, Scalar::anyFraction);
  }

  /** A whole number above zero, if it is there. */
  public Optional<Integer> findCount(String name) {
    return find(name, one -> one.times(1, 1_000_000));
  }

  /** {@code long} or {@code short}, in any case. */
  public PositionEntry.Side side() {
    return require("side").choice(PositionEntry.Side.class);
  }

  /** {@code true} or {@code false}; false where it is not there. */
  public boolean flagged(String name) {
    return find(name, Scalar::flag).orElse(false);
  }

  /** Whole hours of an interval, {@code 8} or {@code 8h}, one that a day is divided by. */
  public Optional<Integer> findHours(String name) {
    return find(name, Scalar::hours);
  }

  /** A moment, UTC: {@code 2025-10-31T08:00:00Z}, {@code 2025-10-31 08:00}, or a day. */
  public Instant time(String name) {
    return require(name).time();
  }

  /** A moment, if it is there. */
  public Optional<Instant> findTime(String name) {
    return find(name, Scalar::time);
  }

  /** What a reader makes of the text, refusals said at its place. */
  public <T> Optional<T> find(String name, Function<String, Optional<T>> read, String wanted) {
    return find(
        name,
        scalar ->
            read.apply(scalar.text())
                .orElseThrow(() -> scalar.mistake("'" + scalar.text() + "' " + wanted)));
  }

  /** The elements of a list, each with keys of ours; refuses an empty one. */
  public List<Given> items(String name, String... keys) {
    Field list = field(name);
    List<Given> items = new ArrayList<>();
    for (Field item : list.items()) {
      items.add(of(item.table(keys)));
    }
    if (items.isEmpty()) {
      throw list.mistake("is empty");
    }
    return items;
  }

  /** Numbers of either sign by asset: {@code ETH=1.25,SOL=1.6}, or in a file a mapping. */
  public SequencedMap<Asset, BigDecimal> numbersByAsset(String name) {
    return AssetFigures.read(field(name), Scalar::anyDecimal);
  }

  /** Amounts of either sign in dollars by asset: {@code ETH=40000} or {@code ETH=40000 USDT}. */
  public SequencedMap<Asset, BigDecimal> amountsByAsset(String name) {
    return AssetFigures.read(field(name), one -> one.amount(Usual.QUOTE));
  }

  /** Fractions of either sign by asset, {@code ETH=0.5} or {@code ETH=50%}. */
  public SequencedMap<Asset, BigDecimal> fractionsByAsset(String name) {
    return AssetFigures.read(field(name), Scalar::anyFraction);
  }

  /** Changes of prices by asset, {@code BTC=-30%}: each loses all of itself at most. */
  public SequencedMap<Asset, BigDecimal> movesByAsset(String name) {
    return AssetFigures.read(field(name), Scalar::move);
  }

  /** Shares from nothing to all, if they are there: one for every asset, or one for each. */
  public Optional<ShareLimits> findShareLimits(String name) {
    return present(name).map(ShareLimits::read);
  }

  /** A share from nothing to all: {@code 0.5} or {@code 50%}. */
  public BigDecimal share(String name) {
    return require(name).share();
  }

  /** A share, if it is there. */
  public Optional<BigDecimal> findShare(String name) {
    return find(name, Scalar::share);
  }

  /** An asset, if it is there. */
  public Optional<Asset> findAsset(String name) {
    return find(name, Scalar::asset);
  }

  /** A day, if it is there. */
  public Optional<LocalDate> findDay(String name) {
    return find(name, Scalar::day);
  }

  private Scalar require(String name) {
    return field(name).scalar();
  }

  private Field field(String name) {
    return Optional.ofNullable(fields.get(name)).orElseThrow(() -> missing.apply(name));
  }

  private <T> Optional<T> find(String name, Function<Scalar, T> read) {
    return present(name).map(one -> read.apply(one.scalar()));
  }
}
