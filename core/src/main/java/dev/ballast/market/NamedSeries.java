// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A series that a user brought, of whatever is counted: {@code stablecoin-supply} of the whole
 * market, {@code inflows} of one sector.
 *
 * @param name small letters, digits and hyphens
 * @param sector that it is of; nothing for the whole market
 */
public record NamedSeries(String name, Optional<Sector> sector) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Refuses a name in other letters. */
  public NamedSeries {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "not a series' name: '" + name + "' (small letters, digits and hyphens)");
    }
  }

  /** The series that an id of this kind is of. */
  public static NamedSeries of(SeriesId id) {
    int at = id.subject().indexOf('@');
    return at < 0
        ? new NamedSeries(id.subject(), Optional.empty())
        : new NamedSeries(
            id.subject().substring(0, at), Optional.of(new Sector(id.subject().substring(at + 1))));
  }

  /** What its id is of: {@code inflows@defi}, or the name alone. */
  public String subject() {
    return sector.isPresent() ? name + "@" + sector.get() : name;
  }

  /** {@code inflows of defi}, or the name alone. */
  public String words() {
    return sector.isPresent() ? name + " of " + sector.get() : name;
  }
}
