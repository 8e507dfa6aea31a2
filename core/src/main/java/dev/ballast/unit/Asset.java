// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that can be owned, by its code: {@code BTC}, {@code USDT}. Never an instrument: a
 * perpetual on BTC is not BTC.
 *
 * @param code letters and digits as the venue writes them, upper case where it has case
 */
public record Asset(String code) implements Comparable<Asset> {
  /** The US dollar and the coins that are issued against it. */
  private static final Set<String> DOLLARS =
      Set.of("USD", "USDT", "USDC", "FDUSD", "BUSD", "TUSD", "USDP", "DAI");

  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}]{1,30}");

  /** The currency that stands for the US dollar throughout. */
  public static final Asset USDT = new Asset("USDT");

  public static final Asset BTC = new Asset("BTC");
  public static final Asset ETH = new Asset("ETH");

  /** Refuses a code that is not 1 to 30 letters and digits. */
  public Asset {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("not an asset: '" + code + "'");
    }
  }

  /** Whether it is money, worth about one US dollar: cash, and no part of a spot core. */
  public boolean isDollar() {
    return DOLLARS.contains(code);
  }

  /** Reads a code in any case. */
  public static Asset parse(String text) {
    return new Asset(text.strip().toUpperCase(java.util.Locale.ROOT));
  }

  @Override
  public int compareTo(Asset other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
