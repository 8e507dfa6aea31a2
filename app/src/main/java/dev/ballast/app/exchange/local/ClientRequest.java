// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import java.util.Optional;

/**
 * What a client asks.
 *
 * @param key that came with it, where that is asked for
 * @param account whose key came with it and whose secret signed it, where that is asked for
 */
record ClientRequest(
    Parameters parameters, Optional<String> key, Optional<TradingAccount> account) {
  /** Of a route that needs a signature. */
  TradingAccount trader() {
    return account.orElseThrow();
  }

  String required(String name) {
    return parameters.required(name);
  }
}
