// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.MarginMode;
import dev.ballast.market.InstrumentId;
import java.util.Map;
import java.util.TreeMap;

/** How a client has set its futures account. For one thread. */
final class ClientSettings {
  private static final int USUAL_LEVERAGE = 20;

  private final Map<InstrumentId, Integer> leverages = new TreeMap<>();
  private final Map<InstrumentId, MarginMode> margins = new TreeMap<>();
  private boolean hedgeMode;

  ClientSettings(boolean hedgeMode) {
    this.hedgeMode = hedgeMode;
  }

  boolean isHedgeMode() {
    return hedgeMode;
  }

  void setHedgeMode(boolean on) {
    hedgeMode = on;
  }

  int leverage(InstrumentId id) {
    return leverages.getOrDefault(id, USUAL_LEVERAGE);
  }

  void setLeverage(InstrumentId id, int leverage) {
    leverages.put(id, leverage);
  }

  MarginMode margin(InstrumentId id) {
    return margins.getOrDefault(id, MarginMode.CROSS);
  }

  void setMargin(InstrumentId id, MarginMode mode) {
    margins.put(id, mode);
  }
}
