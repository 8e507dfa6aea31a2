// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * A rule by which the whole account is brought to targets with the overlay of least trading cost,
 * expected funding and risk that is within the limits.
 *
 * @param name of the rule, unique among the hedges of its plan
 * @param betaTo the beta that the portfolio is brought to
 * @param exposures net exposures that it is brought to, of total equity, by sector or asset
 * @param contracts the assets whose perpetuals may be held
 * @param days that funding and risk are reckoned over
 * @param aversion to risk, relative: with 1, a year at a volatility of 20 % costs 2 % of equity
 * @param onlySells whether no contract is bought: targets above what there is are then met
 * @param stop the loss, of what all its legs were entered at, at which they are closed
 */
public record OptimisedRule(
    String name,
    OptionalDouble betaTo,
    SequencedMap<Basket, Percent> exposures,
    List<Asset> contracts,
    int days,
    double aversion,
    boolean onlySells,
    Optional<Percent> stop)
    implements OverlayRule {
  /** More would make a choice among whole lots of all of them slow. */
  public static final int MOST_CONTRACTS = 8;

  /** The longest horizon. */
  public static final int LONGEST = 365;

  /** The most that risk may be shunned. */
  public static final int MOST_AVERSION = 1000;

  /** Copies the collections; refuses no target, no contracts or the same twice, odd figures. */
  public OptimisedRule {
    RuleChecks.name(name);
    stop.ifPresent(RuleChecks::stop);
    exposures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exposures));
    contracts = List.copyOf(contracts);
    if (betaTo.isEmpty() && exposures.isEmpty()) {
      throw new IllegalArgumentException("an overlay is optimised for a target at least");
    }
    if (betaTo.isPresent() && !(betaTo.getAsDouble() >= 0 && betaTo.getAsDouble() <= 3)) {
      throw new IllegalArgumentException("a beta target is 0 to 3, not " + betaTo.getAsDouble());
    }
    if (contracts.isEmpty()
        || contracts.size() > MOST_CONTRACTS
        || contracts.stream().distinct().count() < contracts.size()) {
      throw new IllegalArgumentException(
          "1 to " + MOST_CONTRACTS + " contracts that differ, not " + contracts);
    }
    if (days < 1 || days > LONGEST) {
      throw new IllegalArgumentException("a horizon is 1 to 365 days, not " + days);
    }
    if (!(aversion >= 0 && aversion <= MOST_AVERSION)) {
      throw new IllegalArgumentException(
          "an aversion to risk is 0 to " + MOST_AVERSION + ", not " + aversion);
    }
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.HEDGE;
  }

  @Override
  public List<Basket> baskets() {
    return contracts.stream().<Basket>map(Basket.OfAsset::new).toList();
  }

  /** The sectors that it has targets of. */
  public List<Sector> sectors() {
    return exposures.keySet().stream()
        .filter(Basket.OfSector.class::isInstance)
        .map(basket -> ((Basket.OfSector) basket).sector())
        .toList();
  }

  /** The same that brings the portfolio to another beta. */
  public OptimisedRule withBetaTo(double beta) {
    return new OptimisedRule(
        name, OptionalDouble.of(beta), exposures, contracts, days, aversion, onlySells, stop);
  }

  /** The same of other names. */
  public OptimisedRule on(SequencedMap<Basket, Percent> targets, List<Asset> assets) {
    return new OptimisedRule(name, betaTo, targets, assets, days, aversion, onlySells, stop);
  }
}
