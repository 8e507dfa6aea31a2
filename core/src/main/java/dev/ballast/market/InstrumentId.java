// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instrument's name, written as CCXT's unified symbols are: {@code BTC/USDT} (spot), {@code
 * BTC/USDT:USDT} (linear perpetual), {@code BTC/USDT:USDT-251226} (linear dated future), {@code
 * BTC/USD:BTC} (inverse perpetual).
 *
 * @param base what is priced, with the contract's prefix where it has one ({@code 1000PEPE})
 * @param quote what it is priced in
 * @param settle what profit and margin are in; absent for spot
 * @param expiry the day of delivery; present for dated futures only
 */
public record InstrumentId(
    Asset base, Asset quote, Optional<Asset> settle, Optional<LocalDate> expiry)
    implements Comparable<InstrumentId> {
  private static final Pattern SYMBOL =
      Pattern.compile("([^/:\\s-]+)/([^/:\\s-]+)(?::([^/:\\s-]+)(?:-(\\d{6}))?)?");
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("uuMMdd").withResolverStyle(ResolverStyle.STRICT);

  /** Refuses an expiry without a settlement asset. */
  public InstrumentId {
    if (expiry.isPresent() && settle.isEmpty()) {
      throw new IllegalArgumentException("a dated future needs a settlement asset: " + base);
    }
  }

  public static InstrumentId spot(Asset base, Asset quote) {
    return new InstrumentId(base, quote, Optional.empty(), Optional.empty());
  }

  public static InstrumentId perpetual(Asset base, Asset quote, Asset settle) {
    return new InstrumentId(base, quote, Optional.of(settle), Optional.empty());
  }

  public static InstrumentId dated(Asset base, Asset quote, Asset settle, LocalDate expiry) {
    return new InstrumentId(base, quote, Optional.of(settle), Optional.of(expiry));
  }

  /** Reads a unified symbol; the error shows the text that is none. */
  public static InstrumentId parse(String text) {
    Matcher matcher = SYMBOL.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not an instrument: '" + text + "' (write BTC/USDT or BTC/USDT:USDT)");
    }
    if (matcher.group(1).equalsIgnoreCase(matcher.group(2))) {
      throw new IllegalArgumentException("an asset is not priced in itself: '" + text + "'");
    }
    try {
      return new InstrumentId(
          Asset.parse(matcher.group(1)),
          Asset.parse(matcher.group(2)),
          Optional.ofNullable(matcher.group(3)).map(Asset::parse),
          Optional.ofNullable(matcher.group(4)).map(day -> LocalDate.parse(day, EXPIRY)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such expiry day: '" + text + "'", e);
    }
  }

  public boolean isSpot() {
    return settle.isEmpty();
  }

  /** One dollar for another, which stand at par where no price is known. */
  public boolean isDollarPair() {
    return isSpot() && base.isDollar() && quote.isDollar();
  }

  public boolean isPerpetual() {
    return settle.isPresent() && expiry.isEmpty();
  }

  /** Settled in what it prices: profit and margin are in coin. */
  public boolean isInverse() {
    return settle.isPresent() && settle.get().code().equals(base.code());
  }

  /** By base, quote, settlement (spot first) and expiry (perpetuals first). */
  @Override
  public int compareTo(InstrumentId other) {
    int order = base.compareTo(other.base);
    if (order == 0) {
      order = quote.compareTo(other.quote);
    }
    if (order == 0) {
      order = presentLast(settle, other.settle);
    }
    return order == 0 ? presentLast(expiry, other.expiry) : order;
  }

  private static <T extends Comparable<? super T>> int presentLast(
      Optional<T> mine, Optional<T> other) {
    return mine.isPresent() && other.isPresent()
        ? mine.get().compareTo(other.get())
        : Boolean.compare(mine.isPresent(), other.isPresent());
  }

  @Override
  public String toString() {
    return base
        + "/"
        + quote
        + settle.map(asset -> ":" + asset).orElse("")
        + expiry.map(day -> "-" + EXPIRY.format(day)).orElse("");
  }
}
