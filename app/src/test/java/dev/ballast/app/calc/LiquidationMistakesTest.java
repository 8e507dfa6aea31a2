// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code calc liquidation} refuses of its flags. */
class LiquidationMistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--side long --quantity 1 --entry 5 | --symbol is missing (or give a file with --file)",
        "--symbol BTCUSDT --side long --quantity 1 --entry 5 --maintenance-rate 1% --isolated-wallet 1"
            + " --other-maintenance 2 | --other-maintenance: other positions share a cross wallet",
        "--symbol BTCUSDT --side long --quantity 1 --entry 5 --maintenance-rate 1% --isolated-wallet 1"
            + " --other-profit -2 | --other-profit: other positions share a cross wallet",
        "--symbol BTCUSDT --side up --quantity 1 --entry 5 | --side: not one of long, short: 'up'",
        "--symbol BTCUSDT --side long --quantity x --entry 5 | --quantity: not a number: 'x'",
        "--symbol BTCUSDT --side long --quantity 1 --entry 0 | --entry: must be above zero",
        "--symbol BTCUSD --side long --quantity 1 --entry 5 |"
            + " --symbol: 'BTCUSD' is no contract of binance-usdm",
        "--venue ftx --symbol BTCUSDT | --venue: 'ftx' is no venue (known: binance-usdm,",
        "--symbol BTCUSDT --side long --quantity 1 --entry 5 --maintenance-rate 1% |"
            + " --wallet-balance is missing; it stands behind cross positions",
        "--symbol BTCUSDT --side long --quantity 1 --entry 5 --maintenance-rate 1% --isolated |"
            + " --isolated-wallet is missing; without it an isolated position needs leverage",
        "--symbol BTCUSDT --side long --quantity 1 --entry 5 --maintenance-amount 1 --wallet 1 |"
            + " --maintenance-rate is missing; maintenanceAmount goes with it",
        "--symbol BTCUSDT --side long --quantity 1 --entry 5 --maintenance-rate 0 --wallet 1 |"
            + " maintenanceRate: a maintenance rate is above zero",
        "--venue okx --symbol BTC-USDT-SWAP --side long --quantity 1 --entry 5 --wallet 1 |"
            + " --maintenance-rate is missing; no margin table of BTC-USDT-SWAP at okx is known",
        "--symbol BTCUSDT --side long --quantity 1 --entry 5 --wallet 1 --beta ETH=NaN |"
            + " --beta ETH: not a number: NaN",
      })
  void mistakesAreOneLineThatNamesTheField(String flags, String expected) {
    List<Object> arguments = new ArrayList<>(List.of("calc", "liquidation"));
    arguments.addAll(List.of(flags.split(" ")));
    Ran ran = Ran.of(arguments.toArray());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains(expected);
    assertThat(ran.out()).isEmpty();
  }
}
