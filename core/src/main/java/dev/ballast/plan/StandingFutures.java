// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.Collateral;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.CrossBook;
import dev.ballast.margin.CrossLeg;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.Requirement;
import dev.ballast.margin.ShockedAccount;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The wallet that a plan's futures stand on, and the positions that its rules do not trade: inverse
 * ones, those in other currencies, in hedge mode the other side of a contract. They count in
 * exposure and in margin; those on the same wallet, and the coins that stand behind it, also in
 * what a distance to liquidation asks of it.
 */
final class StandingFutures {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final Closings closings;
  private final CollateralMode mode;
  private final List<Position> positions;
  private final CrossBook here;
  private final SequencedMap<Asset, Double> exposures = new TreeMap<>();
  private final double initial;
  private final double initialHere;
  private final double grossHere;
  private final double equity;
  private final double unpaid;
  private final Map<Double, Double> needs = new HashMap<>();

  private StandingFutures(ReviewInput input, MeasuredBetas betas, Closings closings) {
    this.input = input;
    this.closings = closings;
    this.betas = betas;
    this.mode = input.settings().collateral();
    this.positions = new ArrayList<>();
    List<CrossLeg> legs = new ArrayList<>();
    for (Position position : input.account().positions()) {
      if (!input.isTraded(position)) {
        positions.add(position);
        if (isHere(position)) {
          legs.add(leg(position));
        }
      }
    }
    this.here = new CrossBook(collateral(), legs, this::beta, ratio());
    double all = 0;
    double own = 0;
    double gross = 0;
    for (Position position : positions) {
      all += initial(position) - closings.freed(position.key());
      own += isHere(position) ? initial(position) : 0;
      gross += isHere(position) ? Math.abs(notional(position)) : 0;
      exposures.merge(
          ContractPrefix.underlying(position.instrument().base()),
          value(position.exposure(input.marks().price(position.instrument())))
              + closings.change(position.key()),
          Double::sum);
    }
    this.initial = all;
    this.initialHere = own;
    this.grossHere = gross;
    this.equity = equityNow();
    this.unpaid = Math.max(0, unrealisedHere());
  }

  static StandingFutures of(ReviewInput input, MeasuredBetas betas, Closings closings) {
    return new StandingFutures(input, betas, closings);
  }

  /** Equity over maintenance at which the wallet is liquidated. */
  double ratio() {
    return mode.ratio().doubleValue();
  }

  /** What is closed beside the targets. */
  Closings closings() {
    return closings;
  }

  /** What an asset moves by for one of the benchmark; dollars stand still. */
  double beta(Asset asset) {
    if (asset.isDollar()) {
      return 0;
    }
    Beta beta = betas.betas().get(asset);
    return beta == null ? 1 : beta.beta();
  }

  /** Equity of the plan's wallet, in the quote: of pooled collateral what counts of it. */
  double equity() {
    return equity;
  }

  private double equityNow() {
    if (mode.pooled()) {
      return pool().equity(input.marks()).doubleValue();
    }
    double sum = balance();
    for (Position position : input.account().positions()) {
      sum += isHere(position) ? unrealised(position) : 0;
    }
    return sum;
  }

  private double unrealisedHere() {
    double sum = 0;
    for (Position position : input.account().positions()) {
      sum += isHere(position) ? unrealised(position) : 0;
    }
    return sum;
  }

  /** Whether coins stand beside the quote behind all cross positions. */
  boolean isPooled() {
    return mode.pooled();
  }

  /**
   * How much of what is in the wallet purchases may count on: the quote that is there; of pooled
   * collateral nothing before it has been moved out.
   */
  double spendable() {
    return mode.pooled() ? 0 : balance();
  }

  /**
   * What may leave a pooled wallet: as much of the quote as its own positions do not ask for,
   * though coins stand behind them too.
   *
   * @param alone what the positions in the quote ask for
   */
  double mostReleased(double alone) {
    double own = balance();
    for (Position position : input.account().positions()) {
      boolean inQuote = position.contract().settle().equals(input.policy().quote());
      own += inQuote && isHere(position) ? unrealised(position) : 0;
    }
    return Math.max(0, Math.min(balance(), own - alone));
  }

  /** Unrealised profit on the wallet, none where it is a loss: no order can be paid out of it. */
  double unpaidProfit() {
    return unpaid;
  }

  /**
   * Initial margin of all that stands, on whatever wallet, in the quote, once what is closed is
   * closed.
   */
  double initial() {
    return initial;
  }

  /** The initial margin that the plan's wallet must have for what stands on it now. */
  double initialHere() {
    return initialHere;
  }

  /** Absolute notional of what stands on the plan's wallet. */
  double grossHere() {
    return grossHere;
  }

  /**
   * What the wallet must have now, so that after a move of the market it has what the positions
   * that stand must keep: their maintenance there, less what they and the collateral have gained.
   *
   * @param shock of the benchmark, a fraction
   */
  double need(double shock) {
    return needs.computeIfAbsent(shock, this::needAt);
  }

  private double needAt(double shock) {
    if (here.legs().isEmpty() && !mode.pooled()) {
      return 0;
    }
    ShockedAccount then = here.at(shock);
    return ratio() * then.maintenance() - (then.equity() - here.at(0).equity());
  }

  /** Signed exposure by asset, in the quote, once what is closed is closed. */
  SequencedMap<Asset, Double> exposures() {
    return exposures;
  }

  /** The same with spot and with planned positions. */
  SequencedMap<Asset, Double> exposures(
      SequencedMap<Asset, Double> spot, SequencedMap<InstrumentId, Planned> positions) {
    SequencedMap<Asset, Double> all = new TreeMap<>(spot);
    exposures.forEach((asset, one) -> all.merge(asset, one, Double::sum));
    positions.forEach((id, position) ->
        all.merge(ContractPrefix.underlying(id.base()), position.notional(), Double::sum));
    return all;
  }

  private boolean isHere(Position position) {
    return position.margin() == MarginMode.CROSS
        && (mode.pooled() || position.contract().settle().equals(input.policy().quote()));
  }

  private double balance() {
    return input.account().in(Place.FUTURES, input.policy().quote()).toDouble();
  }

  private double initial(Position position) {
    Money notional = position.notional(input.marks().price(position.instrument()));
    return value(Requirement.initial(notional, position.leverage()));
  }

  private double notional(Position position) {
    return value(position.notional(input.marks().price(position.instrument())));
  }

  private double unrealised(Position position) {
    return value(position.unrealised(input.marks().price(position.instrument())));
  }

  private double value(Money amount) {
    return input.marks().value(amount).toDouble();
  }

  private FuturesWallet pool() {
    Asset quote = input.policy().quote();
    return FuturesWallet.pooled(input.account(), mode, quote, quote);
  }

  private List<Collateral> collateral() {
    Asset quote = input.policy().quote();
    if (!mode.pooled()) {
      return List.of(Collateral.cash(quote, BigDecimal.ZERO));
    }
    List<Collateral> collateral = new ArrayList<>();
    for (FuturesWallet.Backing one : pool().backing()) {
      Asset asset = one.balance().asset();
      BigDecimal price =
          input
              .marks()
              .find(asset)
              .orElseThrow(() -> new MissingData("price", asset.toString(), input.marks().time()))
              .toDecimal();
      collateral.add(new Collateral(asset, one.balance().toDecimal(), price, one.haircut()));
    }
    return collateral;
  }

  private CrossLeg leg(Position position) {
    return CrossLeg.of(
        position,
        input.marks().price(position.instrument()),
        input.brackets().brackets(position.instrument(), input.view().time()));
  }
}
