// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import static dev.ballast.policy.ReviewKind.HEDGES;
import static dev.ballast.policy.ReviewKind.PROFILE;
import static dev.ballast.policy.ReviewKind.REGIME;
import static dev.ballast.policy.ReviewKind.SECTORS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Days of the week as the calendar has them: 2024-01-01, 2024-07-01 and 2025-10-27 are Mondays. */
class ReviewCalendarTest {
  private static final ReviewCalendar USUAL = ReviewCalendar.DEFAULT;

  @Test
  void holdsEachReviewOnItsDays() {
    assertThat(USUAL.due(at("2025-10-27T00:00:00Z"))).containsExactly(SECTORS, HEDGES);
    assertThat(USUAL.due(at("2025-10-28T00:00:00Z"))).containsExactly(HEDGES);
    assertThat(USUAL.due(at("2024-07-01T00:00:00Z"))).containsExactly(PROFILE, SECTORS, HEDGES);
    assertThat(USUAL.due(at("2025-10-01T00:00:00Z"))).containsExactly(PROFILE, HEDGES);
    assertThat(USUAL.due(at("2025-11-01T00:00:00Z"))).containsExactly(HEDGES);
  }

  @Test
  void holdsNoneInsideADay() {
    assertThat(USUAL.due(at("2024-07-01T08:00:00Z"))).isEmpty();
    assertThat(USUAL.due(at("2024-07-01T00:00:00Z") + 1)).isEmpty();
  }

  @Test
  void monthlyIsTheFirstAndNeverIsNever() {
    ReviewCalendar calendar =
        new ReviewCalendar(Frequency.MONTHLY, Frequency.NEVER, Frequency.NEVER);
    assertThat(calendar.due(at("2025-11-01T00:00:00Z"))).containsExactly(PROFILE);
    assertThat(calendar.due(at("2025-11-03T00:00:00Z"))).isEmpty();
    assertThat(calendar.next(SECTORS, 0)).isEmpty();
  }

  /** A regime that is never reviewed is not looked at where all else is. */
  @Test
  void theRegimeIsReviewedWhereAPlanAsks() {
    ReviewCalendar monthly = USUAL.withRegime(Frequency.MONTHLY);
    assertThat(monthly.due(at("2025-11-01T00:00:00Z"))).containsExactly(REGIME, HEDGES);
    assertThat(monthly.due(at("2024-07-01T00:00:00Z")))
        .containsExactly(PROFILE, REGIME, SECTORS, HEDGES);
    assertThat(monthly.all()).containsExactly(PROFILE, REGIME, SECTORS, HEDGES);
    assertThat(USUAL.all()).containsExactly(PROFILE, SECTORS, HEDGES);
  }

  @Test
  void nextIsStrictlyAfter() {
    long monday = at("2025-10-27T00:00:00Z");
    assertThat(USUAL.next(HEDGES, monday)).hasValue(at("2025-10-28T00:00:00Z"));
    assertThat(USUAL.next(HEDGES, monday + 1)).hasValue(at("2025-10-28T00:00:00Z"));
    assertThat(USUAL.next(HEDGES, monday - 1)).hasValue(monday);
    assertThat(USUAL.next(SECTORS, monday)).hasValue(at("2025-11-03T00:00:00Z"));
    assertThat(USUAL.next(PROFILE, at("2025-10-31T00:00:00Z")))
        .hasValue(at("2026-01-01T00:00:00Z"));
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  /** From Tuesday to Friday of the week of 2025-10-28: days alone; past the 1st all that falls. */
  @Test
  void whatWasMissedIsDueOnce() {
    assertThat(USUAL.due(at("2025-10-28T09:00:00Z"), at("2025-10-31T16:00:00Z")))
        .containsExactly(HEDGES);
    assertThat(USUAL.due(at("2025-09-30T00:00:00Z"), at("2025-10-06T00:00:01Z")))
        .containsExactly(PROFILE, SECTORS, HEDGES);
    assertThat(USUAL.due(at("2025-10-28T00:00:00Z"), at("2025-10-28T23:59:59Z"))).isEmpty();
  }
}
