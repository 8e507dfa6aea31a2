// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How good a hedge is once its ticket has filled, and what it costs beside what it saves; money in
 * USDT.
 *
 * @param rSquared share of the variance of what it hedges that its contracts explain
 * @param residualVolatility what no size of them takes away, a fraction a year
 * @param until the next review of hedges
 * @param carry expected until then: received +, paid -
 * @param margin initial, of the hedge's part of its contracts
 * @param stop the price at which it is closed; of one contract
 * @param liquidation the market's move that liquidates the account after the plan
 * @param horizon days over which its cost is reckoned
 * @param cost over them, of what it hedges: trading what is not held yet, and funding paid
 * @param saved by how much it would have made the worst fall of the last days smaller, of the same
 * @param ofSaved cost over what is saved
 * @param words the cost in a sentence
 */
public record HedgeReading(
    Reading rSquared,
    Reading residualVolatility,
    Instant until,
    Reading carry,
    double margin,
    Reading stop,
    Reading liquidation,
    int horizon,
    Reading cost,
    Reading saved,
    Reading ofSaved,
    String words) {
  /** The same as half sentences. */
  public List<String> says() {
    List<String> says = new ArrayList<>();
    says.add(
        "R2 "
            + text(rSquared, "%.2f", 1)
            + ", "
            + text(residualVolatility, "%.1f%%", 100)
            + " a year of volatility is left at any size");
    says.add(
        text(carry, "%+,.2f", 1)
            + " of carry expected until "
            + until.toString().substring(0, 10)
            + ", received +");
    says.add(String.format(Locale.ROOT, "margin %,.2f", margin));
    says.add(
        stop.value().isPresent()
            ? "stop at " + text(stop, "%,.6g", 1)
            : "no stop: " + stop.reason());
    says.add(
        "the account is liquidated at a move of the market of "
            + text(liquidation, "%+.1f%%", 100));
    says.add(words);
    return says;
  }

  private static String text(Reading reading, String format, double times) {
    return reading.value().isPresent()
        ? String.format(Locale.ROOT, format, times * reading.value().getAsDouble())
        : "n/a (" + reading.reason() + ")";
  }
}
