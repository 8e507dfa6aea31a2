// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.lot.Lot;
import dev.ballast.lot.LotChoice;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Batch;
import dev.ballast.order.Holding;
import dev.ballast.order.OpenOrder;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.policy.ExecutionPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.SortedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides. What it is given is all that it may know; it keeps no account of its own. */
public interface Strategy {
  /** Every instrument that it may trade or must price. */
  List<InstrumentId> instruments();

  /**
   * How sales choose their lots, where the strategy reckons with tax; nothing where it does not.
   */
  default Optional<LotChoice> lots() {
    return Optional.empty();
  }

  /** How tickets are carried out; each order once at the market where it does not say. */
  default Optional<ExecutionPlan> execution() {
    return Optional.empty();
  }

  /** Decides at a moment; nothing where nothing is to be done. */
  Optional<Instructions> review(Input input);

  /**
   * Why orders of a batch are not to be sent on an account as it is now, by their ids: they would
   * break a limit. None where the strategy has no limits, and none that takes off risk.
   */
  default Map<String, String> refused(Input now, Batch batch) {
    return Map.of();
  }

  /**
   * What a strategy is given at a moment.
   *
   * @param view what is known
   * @param account what is held
   * @param holders by contract, the part of its position that each purpose holds
   * @param marks at which prices
   * @param exposure what that is worth
   * @param open orders, in the order in which they were taken
   * @param last what the last review has left
   * @param lots tax lots by asset, of a strategy that reckons with them
   * @param since the moment that was decided at before this one, epoch milliseconds; absent at the
   *     account's first, when a plan is due whatever the calendar
   */
  record Input(
      MarketView view,
      Account account,
      Map<InstrumentId, List<Holding>> holders,
      Marks marks,
      Exposure exposure,
      List<OpenOrder> open,
      Optional<ReviewMemory> last,
      Map<Asset, List<Lot>> lots,
      OptionalLong since) {
    /** Copies the collections. */
    public Input {
      holders = SortedValues.copyOf(holders);
      open = List.copyOf(open);
      lots = SortedValues.copyOf(lots);
    }

    /** Epoch milliseconds. */
    public long time() {
      return view.time();
    }
  }
}
