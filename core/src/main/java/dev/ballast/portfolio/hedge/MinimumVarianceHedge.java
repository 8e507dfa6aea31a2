// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import dev.ballast.analytics.MultipleBeta;
import java.util.ArrayList;
import java.util.List;

/**
 * The hedge that leaves a book the least variance: the slopes of its returns on those of the
 * contracts, by least squares (Ederington, "The hedging performance of the new futures markets",
 * Journal of Finance 34, 1979). No ridge and no shrinkage: what is measured badly has a large
 * error.
 *
 * @param legs of the hedge, in the order of the contracts
 * @param rSquared share of the book's variance that goes
 * @param residualVolatility of what is left, a fraction of the book a year
 * @param observations returns used
 */
public record MinimumVarianceHedge(
    List<Leg> legs, double rSquared, double residualVolatility, int observations) {
  /**
   * One contract of a hedge.
   *
   * @param contract its place among the contracts
   * @param ratio notional over the book's value: sold +, bought -
   * @param standardError of the ratio, that of the regression on the contracts of the hedge
   */
  public record Leg(int contract, double ratio, double standardError) {}

  /** Copies the list. */
  public MinimumVarianceHedge {
    legs = List.copyOf(legs);
  }

  /** A hedge, or the reason why there is none. */
  public sealed interface Result {}

  /** The hedge. */
  public record Found(MinimumVarianceHedge hedge) implements Result {}

  /** The book does not move. */
  public record StillBook() implements Result {}

  /** A contract does not move. */
  public record StillContract(int contract) implements Result {}

  /** A contract moves as those before it together do: the hedge is any mixture of them. */
  public record SameContract(int contract) implements Result {}

  /** Every contract falls as the book rises: to sell any would add variance. */
  public record NothingToSell() implements Result {}

  /**
   * With each contract sold, or bought where that leaves the least.
   *
   * @param book daily returns of what is hedged
   * @param contracts a row each, of the same days; two days more than contracts at least
   */
  public static Result of(double[] book, double[][] contracts) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < contracts.length; i++) {
      all.add(i);
    }
    return of(book, contracts, all);
  }

  /** The hedge of the least variance of those that buy nothing; it may leave contracts out. */
  public static Result shortsOnly(double[] book, double[][] contracts) {
    Result all = of(book, contracts);
    if (!(all instanceof Found found)
        || found.hedge().legs().stream().allMatch(leg -> leg.ratio() > 0)) {
      return all;
    }
    List<Integer> sold = new ShortSearch(book, contracts).sold();
    return sold.isEmpty() ? new NothingToSell() : of(book, contracts, sold);
  }

  /** The hedge with some of the contracts. */
  static Result of(double[] book, double[][] contracts, List<Integer> chosen) {
    double[][] returns = chosen.stream().map(one -> contracts[one]).toArray(double[][]::new);
    return switch (MultipleBeta.of(book, returns)) {
      case MultipleBeta.StillReturns _ -> new StillBook();
      case MultipleBeta.StillOther still -> new StillContract(chosen.get(still.place()));
      case MultipleBeta.Dependent same -> new SameContract(chosen.get(same.place()));
      case MultipleBeta.Measured measured -> {
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
          legs.add(
              new Leg(chosen.get(i), measured.betas().get(i), measured.standardErrors().get(i)));
        }
        yield new Found(
            new MinimumVarianceHedge(
                legs, measured.rSquared(), measured.residualVolatility(), measured.observations()));
      }
    };
  }
}
