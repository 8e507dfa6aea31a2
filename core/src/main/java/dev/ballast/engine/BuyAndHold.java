// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.market.InstrumentId;
import java.util.List;
import java.util.Optional;

/** Holds what there is and decides nothing: what an account would have gone through. */
public final class BuyAndHold implements Strategy {
  private final List<InstrumentId> instruments;

  /** A strategy that prices these instruments, beside those that the account holds. */
  public BuyAndHold(List<InstrumentId> instruments) {
    this.instruments = List.copyOf(instruments);
  }

  @Override
  public List<InstrumentId> instruments() {
    return instruments;
  }

  @Override
  public Optional<Instructions> review(Input input) {
    return Optional.empty();
  }
}
