// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
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
  private final SequencedMap<InstrumentId, Position> isolated = new TreeMap<>();
  private final double distance;
  private final double keptBack;

  /**
   * Of a review.
   *
   * @param keptBack of the initial margin that the plan's limit allows, in the quote
   * @param closings beside the targets
   */
  FuturesMargin(ReviewInput input, MeasuredBetas betas, double keptBack, Closings closings) {
    this.input = input;
    this.keptBack = keptBack;
    this.standing = StandingFutures.of(input, betas, closings);
    for (Position position : input.account().positions()) {
      if (input.isTraded(position) && position.margin() == MarginMode.ISOLATED) {
        isolated.put(position.instrument(), position);
      }
    }
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

  /** Whether a contract is held with a wallet of its own. */
  boolean isIsolated(InstrumentId id) {
    return isolated.containsKey(id);
  }

  /** Initial margin and reserve, or what the distance asks for. */
  double wanted(SequencedMap<InstrumentId, Planned> positions) {
    return need(positions, RESERVE, standing.initialHere(), standing.grossHere());
  }

  /** As {@link #wanted} without the reserve: below it a limit is broken. */
  double required(SequencedMap<InstrumentId, Planned> positions) {
    return need(positions, 0, standing.initialHere(), 0);
  }

  /** As much of a surplus as may leave the wallet where these positions are in place. */
  double releasable(double surplus, SequencedMap<InstrumentId, Planned> positions) {
    return standing.isPooled()
        ? Math.min(surplus, standing.mostReleased(need(positions, RESERVE, 0, 0)))
        : surplus;
  }

  private double need(
      SequencedMap<InstrumentId, Planned> positions, double reserve, double others, double gross) {
    double initial = others + reserve * gross;
    for (Map.Entry<InstrumentId, Planned> one : positions.entrySet()) {
      Planned position = one.getValue();
      initial +=
          isIsolated(one.getKey())
              ? 0
              : position.initial() + Math.abs(position.notional()) * reserve;
    }
    double paidOut = paidOut(positions);
    double least = paidOut == 0 ? 0 : paidOut + standing.unpaidProfit();
    return Math.max(least, paidOut + Math.max(initial, distanceNeed(positions)));
  }

  /** What isolated positions that grow take out of the wallet for good, at an open a bit worse. */
  private double paidOut(SequencedMap<InstrumentId, Planned> positions) {
    double sum = 0;
    for (Map.Entry<InstrumentId, Position> one : isolated.entrySet()) {
      Planned planned = positions.get(one.getKey());
      if (planned != null) {
        double held =
            one.getValue().notional(input.marks().price(one.getKey())).toDouble()
                * Math.signum(planned.notional());
        double opened = Math.abs(planned.notional()) - Math.max(0, held);
        sum += Math.max(0, opened) / planned.leverage();
      }
    }
    return sum * (1 + PurchaseShare.PRICE_RESERVE);
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
    double need = distanceNeed(after);
    boolean worse = there < before - TOLERANCE * equity() || need > distanceNeed(held);
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

  private double distanceNeed(SequencedMap<InstrumentId, Planned> positions) {
    return Math.max(needAt(positions, distance), needAt(positions, -distance));
  }

  private double needAt(SequencedMap<InstrumentId, Planned> positions, double shock) {
    double need = standing.need(shock);
    for (Map.Entry<InstrumentId, Planned> one : positions.entrySet()) {
      if (isIsolated(one.getKey())) {
        continue;
      }
      double notional = one.getValue().notional();
      double move = Math.max(-1, beta(one.getKey()) * shock);
      need += standing.ratio() * maintenance(one.getKey(), notional * (1 + move)) - notional * move;
    }
    return need;
  }

  private double maintenance(InstrumentId id, double notional) {
    Optional<Brackets> table = input.brackets().brackets(id, input.view().time());
    return table.isEmpty()
        ? 0
        : table.get().maintenance(BigDecimal.valueOf(notional), id.quote()).toDouble();
  }

  private double beta(InstrumentId id) {
    return standing.beta(ContractPrefix.underlying(id.base()));
  }
}
