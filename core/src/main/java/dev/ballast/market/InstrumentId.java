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
 * An instrument of a venue, whose name is written as CCXT's unified symbols are: {@code BTC/USDT}
 * (spot), {@code BTC/USDT:USDT} (linear perpetual), {@code BTC/USDT:USDT-251226} (linear dated
 * future), {@code BTC/USD:BTC} (inverse perpetual).
 *
 * @param venue that lists it
 * @param base what is priced, with the contract's prefix where it has one ({@code 1000PEPE})
 * @param quote what it is priced in
 * @param settle what profit and margin are in; absent for spot
 * @param expiry the day of delivery; present for dated futures only
 */
public record InstrumentId(
    VenueId venue, Asset base, Asset quote, Optional<Asset> settle, Optional<LocalDate> expiry)
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

  public static InstrumentId spot(VenueId venue, Asset base, Asset quote) {
    return new InstrumentId(venue, base, quote, Optional.empty(), Optional.empty());
  }

  public static InstrumentId perpetual(VenueId venue, Asset base, Asset quote, Asset settle) {
    return new InstrumentId(venue, base, quote, Optional.of(settle), Optional.empty());
  }

  public static InstrumentId dated(
      VenueId venue, Asset base, Asset quote, Asset settle, LocalDate expiry) {
    return new InstrumentId(venue, base, quote, Optional.of(settle), Optional.of(expiry));
  }

  /** Reads a unified symbol of a venue; the error shows the text that is none. */
  public static InstrumentId parse(VenueId venue, String text) {
    Matcher matcher = SYMBOL.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not an instrument: '" + text + "' (write BTC/USDC or BTC/USDC:USDC)");
    }
    if (matcher.group(1).equalsIgnoreCase(matcher.group(2))) {
      throw new IllegalArgumentException("an asset is not priced in itself: '" + text + "'");
    }
    try {
      return new InstrumentId(
          venue,
          Asset.parse(matcher.group(1)),
          Asset.parse(matcher.group(2)),
          Optional.ofNullable(matcher.group(3)).map(Asset::parse),
          Optional.ofNullable(matcher.group(4)).map(day -> LocalDate.parse(day, EXPIRY)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such expiry day: '" + text + "'", e);
    }
  }

  /** What has the same name at another venue. */
  public InstrumentId at(VenueId other) {
    return venue.equals(other) ? this : new InstrumentId(other, base, quote, settle, expiry);
  }

  /** The same on an asset under its name of another time. */
  public InstrumentId renamed(Asset now) {
    return base.equals(now)
        ? this
        : new InstrumentId(
            venue, now, quote, settle.map(own -> own.equals(base) ? now : own), expiry);
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

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof InstrumentId that
            && base.equals(that.base)
            && quote.equals(that.quote)
            && settle.equals(that.settle)
            && expiry.equals(that.expiry)
            && venue.equals(that.venue));
  }

  @Override
  public int hashCode() {
    int pair = 31 * base.hashCode() + quote.hashCode();
    return 31 * (31 * (31 * pair + settle.hashCode()) + expiry.hashCode()) + venue.hashCode();
  }

  /** By base, quote, settlement (spot first), expiry (perpetuals first) and venue. */
  @Override
  public int compareTo(InstrumentId other) {
    if (this == other) {
      return 0;
    }
    int order = base.compareTo(other.base);
    if (order == 0) {
      order = quote.compareTo(other.quote);
    }
    if (order == 0) {
      order = presentLast(settle, other.settle);
    }
    if (order == 0) {
      order = presentLast(expiry, other.expiry);
    }
    return order == 0 ? venue.compareTo(other.venue) : order;
  }

  private static <T extends Comparable<? super T>> int presentLast(
      Optional<T> mine, Optional<T> other) {
    return mine.isPresent() && other.isPresent()
        ? mine.get().compareTo(other.get())
        : Boolean.compare(mine.isPresent(), other.isPresent());
  }

  /** The name by itself, as people and files write it. */
  @Override
  public String toString() {
    return base
        + "/"
        + quote
        + settle.map(asset -> ":" + asset).orElse("")
        + expiry.map(day -> "-" + EXPIRY.format(day)).orElse("");
  }
}
