// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.ValueSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedImportTest {
  @TempDir private Path folder;

  @Test
  void aTableOfTimeAndValueIsTheSeriesThatIsNamed() throws IOException {
    Path supply =
        Fixture.write(
            folder.resolve("supply.csv"),
            "Supply;Date",
            "127000000000;2024-01-10",
            "1.3e11;2024-01-11");
    Path flows = Fixture.write(folder.resolve("flows.csv"), "1704844800,-5.5", "1704931200000,7");

    assertThat(run(supply, "--series", "stablecoin-supply").exit()).isZero();
    assertThat(run(flows, "--series", "inflows", "--sector", "defi").exit()).isZero();
    Store store = Store.open(folder.resolve("store"));

    assertThat(store.ids().stream().map(Object::toString))
        .containsExactly("named inflows@defi (user)", "named stablecoin-supply (user)");
    ValueSeries read = (ValueSeries) store.series(store.ids().getFirst()).orElseThrow();
    assertThat(read.value(0)).isEqualTo(-5.5);
    assertThat(read.value(1)).isEqualTo(7);
    assertThat(read.time(1) - read.time(0)).isEqualTo(86_400_000);
    assertThat(read.knownAt(0)).isEqualTo(read.time(0));
    assertThat(((ValueSeries) store.series(store.ids().getLast()).orElseThrow()).value(1))
        .isEqualTo(130_000_000_000.0);
    assertThat(store.provenance()).startsWith("recorded and by you (2 series); 2 files imported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time,value;2024-01-10,x            | :2:12: not a finite number: 'x'
          time,value;2024-01-1x,1            | :2:1: not a time: '2024-01-1x' (write 2024-01-10T00:00:00Z)
          time,value;2024-01-11,1;2024-01-10,2 | :3:1: out of order: 2024-01-10T00:00:00Z comes after 2024-01-11T00:00:00Z of line 2
          time,value;2024-01-11,1;2024-01-11,2 | :3:1: disagrees with line 2 on the same series and time: 2.0 instead of 1.0
          time,value;2024-01-11,1,3          | :2:1: the row has 3 cells instead of 2
          time,value;2024-01-11,1e300        | :2:12: a value 1.0E300 is beyond 1.0E18; mend it
          time,value                         | : has a header but no rows; fetch it again
          when,much;2024-01-11,1             | : its columns 'when, much' are not a time and one value; write a header such as time,value
          """)
  void aMistakeIsOneLineWithItsPlaceAndWritesNothing(String rows, String message)
      throws IOException {
    Path file = Fixture.write(folder.resolve("bad.csv"), rows.split(";", -1));

    Ran ran = run(file, "--series", "supply");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("ballast: " + file + message + System.lineSeparator());
    assertThat(Files.exists(folder.resolve("store"))).isFalse();
  }

  @Test
  void flagsThatDoNotFitAreRefused() throws IOException {
    Path file = Fixture.write(folder.resolve("a.csv"), "time,value", "2024-01-11,1");

    assertThat(run(file, "--series", "Big Supply").err())
        .contains("--series Big Supply: not a series' name: 'Big Supply'");
    assertThat(run(file, "--series", "supply", "--sector", "De Fi").err())
        .contains("--sector De Fi: not a sector's name: 'De Fi'");
    assertThat(run(file, "--sector", "defi").err())
        .contains("--sector defi: of which series? add --series NAME");
    assertThat(run(file, "--series", "supply", "--symbol", "BTC/USDT").err())
        .contains("has no market, symbol, interval or other columns");
    assertThat(run(folder, "--series", "supply").err()).contains("name the one file that it is in");
  }

  private Ran run(Path file, String... flags) {
    Object[] arguments = new Object[flags.length + 5];
    arguments[0] = "data";
    arguments[1] = "import";
    arguments[2] = file;
    arguments[3] = "--store";
    arguments[4] = folder.resolve("store");
    System.arraycopy(flags, 0, arguments, 5, flags.length);
    return Ran.of(arguments);
  }
}
