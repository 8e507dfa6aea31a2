// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.InstrumentId;
import java.util.Optional;

/** Instruments as orders name them: a contract's symbol at Binance, or any unified name. */
final class OrderSymbols {
  private OrderSymbols() {}

  /** The instrument that is meant. */
  static InstrumentId instrument(Scalar value) {
    Optional<InstrumentId> named =
        value.text().contains("/")
            ? value.instrument()
            : FuturesVenue.BINANCE_USDM
                .contract(value.text())
                .or(() -> FuturesVenue.BINANCE_COINM.contract(value.text()));
    return named.orElseThrow(() ->
        value.mistake(
            "not an instrument: '"
                + value.text()
                + "' (write BTC/USDT for spot, BTCUSDT for the perpetual, BTCUSDT_251226 for a"
                + " dated future)"));
  }
}
