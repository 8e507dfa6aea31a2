// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.market.Sector;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Conviction;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a monthly or quarterly review sees of how long sectors were meant to be held. */
final class SeenConvictions {
  private static final List<ReviewKind> LOOKING = List.of(ReviewKind.REGIME, ReviewKind.PROFILE);

  private SeenConvictions() {}

  /** A sentence for each sector with a weight whose horizon is past, or will be by the next one. */
  static List<String> sentences(Policy policy, Decision decision) {
    if (LOOKING.stream().noneMatch(decision.plan()::looksAt)) {
      return List.of();
    }
    LocalDate day = UtcDay.date(decision.plan().time());
    Optional<LocalDate> next = next(policy, decision.plan().time());
    List<String> sentences = new ArrayList<>();
    policy
        .core()
        .spot()
        .weights()
        .forEach((sector, weight) -> {
          if (!sector.equals(Sector.MAJORS) && weight.compareTo(Percent.ZERO) > 0) {
            decision
                .sectors()
                .record(sector)
                .map(SectorRecord::conviction)
                .flatMap(conviction -> sentence(sector, conviction, day, next))
                .ifPresent(sentences::add);
          }
        });
    return sentences;
  }

  private static Optional<LocalDate> next(Policy policy, long time) {
    return LOOKING.stream()
        .flatMap(kind -> {
          OptionalLong next = policy.reviews().next(kind, time);
          return next.isPresent() ? Stream.of(UtcDay.date(next.getAsLong())) : Stream.empty();
        })
        .min(LocalDate::compareTo);
  }

  private static Optional<String> sentence(
      Sector sector, Conviction conviction, LocalDate day, Optional<LocalDate> next) {
    String meant = sector + ": the " + conviction.months() + " months of its conviction";
    if (conviction.lapsed(day)) {
      return Optional.of(
          meant + " ended on " + conviction.ends() + "; renew its record or let the weight go");
    }
    return next.filter(conviction::lapsed)
        .map(later ->
            meant + " end on " + conviction.ends() + ", by the next look at it on " + later);
  }
}
