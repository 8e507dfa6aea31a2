// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a calculator's contract is; read through {@link CalcInput}. */
@SuppressWarnings("UnusedVariable") // flags are read by name, as the keys of a file are
final class ContractOptions {
  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "The contract, such as BTCUSDT, BTCUSD_PERP or BTC/USD:BTC.")
  private @Nullable String symbol;

  @Option(
      names = "--contract-size",
      paramLabel = "N",
      description = "Of one contract: units of the base (linear) or of the quote (inverse).")
  private @Nullable String contractSize;

  @Option(names = "--inverse", description = "Settled in coin; a symbol says it too.")
  private boolean inverse;
}
