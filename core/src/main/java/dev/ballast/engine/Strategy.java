// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import java.util.List;
import java.util.Optional;

/** Decides. What it is given is all that it may know; it keeps no account of its own. */
public interface Strategy {
  /** Every instrument that it may trade or must price. */
  List<InstrumentId> instruments();

  /**
   * Decides at a moment.
   *
   * @param first whether this is the session's first moment, when a plan is due whatever the
   *     calendar
   * @return nothing where nothing is to be done
   */
  Optional<? extends Action> review(MarketView view, Account account, Marks marks, boolean first);
}
