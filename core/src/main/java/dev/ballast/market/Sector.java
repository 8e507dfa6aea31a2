// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.regex.Pattern;

/**
 * A sector's name: {@code layer-1}, {@code defi}. What belongs to it is dated data of the user's
 * ({@code policy}).
 *
 * @param name lower case letters, digits and hyphens
 */
public record Sector(String name) implements Comparable<Sector> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** BTC and ETH. */
  public static final Sector MAJORS = new Sector("majors");

  /** Refuses a name that is not lower case with hyphens. */
  public Sector {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "not a sector's name: '" + name + "' (lower case letters, digits and hyphens)");
    }
  }

  @Override
  public int compareTo(Sector other) {
    return name.compareTo(other.name);
  }

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Sector that && name.equals(that.name));
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
