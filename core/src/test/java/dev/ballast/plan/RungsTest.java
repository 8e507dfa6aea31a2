// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RungsTest {
  /** 22 to 30 do, 31 and more do not: tried are 11, 12, 14, 18 and 26, then 22, 20 and 21. */
  @Test
  void findsWhatDoesThoughMoreDoesNot() {
    List<Long> tried = new ArrayList<>();

    assertThat(
            new Rungs(10, 1, 100)
                .least(number -> {
                  tried.add(number);
                  return number >= 22 && number <= 30;
                }))
        .hasValue(22);
    assertThat(tried).containsExactly(11L, 12L, 14L, 18L, 26L, 22L, 20L, 21L);
  }

  @Test
  void triesTheMostLast() {
    assertThat(new Rungs(10, 1, 100).least(number -> number == 100)).hasValue(100);
    assertThat(new Rungs(10, 1, 100).least(_ -> false)).isEmpty();
    assertThat(new Rungs(100, 1, 100).least(_ -> true)).isEmpty();
  }

  /** A large number is found to a thousandth of it. */
  @Test
  void aLittleLessDoesNot() {
    long found = new Rungs(0, 1000, 1_000_000).least(number -> number >= 123_456).orElseThrow();

    assertThat(found).isBetween(123_456L, 123_456L * 1001 / 1000);
  }
}
