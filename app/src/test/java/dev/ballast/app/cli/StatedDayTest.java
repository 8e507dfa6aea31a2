// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of what users write down of venues lie between the first block and now. */
class StatedDayTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"2093-08-07,lies in the future", "2008-12-31,is before 2009-01-03"})
  void noOtherDayIsTaken(String day, String why) throws IOException {
    refused(
        "brackets.csv",
        "venue,symbol,floor,cap,maintenance_rate,maintenance_amount,maximum_leverage,as_of,source",
        "binance-usdm,BTCUSDT,0,50000,0.004,0,125," + day + ",x",
        42,
        why);
    refused(
        "collateral_rates.csv",
        "asset,collateral_rate,as_of,source",
        "BTC,0.95," + day + ",x",
        10,
        why);
    refused(
        "multi_assets_buffers.csv",
        "asset,bid_buffer,ask_buffer,as_of,source",
        "BTC,0.05,0.05," + day + ",x",
        15,
        why);
    refused("symbol_changes.csv", "old,new,ratio,day,source", "OLD,NEW,1," + day + ",x", 11, why);
  }

  private void refused(String name, String header, String row, int column, String why)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), header + "\n" + row + "\n");

    Ran ran = Ran.of("data", "import", file, "--store", folder.resolve("store"));

    assertThat(ran.exit()).as(name).isEqualTo(2);
    assertThat(ran.err()).contains(file + ":2:" + column + ": ").contains(why);
  }
}
