// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.margin.AccountShock;
import dev.ballast.margin.AccountTotals;
import dev.ballast.margin.ShockedAccount;
import dev.ballast.margin.venue.BybitUnified;
import dev.ballast.margin.venue.Formula;
import dev.ballast.margin.venue.LiquidationPrice;
import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.PortfolioMargin;
import dev.ballast.margin.venue.Term;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Where an account's positions are liquidated, one by one and all together. */
public final class LiquidationCalculator {
  private final StatedAccount stated;
  private final List<LiquidationPrice> prices;

  private LiquidationCalculator(StatedAccount stated, List<LiquidationPrice> prices) {
    this.stated = stated;
    this.prices = prices;
  }

  /**
   * Solves an account; refuses one without positions, and cross margin without a wallet.
   *
   * @param betas of assets on the market; one for an asset that is not there
   */
  public static Calculation of(StatedAccount stated, Map<Asset, Double> betas) {
    if (stated.positions().isEmpty()) {
      throw stated.file().missing("positions", "there is nothing to liquidate");
    }
    if (stated.file().margin() == Margin.CROSS
        && stated.file().wallet().isEmpty()
        && stated.collateral().pool().isEmpty()) {
      throw stated
          .file()
          .missing("walletBalance", "it stands behind cross positions (or say isolated)");
    }
    MarginAccount account = stated.liquidated();
    List<LiquidationPrice> prices = account.positions().stream().map(account::liquidation).toList();
    return new LiquidationCalculator(stated, prices)
        .calculation(AccountShock.of(stated.account(), stated.collateral().pool(), betas));
  }

  private Calculation calculation(AccountShock shock) {
    List<Calculation> positions = new ArrayList<>();
    for (int i = 0; i < prices.size(); i++) {
      positions.add(position(stated.positions().get(i), prices.get(i)));
    }
    Calculation answer =
        Calculation.titled(
                "Liquidation at %s, %s margin"
                    .formatted(stated.file().venue(), Words.of(stated.file().margin())))
            .field("venue", stated.file().venue().toString())
            .field("margin", Words.of(stated.file().margin()))
            .field("positionMode", Words.of(stated.file().positionMode()))
            .with("positions", positions)
            .with("account", account(shock));
    noteOnce(answer);
    return answer;
  }

  /** A position: its figures, and the equation with its numbers. */
  private Calculation position(StatedPosition held, LiquidationPrice price) {
    MarginPosition position = held.position();
    BigDecimal mark = position.markPrice();
    BigDecimal maintenance = stated.account().venue().maintenance(position, mark);
    Optional<BigDecimal> distance =
        price.price().map(at -> JsonNumbers.ratio(at, mark).subtract(BigDecimal.ONE));
    String quote = position.instrument().quote().code();
    String size =
        position.contractSize().compareTo(BigDecimal.ONE) == 0
            ? ""
            : "contracts of " + Figures.readable(position.contractSize());
    Formula formula = price.formula();
    Calculation answer =
        Calculation.part()
            .field("symbol", held.entry().symbol())
            .field("side", Words.of(held.entry().side()))
            .figure("quantity", position.quantity().abs(), held.name(), size)
            .figure("entryPrice", position.entryPrice(), "entry price", quote)
            .figure("markPrice", mark, "mark price", quote)
            .rounded("liquidationPrice", price.price(), "liquidation price", quote)
            .rounded("distance", distance);
    distance.ifPresentOrElse(
        it ->
            answer.shown(
                "distance from mark",
                Figures.readablePercent(it.setScale(8, RoundingMode.HALF_EVEN)),
                ""),
        () -> answer.shown("liquidation price", "none", ""));
    return answer
        .rounded("bankruptcyPrice", price.bankruptcy(), "bankruptcy price", quote)
        .field("tier", price.tierNumber())
        .field("maintenanceRate", price.tier().maintenanceRate())
        .field("maintenanceAmount", price.tier().maintenanceAmount())
        .field("notional", JsonNumbers.shown(position.notional(mark)))
        .rounded("maintenance", maintenance, "maintenance at mark", position.settlement().code())
        .field("unrealised", JsonNumbers.shown(position.unrealised()))
        .rounded("isolatedWallet", position.isolated())
        .field("formula", formula.text())
        .field("withNumbers", formula.withNumbers())
        .with("terms", formula.terms().stream().map(LiquidationCalculator::term).toList())
        .field("notes", notes(held, price))
        .formula(
            formula.text(),
            "   = " + formula.withNumbers(),
            "   = " + price.price().map(Formula::number).orElse("none above zero"));
  }

  private static Calculation term(Term term) {
    return Calculation.part()
        .field("name", term.name())
        .field("value", JsonNumbers.shown(term.value()))
        .field("meaning", term.meaning());
  }

  /** What was assumed of a position. */
  private List<String> notes(StatedPosition held, LiquidationPrice price) {
    List<String> notes = new ArrayList<>(held.notes());
    notes.addAll(price.notes());
    if (stated.isIsolated() && stated.account().venue() instanceof BybitUnified) {
      notes.add(
          "liquidation price and market move differ: the move keeps maintenance at the price reached");
    }
    notes.addAll(stated.collateral().notes());
    if (stated.collateral().pool().assets().size() > 1) {
      notes.add("collateral stays at its index price; with the market it moves by its beta");
    }
    if (stated.collateral().pool().levels().isPresent()) {
      notes.add(
          "rates and amounts are "
              + Formula.number(stated.collateral().pool().ratio())
              + " times the table's: liquidated at that uniMMR");
    }
    return notes;
  }

  /** What was assumed, once, with the contracts that it is about where not all are. */
  private void noteOnce(Calculation answer) {
    SequencedMap<String, List<String>> symbols = new LinkedHashMap<>();
    for (int i = 0; i < prices.size(); i++) {
      StatedPosition held = stated.positions().get(i);
      for (String note : notes(held, prices.get(i))) {
        symbols.computeIfAbsent(note, _ -> new ArrayList<>()).add(held.entry().symbol());
      }
    }
    symbols.forEach((note, about) ->
        answer.note(about.size() == prices.size() ? note : String.join(", ", about) + ": " + note));
  }

  /** The account: its sums, the moves of the market that liquidate it, and what it is then. */
  private Calculation account(AccountShock shock) {
    Optional<AccountTotals> totals = stated.totals();
    Optional<PortfolioMargin> portfolio = totals.flatMap(AccountTotals::portfolio);
    String asset = stated.file().settle().code();
    Optional<BigDecimal> wallet = totals.map(AccountTotals::wallet).map(JsonNumbers::shown);
    Calculation answer = Calculation.part().field("asset", totals.map(_ -> asset));
    if (stated.collateral().pool().isEmpty()) {
      answer.figure(
          "walletBalance",
          wallet,
          stated.isIsolated() ? "isolated wallets" : "wallet balance",
          asset);
    } else {
      stated.collateral().show(answer.field("walletBalance", wallet), asset);
    }
    answer
        .rounded("unrealised", totals.map(AccountTotals::unrealised), "unrealised profit", asset)
        .rounded("equity", totals.map(AccountTotals::equity), "equity", asset)
        .rounded("maintenance", totals.flatMap(AccountTotals::maintenance), "maintenance", asset)
        .percent(
            "marginRatio",
            totals.flatMap(AccountTotals::marginRatio).map(JsonNumbers::shown),
            "margin ratio",
            "")
        .field("collateralMode", stated.collateral().mode())
        .field("collateral", stated.collateral().counted())
        .percent(
            "uniMmr",
            portfolio.flatMap(PortfolioMargin::uniMmr).map(JsonNumbers::shown),
            "uniMMR",
            "")
        .word("state", portfolio.map(one -> Words.of(one.state())), "state")
        .field("distanceDown", shock.down().map(at -> JsonNumbers.of(at.shock())))
        .field("distanceUp", shock.up().map(at -> JsonNumbers.of(at.shock())));
    if (shock.isLiquidated()) {
      return answer
          .shown("market move that liquidates", "0%", "is already liquidated")
          .with("down", shock.down().map(this::shocked))
          .field("up", shock.up().map(one -> shocked(one).fields()));
    }
    return answer
        .shown("market fall that liquidates", move(shock.down()), "")
        .shown("market rise that liquidates", move(shock.up()), "")
        .with("down", shock.down().map(this::shocked))
        .with("up", shock.up().map(this::shocked));
  }

  private static String move(Optional<ShockedAccount> at) {
    return at.map(one -> Figures.readablePercent(JsonNumbers.of(one.shock()))).orElse("none");
  }

  /** The account at a shock that liquidates it, term by term. */
  private Calculation shocked(ShockedAccount at) {
    double balance =
        at.equity() - at.positions().stream().mapToDouble(ShockedAccount.Leg::profit).sum();
    List<List<String>> rows = new ArrayList<>();
    at.positions().forEach(leg -> rows.add(cells(leg)));
    String behind = stated.collateral().pool().isEmpty() ? "wallet" : "collateral";
    rows.add(List.of(behind, "", "", "", "", brief(balance)));
    rows.add(List.of("together", "", "", "", brief(at.maintenance()), brief(at.equity())));
    return Calculation.part()
        .field("shock", JsonNumbers.of(at.shock()))
        .with("positions", at.positions().stream().map(LiquidationCalculator::leg).toList())
        .field("walletBalance", JsonNumbers.of(balance))
        .field("equity", JsonNumbers.of(at.equity()))
        .field("maintenance", JsonNumbers.of(at.maintenance()))
        .field("residual", JsonNumbers.of(at.excess()))
        .table(
            "lrrrrr",
            List.of(
                "at a market move of " + move(Optional.of(at)),
                "price",
                "notional",
                "tier",
                "maintenance",
                "profit, equity"),
            rows);
  }

  private static Calculation leg(ShockedAccount.Leg leg) {
    return Calculation.part()
        .field("instrument", leg.instrument().toString())
        .field("price", JsonNumbers.of(leg.price()))
        .field("notional", JsonNumbers.of(leg.notional()))
        .field("tier", leg.tier())
        .field("maintenance", JsonNumbers.of(leg.maintenance()))
        .field("profit", JsonNumbers.of(leg.profit()));
  }

  private static List<String> cells(ShockedAccount.Leg leg) {
    return List.of(
        leg.instrument().toString(),
        brief(leg.price()),
        brief(leg.notional()),
        String.valueOf(leg.tier()),
        brief(leg.maintenance()),
        brief(leg.profit()));
  }

  private static String brief(double value) {
    return Figures.readable(JsonNumbers.of(value).round(new MathContext(10)));
  }
}
