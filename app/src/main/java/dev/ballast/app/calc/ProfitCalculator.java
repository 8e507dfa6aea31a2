// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.Given;
import dev.ballast.app.config.PositionEntry.Side;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.PositionProfit;
import dev.ballast.calc.PositionProfit.Charges;
import dev.ballast.calc.PositionProfit.Trade;
import java.math.BigDecimal;
import java.util.Optional;

/** What a position earned from entry to exit, with fees and funding. */
public final class ProfitCalculator {
  private ProfitCalculator() {}

  /** Reads the trade and what it cost. */
  public static Calculation of(Given given) {
    GivenContract contract = GivenContract.of(given);
    Side side = given.side();
    BigDecimal quantity = given.positive("quantity");
    Optional<BigDecimal> fee = given.findRate("takerFee");
    return calculation(
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
        given.findLeverage("leverage"));
  }

  private static Calculation calculation(
      GivenContract contract,
      Side side,
      Trade trade,
      Charges charges,
      Optional<BigDecimal> leverage) {
    PositionProfit profit = PositionProfit.of(trade, charges, leverage);
    String settle = contract.settle();
    Calculation answer =
        Calculation.titled(
                "Profit of a %s of %s"
                    .formatted(Words.of(side), contract.described(trade.quantity().abs())))
            .field("instrument", contract.instrument().map(Object::toString))
            .field("settle", settle)
            .field("side", Words.of(side))
            .field("quantity", trade.quantity().abs())
            .field("contractSize", contract.terms().size())
            .field("inverse", contract.terms().inverse());
    contract.show(answer);
    String worked = worked(contract, trade, profit);
    return answer
        .figure("entryPrice", trade.entry(), "entry price", contract.quote())
        .figure("exitPrice", trade.exit(), "exit price", contract.quote())
        .figure("profit", profit.price(), "price profit", settle)
        .figure("fees", profit.fees(), "fees", settle)
        .figure("funding", profit.funding(), "funding", settle)
        .figure("net", profit.net(), "net profit", settle)
        .figure(
            "margin",
            profit.margin(),
            "margin at " + leverage.map(Figures::readable).orElse("") + "x",
            settle)
        .percent("returnOnMargin", profit.onMargin(), "return on margin", "")
        .field("formula", worked)
        .formula(
            algebra(contract),
            "       = " + worked,
            "fees   = -(notional at entry x %s + at exit x %s) = %s"
                .formatted(
                    Figures.readablePercent(charges.entryFee()),
                    Figures.readablePercent(charges.exitFee()),
                    Figures.readable(profit.fees())))
        .note("Received +, paid -. Leverage changes the margin, not the profit.");
  }

  private static String algebra(GivenContract contract) {
    return "profit = signed quantity"
        + (contract.timesSize().isEmpty() ? "" : " x contract size")
        + (contract.terms().inverse() ? " x (1/entry - 1/exit)" : " x (exit - entry)");
  }

  private static String worked(GivenContract contract, Trade trade, PositionProfit profit) {
    String entry = Figures.readable(trade.entry());
    String exit = Figures.readable(trade.exit());
    return "%s%s x %s = %s"
        .formatted(
            Figures.readable(trade.quantity()),
            contract.timesSize(),
            contract.terms().inverse()
                ? "(1/%s - 1/%s)".formatted(entry, exit)
                : "(%s - %s)".formatted(exit, entry),
            Figures.readable(profit.price()));
  }
}
