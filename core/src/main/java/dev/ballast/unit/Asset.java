// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

/**
 * Something that can be owned, by its code: {@code BTC}, {@code USDT}. Never an instrument: a
 * perpetual on BTC is not BTC.
 *
 * @param code letters and digits as the venue writes them, upper case where it has case
 */
public record Asset(String code) implements Comparable<Asset> {
  private static final int LONGEST = 30;

  /** The currency that stands for the US dollar throughout. */
  public static final Asset USDT = new Asset("USDT");

  public static final Asset BTC = new Asset("BTC");
  public static final Asset ETH = new Asset("ETH");

  /** Refuses a code that is not 1 to 30 letters and digits. */
  public Asset {
    if (!isCode(code)) {
      throw new IllegalArgumentException("not an asset: '" + code + "'");
    }
  }

  /**
   * Whether it is money, worth about one US dollar: the dollar itself and the coins that are issued
   * against it. That is cash, and no part of a spot core.
   */
  public boolean isDollar() {
    return switch (code) {
      case "USD", "USDT", "USDC", "FDUSD", "BUSD", "TUSD", "USDP", "DAI" -> true;
      default -> false;
    };
  }

  /** Digits are of every kind of number, as in Unicode's classes L and N. */
  private static boolean isCode(String text) {
    int count = 0;
    for (int at = 0; at < text.length(); count++) {
      int point = text.codePointAt(at);
      int type = Character.getType(point);
      if (!Character.isLetter(point)
          && type != Character.DECIMAL_DIGIT_NUMBER
          && type != Character.LETTER_NUMBER
          && type != Character.OTHER_NUMBER) {
        return false;
      }
      at += Character.charCount(point);
    }
    return count >= 1 && count <= LONGEST;
  }

  /** Reads a code in any case. */
  public static Asset parse(String text) {
    return new Asset(text.strip().toUpperCase(java.util.Locale.ROOT));
  }

  @Override
  public int compareTo(Asset other) {
    return this == other ? 0 : code.compareTo(other.code);
  }

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Asset that && code.equals(that.code));
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return code;
  }
}
