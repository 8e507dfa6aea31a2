// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.analytics.TradedValue;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.policy.MemberScreen;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedCollection;

/**
 * The contract that stands for an asset's own where that is missing or too thin, and what it leaves
 * of the risk.
 *
 * <p>Returns of the asset are regressed on each candidate's over the policy's window. Nobody stands
 * in whose beta is not above zero by two of its standard errors, nor whose perpetual is traded for
 * less than the policy's screen asks. Of the others the best correlated does, or one that is traded
 * more and not worse by more than what a correlation is known to, its standard error (1 - r^2) /
 * sqrt(n - 1) (Fisher, 1921).
 *
 * @param proxy the asset whose contract stands in
 * @param contract its linear perpetual
 * @param ratio notional of the contract for each unit of the asset's value: the asset's beta on the
 *     proxy, which leaves the least variance
 * @param ratioError standard error of the ratio
 * @param rSquared share of the asset's variance that goes
 * @param residualVolatility what is left of the asset's, a fraction a year
 * @param correlation of daily returns
 * @param traded of the contract in a day, in the quote
 * @param why a sentence
 */
public record ProxyChoice(
    Asset asset,
    Asset proxy,
    InstrumentId contract,
    double ratio,
    double ratioError,
    double rSquared,
    double residualVolatility,
    double correlation,
    double traded,
    String why) {
  /** How many standard errors a beta must be above zero. */
  private static final double CERTAIN = 2;

  private record Candidate(Asset asset, InstrumentId contract, Beta beta, double traded) {
    /** By how much its correlation may be off. */
    double error() {
      double square = beta.correlation() * beta.correlation();
      return (1 - square) / StrictMath.sqrt(beta.observations() - 1.0);
    }
  }

  /**
   * Why an asset's own perpetual cannot be used, as of the review: half a sentence; nothing where
   * it can.
   */
  public static Optional<String> lack(ReviewInput input, Asset asset) {
    InstrumentId own = input.perpetual(asset);
    if (input.view().bars(own, Interval.DAY).isEmpty()) {
      return Optional.of(asset + " has no perpetual");
    }
    OptionalDouble traded = traded(input, own);
    if (traded.isEmpty()) {
      return Optional.of("nothing traded of " + own + " is recorded of the last day");
    }
    double least = least(input);
    return traded.getAsDouble() < least
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%s is traded for %,.0f a day, less than %,.0f",
                own,
                traded.getAsDouble(),
                least))
        : Optional.empty();
  }

  /**
   * The best of the candidates; nothing where none of them moves with the asset and is traded.
   *
   * @param candidates in order of preference where nothing else tells them apart
   */
  public static Optional<ProxyChoice> of(
      ReviewInput input, Asset asset, SequencedCollection<Asset> candidates) {
    List<Candidate> fit = new ArrayList<>();
    for (Asset one : candidates) {
      if (!one.equals(asset)) {
        candidate(input, asset, one).ifPresent(fit::add);
      }
    }
    return fit.stream()
        .max(Comparator.comparingDouble(one -> one.beta().correlation()))
        .flatMap(best ->
            fit.stream()
                .filter(one -> one.beta().correlation() >= best.beta().correlation() - best.error())
                .max(Comparator.comparingDouble(Candidate::traded)))
        .map(chosen -> choice(input, asset, chosen));
  }

  private static Optional<Candidate> candidate(ReviewInput input, Asset asset, Asset other) {
    InstrumentId contract = input.perpetual(other);
    OptionalDouble traded = traded(input, contract);
    if (traded.isEmpty() || traded.getAsDouble() < least(input)) {
      return Optional.empty();
    }
    return BetaStudy.of(
                input.view(),
                asset,
                other,
                input.policy().market(),
                input.policy().betas().window())
            instanceof BetaStudy.Measured measured
        ? Optional.of(measured.beta())
            .filter(beta -> beta.beta() > CERTAIN * beta.standardError())
            .map(beta -> new Candidate(other, contract, beta, traded.getAsDouble()))
        : Optional.empty();
  }

  private static OptionalDouble traded(ReviewInput input, InstrumentId contract) {
    return input.view().bars(contract, Interval.DAY).stream()
        .map(bars -> TradedValue.mean(bars, input.view().time(), MemberScreen.WINDOW))
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst();
  }

  /** What a contract must be traded for in a day; above nothing where the policy does not say. */
  private static double least(ReviewInput input) {
    return input
        .policy()
        .core()
        .screen()
        .perpetualVolume()
        .map(Money::toDouble)
        .orElse(Double.MIN_VALUE);
  }

  private static ProxyChoice choice(ReviewInput input, Asset asset, Candidate chosen) {
    Beta beta = chosen.beta();
    return new ProxyChoice(
        asset,
        chosen.asset(),
        chosen.contract(),
        beta.beta(),
        beta.standardError(),
        beta.rSquared(),
        beta.residualVolatility(),
        beta.correlation(),
        chosen.traded(),
        String.format(
            Locale.ROOT,
            "%s stands in for %s%s: correlation %.2f over %d days, %.2f of it for each unit of"
                + " value; R2 %.2f, %.0f%% a year of the asset's own is left",
            chosen.contract(),
            asset,
            lack(input, asset).map(reason -> " (" + reason + ")").orElse(""),
            beta.correlation(),
            beta.observations(),
            beta.beta(),
            beta.rSquared(),
            100 * beta.residualVolatility()));
  }
}
