// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.OpenOrder;
import java.util.List;
import java.util.Optional;

/** Decides. What it is given is all that it may know; it keeps no account of its own. */
public interface Strategy {
  /** Every instrument that it may trade or must price. */
  List<InstrumentId> instruments();

  /** Decides at a moment; nothing where nothing is to be done. */
  Optional<Instructions> review(Input input);

  /**
   * What a strategy is given at a moment.
   *
   * @param view what is known
   * @param account what is held
   * @param marks at which prices
   * @param open orders, in the order in which they were taken
   * @param first whether this is the session's first moment, when a plan is due whatever the
   *     calendar
   */
  record Input(MarketView view, Account account, Marks marks, List<OpenOrder> open, boolean first) {
    /** Copies the list. */
    public Input {
      open = List.copyOf(open);
    }

    /** Epoch milliseconds. */
    public long time() {
      return view.time();
    }
  }
}
