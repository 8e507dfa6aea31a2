// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CellsTest {
  private static final long SEED = 20_251_031;

  @Test
  void numbersAreThoseOfTheJdkToTheLastBit() {
    Random random = new Random(SEED);
    for (int i = 0; i < 30_000; i++) {
      String text =
          new BigDecimal(
                  new java.math.BigInteger(random.nextInt(1, 70), random), random.nextInt(25))
              .toPlainString();
      String signed = random.nextBoolean() ? text : "-" + text;
      assertThat(Cells.number(signed).getAsDouble())
          .as("%s, seed %d", signed, SEED)
          .isEqualTo(Double.parseDouble(signed));
    }
    assertThat(Cells.number("2.53e-06").getAsDouble()).isEqualTo(2.53e-6);
    assertThat(Cells.number("5.").getAsDouble()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", "NaN", "Infinity", "1e999", "1,5", "0x1p3", "1d", " 1", "--1"})
  void whatIsNoFiniteNumberIsNone(String text) {
    assertThat(Cells.number(text)).isEmpty();
  }

  @Test
  void timesAreThoseOfTheJdk() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L));
      String iso = time.toString();
      long millis = time.toEpochMilli();
      assertThat(Cells.time(iso)).hasValue(millis);
      assertThat(Cells.time(iso.replace('T', ' ').replace("Z", "+00:00"))).hasValue(millis);
      assertThat(Cells.time(iso.replace('T', ' ').replace("Z", ""))).hasValue(millis);
      assertThat(Cells.time(iso.substring(0, 10)))
          .hasValue(Math.floorDiv(millis, 86_400_000L) * 86_400_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-02-30",
        "2024-01-10T24:00:00Z",
        "2024-01-10T00:00:00+1",
        "01/10/2024",
        "2024-01-10 00:00:00 CET",
        "2024-01-10X00:00:00Z",
        "x024-01-10"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(Cells.time(text)).isEmpty();
  }

  @Test
  void countsAboveTheYear5138AreMicroseconds() {
    assertThat(Cells.epoch("1735689600000")).hasValue(1_735_689_600_000L);
    assertThat(Cells.epoch("1735689600000000")).hasValue(1_735_689_600_000L);
    assertThat(Cells.epoch("1735689600000.5")).isEmpty();
    assertThat(Cells.epoch("99999999999999999999")).isEmpty();
  }
}
