// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.margin.Requirement;
import dev.ballast.market.ContractPrefix;
import java.util.OptionalDouble;

/**
 * How much of the market an account and its margin carry: leverage x beta. At five times leverage
 * and a beta of 1.4 the margin carries seven times the market and five times the sector.
 *
 * @param gross spot plus absolute futures, over equity
 * @param net spot plus signed futures, over equity
 * @param market beta x net exposure, over equity: how far equity moves for one of the benchmark
 * @param onMargin absolute futures over their initial margin; nothing without futures
 * @param marketOnMargin beta x absolute futures over their initial margin
 */
public record EffectiveLeverage(
    OptionalDouble gross,
    OptionalDouble net,
    OptionalDouble market,
    OptionalDouble onMargin,
    OptionalDouble marketOnMargin) {

  /** What a margin carries of the market: notional / margin x beta. */
  public static double ofMargin(double notional, double margin, double beta) {
    return notional / margin * beta;
  }

  /** Of an account; a share of equity is nothing where no equity is left. */
  public static EffectiveLeverage of(Account account, Marks marks, BetaMoves betas) {
    Exposure exposure = Exposure.of(account, marks);
    double gross = 0;
    double net = 0;
    double market = 0;
    for (var one : exposure.spot().entrySet()) {
      double value = one.getValue().toDouble();
      gross += Math.abs(value);
      net += value;
      market += betas.beta(one.getKey()) * value;
    }
    double notional = 0;
    double carried = 0;
    double margin = 0;
    for (Position position : account.positions()) {
      double beta = betas.beta(ContractPrefix.underlying(position.instrument().base()));
      var held = position.notional(marks.price(position.instrument()));
      double value = marks.value(held).toDouble();
      double exposed =
          marks.value(position.exposure(marks.price(position.instrument()))).toDouble();
      gross += Math.abs(value);
      net += exposed;
      market += beta * exposed;
      notional += Math.abs(value);
      carried += beta * Math.abs(value);
      margin += marks.value(Requirement.initial(held, position.leverage())).toDouble();
    }
    double equity = exposure.equity().toDouble();
    return new EffectiveLeverage(
        share(gross, equity),
        share(net, equity),
        share(market, equity),
        share(notional, margin),
        share(carried, margin));
  }

  private static OptionalDouble share(double amount, double of) {
    return of > 0 ? OptionalDouble.of(amount / of) : OptionalDouble.empty();
  }
}
