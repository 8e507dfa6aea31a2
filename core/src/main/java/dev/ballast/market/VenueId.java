// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where instruments are listed, or who recorded a series: {@code binance}, {@code coingecko}.
 *
 * @param name lower case letters, digits and single hyphens, from a letter on
 */
public record VenueId(String name) implements Comparable<VenueId> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

  /** A name that no other comes before. */
  public static final VenueId LOWEST = new VenueId("a");

  /** Refuses what is no such name. */
  public VenueId {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a venue: '" + name + "'");
    }
  }

  /** Reads a name in any case. */
  public static VenueId parse(String text) {
    return new VenueId(text.strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public int compareTo(VenueId other) {
    return this == other ? 0 : name.compareTo(other.name);
  }

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof VenueId that && name.equals(that.name));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
