// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data list}. */
final class DataListTest {
  @TempDir private Path folder;
  private Path store;

  @BeforeEach
  void storeOfTwoSymbols() throws IOException {
    store = folder.resolve("store");
    Path file =
        Fixture.write(
            folder.resolve("spot_1d.csv"),
            Fixture.BARS,
            "2024-01-10T00:00:00Z,BTCUSDT,10,12,9,11,5",
            "2024-01-11T00:00:00Z,BTCUSDT,10,12,9,11,5",
            "2024-01-12T00:00:00Z,ETHUSDT,10,12,9,11,5");
    assertThat(Ran.importing(store, file).exit()).isZero();
  }

  @Test
  void groupsForPeople() {
    Ran ran = Ran.of("data", "list", "--store", store);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines().limit(2))
        .containsExactly(
            "bars spot, 1d, binance                  2 series           3 rows  2024-01-10 to"
                + " 2024-01-12",
            "    BTC ETH");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("/"));
  }

  @Test
  void aLineForEachSeries() {
    Ran ran = Ran.of("data", "list", "--all", "--data", store);
    assertThat(ran.out())
        .contains(
            "bars             BTC/USDT             1d        binance           2  2024-01-10 to"
                + " 2024-01-11  spot_1d.csv");
  }

  @Test
  void json() {
    Ran ran = Ran.of("data", "list", "--json", "--store", store);
    assertThat(ran.out())
        .contains(
            "\"kind\" : \"bars\"",
            "\"subject\" : \"ETH/USDT\"",
            "\"interval\" : \"1d\"",
            "\"first\" : \"2024-01-12T00:00:00Z\"",
            "\"sources\" : [ \"spot_1d.csv\" ]");
  }

  @Test
  void noStoreIsAMistake() {
    Ran ran = Ran.of("data", "list", "--store", folder.resolve("none"));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("not a store of history").hasLineCount(1);
    assertThat(Ran.of("data").exit()).isEqualTo(2);
  }
}
