// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * Which positions a plan closes though none of its rules names them; the others are left alone.
 *
 * @param kinds of contracts or margin
 * @param contracts by themselves
 */
public record ClosingPlan(SequencedSet<Kind> kinds, SequencedSet<InstrumentId> contracts) {
  /** Nothing is closed. */
  public static final ClosingPlan NONE = new ClosingPlan(new TreeSet<>(), new TreeSet<>());

  /** What positions can be like. */
  public enum Kind {
    /** Margined and settled in coin. */
    INVERSE,
    /** Delivered on a day. */
    DATED,
    /** Linear, and settled in another currency than the plan's. */
    OTHER_CURRENCY,
    /** With a wallet of their own. */
    ISOLATED,
    /** All of them. */
    EVERYTHING
  }

  /** Copies the sets. */
  public ClosingPlan {
    kinds = Collections.unmodifiableSequencedSet(new TreeSet<>(kinds));
    contracts = Collections.unmodifiableSequencedSet(new TreeSet<>(contracts));
  }

  /**
   * Whether a position is closed where no rule names it.
   *
   * @param isolated whether it has a wallet of its own
   * @param quote the plan's currency
   */
  public boolean covers(InstrumentId contract, boolean isolated, Asset quote) {
    return contracts.contains(contract)
        || kinds.stream()
            .anyMatch(kind ->
                switch (kind) {
                  case INVERSE -> contract.isInverse();
                  case DATED -> !contract.isPerpetual();
                  case OTHER_CURRENCY -> !contract.isInverse() && !contract.quote().equals(quote);
                  case ISOLATED -> isolated;
                  case EVERYTHING -> true;
                });
  }
}
