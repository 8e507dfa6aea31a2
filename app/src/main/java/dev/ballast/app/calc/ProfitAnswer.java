// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.config.PositionEntry.Side;
import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.PositionProfit;
import dev.ballast.calc.PositionProfit.Charges;
import dev.ballast.calc.PositionProfit.Trade;
import java.math.BigDecimal;
import java.util.Optional;

/** What a position earned from entry to exit, with fees and funding. */
public final class ProfitAnswer implements Answer {
  private final GivenContract contract;
  private final Side side;
  private final Trade trade;
  private final Charges charges;
  private final Optional<BigDecimal> leverage;
  private final PositionProfit profit;

  /** What {@code --json} prints. */
  record ProfitJson(
      Optional<String> instrument,
      String settle,
      String side,
      BigDecimal quantity,
      BigDecimal contractSize,
      boolean inverse,
      BigDecimal entryPrice,
      BigDecimal exitPrice,
      BigDecimal profit,
      BigDecimal fees,
      BigDecimal funding,
      BigDecimal net,
      Optional<BigDecimal> margin,
      Optional<BigDecimal> returnOnMargin,
      String formula) {}

  private ProfitAnswer(
      GivenContract contract,
      Side side,
      Trade trade,
      Charges charges,
      Optional<BigDecimal> leverage) {
    this.contract = contract;
    this.side = side;
    this.trade = trade;
    this.charges = charges;
    this.leverage = leverage;
    this.profit = PositionProfit.of(trade, charges, leverage);
  }

  /** Reads the trade and what it cost. */
  public static ProfitAnswer of(Given given) {
    GivenContract contract = GivenContract.of(given);
    Side side = given.side();
    BigDecimal quantity = given.positive("quantity");
    Optional<BigDecimal> fee = given.findRate("takerFee");
    return new ProfitAnswer(
        contract,
        side,
        new Trade(
            contract.terms(),
            side == Side.LONG ? quantity : quantity.negate(),
            given.positive("entryPrice"),
            given.positive("exitPrice")),
        new Charges(
            given.findRate("entryFee").or(() -> fee).orElse(BigDecimal.ZERO),
            given.findRate("exitFee").or(() -> fee).orElse(BigDecimal.ZERO),
            given.findNumber("funding").orElse(BigDecimal.ZERO)),
        given.findPositive("leverage"));
  }

  @Override
  public Object json() {
    return new ProfitJson(
        contract.instrument().map(Object::toString),
        contract.settle(),
        FundingInput.word(side),
        trade.quantity().abs(),
        contract.terms().size(),
        contract.terms().inverse(),
        trade.entry(),
        trade.exit(),
        profit.price(),
        profit.fees(),
        profit.funding(),
        profit.net(),
        profit.margin(),
        profit.onMargin(),
        worked());
  }

  private String algebra() {
    String size = contract.timesSize().isEmpty() ? "" : " x contract size";
    return contract.terms().inverse()
        ? "profit = signed quantity" + size + " x (1/entry - 1/exit)"
        : "profit = signed quantity" + size + " x (exit - entry)";
  }

  private String worked() {
    String move = contract.terms().inverse() ? "(1/%s - 1/%s)" : "(%s - %s)";
    BigDecimal first = contract.terms().inverse() ? trade.entry() : trade.exit();
    BigDecimal second = contract.terms().inverse() ? trade.exit() : trade.entry();
    return "%s%s x %s = %s"
        .formatted(
            Figures.readable(trade.quantity()),
            contract.timesSize(),
            move.formatted(Figures.readable(first), Figures.readable(second)),
            Figures.readable(profit.price()));
  }

  @Override
  public String page(int width, boolean color) {
    String settle = contract.settle();
    CalcPage page =
        new CalcPage(
            "Profit of a %s of %s"
                .formatted(FundingInput.word(side), contract.described(trade.quantity().abs())),
            width,
            color);
    contract.show(page);
    page.figure("entry price", trade.entry(), contract.quote())
        .figure("exit price", trade.exit(), contract.quote())
        .figure("price profit", profit.price(), settle)
        .figure("fees", profit.fees(), settle)
        .figure("funding", profit.funding(), settle)
        .figure("net profit", profit.net(), settle);
    if (profit.margin().isPresent()) {
      page.figure(
              "margin at " + Figures.readable(leverage.orElseThrow()) + "x",
              profit.margin().get(),
              settle)
          .figure("return on margin", Figures.readablePercent(profit.onMargin().orElseThrow()), "");
    }
    page.formula(
        algebra(),
        "       = " + worked(),
        "fees   = -(notional at entry x %s + at exit x %s) = %s"
            .formatted(
                Figures.readablePercent(charges.entryFee()),
                Figures.readablePercent(charges.exitFee()),
                Figures.readable(profit.fees())));
    return page.note("Received +, paid -. Leverage changes the margin, not the profit.").toString();
  }
}
