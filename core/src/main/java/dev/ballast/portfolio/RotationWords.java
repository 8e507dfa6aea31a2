// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rotation that is made in futures first says of itself. */
final class RotationWords {
  private static final int DAYS_OF_WEEK = 7;

  private RotationWords() {}

  /** What is in futures and until when, a phrase; nothing where nothing is. */
  static Optional<String> open(Map<Sector, Percent> points, Settlement settlement, int days) {
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "first in futures, until it has lasted "
                + time(days)
                + ": "
                + points(points)
                + " of the spot core"
                + by(settlement));
  }

  /** Why futures are held. */
  static String why(Map<Sector, Percent> points, Settlement settlement) {
    return "the rotation is made in futures first: "
        + points(points)
        + " of the spot core"
        + by(settlement);
  }

  /** What spot follows now, a phrase; nothing where nothing was settled. */
  static Optional<String> settled(Settlement settlement, int days) {
    if (settlement.settled().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        settlement
                .sooner()
                .map(why -> "what the rotation moves is settled in spot at once, for " + why)
                .orElse(
                    "what the rotation moved has lasted " + time(days) + " and is settled in spot")
            + ": "
            + points(settlement.settled())
            + " of the spot core");
  }

  /** Why all futures are closed. */
  static String closed(Settlement settlement, int days) {
    if (settlement.settled().isEmpty()) {
      return "the rotation has turned back before it had lasted "
          + time(days)
          + ": spot was never moved for it";
    }
    return settlement
        .sooner()
        .map(why -> "the rotation is settled in spot: " + why)
        .orElse("the rotation has lasted " + time(days) + " and is settled in spot");
  }

  /** {@code 4 weeks}, {@code 10 days}. */
  static String time(int days) {
    int weeks = days / DAYS_OF_WEEK;
    return days % DAYS_OF_WEEK > 0 ? days + " days" : weeks + (weeks == 1 ? " week" : " weeks");
  }

  private static String by(Settlement settlement) {
    return settlement.by().isPresent()
        ? ", in spot by " + UtcDay.date(settlement.by().getAsLong()) + " if it lasts"
        : "";
  }

  /** {@code layer-1 -10, defi +15 points}. */
  private static String points(Map<Sector, Percent> points) {
    return points.entrySet().stream()
        .map(one -> {
          Percent part = new Percent(one.getValue().value().setScale(2, RoundingMode.HALF_EVEN));
          String sign = part.compareTo(Percent.ZERO) < 0 ? "" : "+";
          return one.getKey() + " " + sign + part.value().toPlainString();
        })
        .collect(Collectors.joining(", ", "", " points"));
  }
}
