// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import java.util.List;
import java.util.Optional;

/** Holds what there is and decides nothing: what an account would have gone through. */
public final class Holding implements Strategy {
  private final List<InstrumentId> instruments;

  /** A strategy that prices these instruments, beside those that the account holds. */
  public Holding(List<InstrumentId> instruments) {
    this.instruments = List.copyOf(instruments);
  }

  @Override
  public List<InstrumentId> instruments() {
    return instruments;
  }

  @Override
  public Optional<Plan> review(MarketView view, Account account, Marks marks, boolean first) {
    return Optional.empty();
  }
}
