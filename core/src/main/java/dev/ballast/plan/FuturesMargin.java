// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.TierTable;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Percent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The equity that the futures wallet is to have for its positions: initial margin and a reserve, or
 * what keeps the whole account as far from liquidation as the policy asks, if that is more.
 *
 * <p>At a market shock s, each asset moving by its beta x s, the wallet survives where its equity
 * now is at least the sum of maintenance(s) - notional x beta x s. That is convex in s, since
 * maintenance is, so that within +-d the two ends are the worst.
 */
final class FuturesMargin {
  /**
   * Kept above initial margin, of notional: what a move of this size takes before the next look.
   */
  static final double RESERVE = 0.10;

  /** How far above its limit a share of equity may stand by rounding to steps. */
  private static final double TOLERANCE = 0.0005;

  private final ReviewInput input;
  private final StandingFutures standing;
  private final IsolatedFutures isolated;
  private final double distance;
  private final double keptBack;
  private final Map<InstrumentId, Terms> terms = new HashMap<>();

  /**
   * Of a review.
   *
   * @param keptBack of the initial margin that the plan's limit allows, in the quote
   * @param closings beside the targets
   */
  FuturesMargin(ReviewInput input, MeasuredBetas betas, double keptBack, Closings closings) {
    this.input = input;
    this.standing = StandingFutures.of(input, betas, closings);
    this.isolated = IsolatedFutures.of(input);
    this.keptBack = keptBack;
    this.distance = input.policy().overlay().limits().liquidationDistance().fraction();
  }

  /**
   * A position as it is planned.
   *
   * @param notional signed, in the quote, at the marks
   * @param leverage that it is carried at
   */
  record Planned(double notional, double leverage) {
    double initial() {
      return Math.abs(notional) / leverage;
    }

    /** The same with so much more notional, signed. */
    Planned plus(double change) {
      return new Planned(notional + change, leverage);
    }

    /** The same at a leverage that is no higher. */
    Planned atMost(double most) {
      return new Planned(notional, Math.min(leverage, most));
    }
  }

  /** What the plan's rules do not trade. */
  StandingFutures standing() {
    return standing;
  }

  /** Whether a contract is held with a wallet of its own. */
  boolean isIsolated(InstrumentId id) {
    return isolated.contains(id);
  }

  /** The positions that rules can trade, as they are held. */
  SequencedMap<InstrumentId, Planned> held() {
    SequencedMap<InstrumentId, Planned> held = new TreeMap<>();
    for (Position position : input.account().positions()) {
      if (!input.isTraded(position)) {
        continue;
      }
      double notional = position.notional(input.marks().price(position.instrument())).toDouble();
      held.put(position.instrument(), new Planned(notional, position.leverage().doubleValue()));
    }
    return held;
  }

  /**
   * What positions ask of the plan's wallet, with what stands there, each amount summed in their
   * order.
   *
   * @param used initial margin of all, on whatever wallet
   * @param initial margins that the wallet holds back
   * @param reserve above them
   * @param rise what must be there for the account to survive a rise of the plan's distance
   * @param fall the same of a fall
   * @param paidOut what isolated positions take out of it
   * @param unpaid profit that is in its equity and can be paid out of no balance
   */
  record Need(
      double used,
      double initial,
      double reserve,
      double rise,
      double fall,
      double paidOut,
      double unpaid) {
    /** Initial margin and reserve, or what the distance asks for. */
    double wanted() {
      return beside(Math.max(initial + reserve, distance()));
    }

    /** As {@link #wanted} without the reserve: below it a limit is broken. */
    double required() {
      return beside(Math.max(initial, distance()));
    }

    private double beside(double kept) {
      return paidOut == 0 ? kept : paidOut + Math.max(kept, unpaid);
    }

    /** What the distance asks for. */
    double distance() {
      return Math.max(rise, fall);
    }
  }

  /**
   * A contract as the plan meets it.
   *
   * @param beta of what it is on; 1 where none is measured
   * @param table of its margin; without tiers where none is known
   * @param ratio of equity to maintenance at which the wallet is liquidated
   */
  private record Terms(double beta, TierTable table, double ratio) {
    /** What a position asks for after a shock: its maintenance then, less what it has made. */
    double needAt(double notional, double shock) {
      double move = Math.max(-1, beta * shock);
      return ratio * maintenance(Math.abs(notional * (1 + move))) - notional * move;
    }

    private double maintenance(double notional) {
      return table.count() == 0 ? 0 : table.maintenance(table.index(notional, 1), notional, 1);
    }
  }

  /** Initial margin of these and of all that stands beside them, on whatever wallet. */
  double initial(SequencedMap<InstrumentId, Planned> positions) {
    double sum = standing.initial();
    for (Planned position : positions.values()) {
      sum += position.initial();
    }
    return sum;
  }

  /** Initial margin that the plan's wallet holds back: not that of isolated positions. */
  double initialHere(Map<InstrumentId, Planned> positions) {
    double sum = standing.initialHere();
    for (Map.Entry<InstrumentId, Planned> one : positions.entrySet()) {
      sum += isIsolated(one.getKey()) ? 0 : one.getValue().initial();
    }
    return sum;
  }

  /** As much of a surplus as may leave the wallet where these positions are in place. */
  double releasable(double surplus, SequencedMap<InstrumentId, Planned> positions) {
    return standing.isPooled()
        ? Math.min(
            surplus,
            standing.mostReleased(
                need(
                        new Need(0, 0, 0, standing.need(distance), standing.need(-distance), 0, 0),
                        positions)
                    .wanted()))
        : surplus;
  }

  /** Positions once those that no rule names and the policy closes are closed. */
  SequencedMap<InstrumentId, Planned> closed(SequencedMap<InstrumentId, Planned> positions) {
    SequencedMap<InstrumentId, Planned> left = new TreeMap<>(positions);
    for (InstrumentId id : positions.keySet()) {
      double change = standing.closings().change(new PositionKey(id, input.side(id)));
      if (change != 0) {
        left.computeIfPresent(id, (_, planned) -> planned.plus(change));
      }
    }
    return left;
  }

  /** The smallest move of the market that may liquidate the account, a fraction. */
  double distance() {
    return distance;
  }

  /** {@link Need#wanted} of positions. */
  double wanted(SequencedMap<InstrumentId, Planned> positions) {
    return need(positions).wanted();
  }

  /** {@link Need#required} of positions. */
  double required(SequencedMap<InstrumentId, Planned> positions) {
    return need(positions).required();
  }

  /** What positions ask for. */
  Need need(SequencedMap<InstrumentId, Planned> positions) {
    return need(
        new Need(
            standing.initial(),
            standing.initialHere(),
            standing.grossHere() * RESERVE,
            standing.need(distance),
            standing.need(-distance),
            0,
            standing.unpaidProfit()),
        positions);
  }

  private Need need(Need others, SequencedMap<InstrumentId, Planned> positions) {
    Need need = others;
    for (Map.Entry<InstrumentId, Planned> one : positions.entrySet()) {
      need = with(need, one.getKey(), one.getValue());
    }
    return need;
  }

  /** What others ask for, and a position beside them in a contract that none of them is in. */
  Need with(Need others, InstrumentId id, Planned position) {
    double notional = position.notional();
    if (isIsolated(id)) {
      return new Need(
          others.used() + position.initial(),
          others.initial(),
          others.reserve(),
          others.rise(),
          others.fall(),
          others.paidOut() + isolated.paidOut(id, position),
          others.unpaid());
    }
    Terms contract = terms(id);
    return new Need(
        others.used() + position.initial(),
        others.initial() + position.initial(),
        others.reserve() + Math.abs(notional) * RESERVE,
        others.rise() + contract.needAt(notional, distance),
        others.fall() + contract.needAt(notional, -distance),
        others.paidOut(),
        others.unpaid());
  }

  /** The most initial margin that positions may be planned with, in the quote. */
  double most() {
    return allowed() - keptBack;
  }

  private double allowed() {
    return input.policy().overlay().limits().marginUsed().fraction() * equity();
  }

  private double equity() {
    return input.exposure().equity().toDouble();
  }

  /** By how much a plan's initial margin is above its limit, or above what is held beyond that. */
  double overLimit(
      SequencedMap<InstrumentId, Planned> held, SequencedMap<InstrumentId, Planned> after) {
    double over = initial(after) - Math.max(allowed(), initial(held));
    return over > TOLERANCE * equity() ? over : 0;
  }

  /**
   * By how much a plan leaves the futures wallet below what the distance asks for, where it takes
   * money from it or makes the distance ask for more.
   *
   * @param before equity of the wallet as it is
   * @param there once all is done
   */
  double overDistance(
      SequencedMap<InstrumentId, Planned> held,
      SequencedMap<InstrumentId, Planned> after,
      double before,
      double there) {
    double need = need(after).distance();
    boolean worse = there < before - TOLERANCE * equity() || need > need(held).distance();
    return worse && need - there > TOLERANCE * equity() ? need - there : 0;
  }

  /** That the initial margin of these is above the plan's limit, where it is. */
  Optional<String> aboveLimit(SequencedMap<InstrumentId, Planned> positions) {
    double used = initial(positions) / equity();
    Percent limit = input.policy().overlay().limits().marginUsed();
    return used > 0 && used > limit.fraction() + TOLERANCE
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "initial margin is %.1f%% of equity after the plan, above margin-used of %s",
                100 * used,
                limit))
        : Optional.empty();
  }

  private Terms terms(InstrumentId id) {
    Terms known = terms.get(id);
    if (known == null) {
      known = found(id);
      terms.put(id, known);
    }
    return known;
  }

  private Terms found(InstrumentId id) {
    TierTable table =
        input
            .brackets()
            .brackets(id, input.view().time())
            .map(Brackets::table)
            .orElse(TierTable.NONE);
    return new Terms(standing.beta(ContractPrefix.underlying(id.base())), table, standing.ratio());
  }

  /** Maintenance margin of a notional; none where no table is known. */
  double maintenance(InstrumentId id, double notional) {
    return terms(id).maintenance(Math.abs(notional));
  }

  /** Of what a contract is on; one where it is not measured. */
  double beta(InstrumentId id) {
    return terms(id).beta();
  }
}
