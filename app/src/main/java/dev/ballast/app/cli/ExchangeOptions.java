// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.Endpoints;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the exchange is. */
final class ExchangeOptions {
  @Option(
      names = "--exchange",
      paramLabel = "URL",
      description = {
        "Address of REST of another than the exchange itself: of its test network,",
        "or what ballast venue has printed."
      })
  private @Nullable String url;

  @Option(
      names = "--streams",
      paramLabel = "URL",
      description = "Address of its streams (default: that of --exchange, as ws or wss).")
  private @Nullable String streams;

  Endpoints endpoints() {
    if (url == null) {
      if (streams != null) {
        throw new UserMistake("--streams without --exchange: name both, or none");
      }
      return Endpoints.EXCHANGE;
    }
    return Endpoints.at(url, streams == null ? url.replaceFirst("^http", "ws") : streams);
  }
}
