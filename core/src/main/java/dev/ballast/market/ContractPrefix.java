// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bundle size that venues put before a cheap coin's name: 1000PEPE is priced per 1000 PEPE. */
public final class ContractPrefix {
  private static final Pattern PREFIX = Pattern.compile("(1000000|10000|1000|1M)(\\p{L}.*)");

  private ContractPrefix() {}

  /** The coin behind a contract's base. */
  public static Asset underlying(Asset base) {
    if (!begins(base)) {
      return base;
    }
    Matcher matcher = PREFIX.matcher(base.code());
    return matcher.matches() ? new Asset(matcher.group(2)) : base;
  }

  /** Coins per unit of the contract's base: 1000 for 1000PEPE, else 1. */
  public static long unitsPerBase(Asset base) {
    if (!begins(base)) {
      return 1;
    }
    Matcher matcher = PREFIX.matcher(base.code());
    if (!matcher.matches()) {
      return 1;
    }
    return matcher.group(1).equals("1M") ? 1_000_000 : Long.parseLong(matcher.group(1));
  }

  /** Whether the code begins as every prefix does: few do, and reviews ask of all. */
  private static boolean begins(Asset base) {
    return base.code().charAt(0) == '1';
  }
}
