// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.journal.ProposedTicket;
import dev.ballast.market.InstrumentId;
import dev.ballast.report.desk.LegCosts;
import dev.ballast.report.desk.TicketCosts;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What carrying out a ticket has cost, as it is printed. What is not on record is null.
 *
 * @param at its first fill
 */
record CostLines(
    String ticket,
    Instant at,
    @Nullable String title,
    List<LegLine> legs,
    @Nullable BasisLine basis) {
  /**
   * A leg; amounts are positive when paid.
   *
   * @param delay from the plan's price to the market's as the order was sent
   * @param slippage from there to the fills
   * @param maker share of 1
   */
  record LegLine(
      String leg,
      InstrumentId instrument,
      String side,
      Quantity filled,
      @Nullable Price planned,
      Price arrival,
      Price price,
      @Nullable String delay,
      String slippage,
      List<String> fees,
      BigDecimal maker) {}

  /**
   * The basis at entry.
   *
   * @param difference signed, in the quote a unit
   * @param basisPoints of the price that it is compared with
   */
  record BasisLine(
      InstrumentId future, InstrumentId against, BigDecimal difference, BigDecimal basisPoints) {}

  static CostLines of(TicketCosts costs, Optional<ProposedTicket> proposed) {
    return new CostLines(
        costs.ticket(),
        Instant.ofEpochMilli(costs.time()),
        proposed.map(ProposedTicket::title).orElse(null),
        costs.legs().stream().map(CostLines::line).toList(),
        costs
            .basis()
            .map(one ->
                new BasisLine(
                    one.future(),
                    one.against(),
                    rounded(one.difference(), 8).stripTrailingZeros(),
                    rounded(one.share() * 10_000, 2)))
            .orElse(null));
  }

  private static LegLine line(LegCosts leg) {
    return new LegLine(
        leg.leg(),
        leg.instrument(),
        leg.side().name().toLowerCase(Locale.ROOT),
        leg.filled(),
        leg.planned().orElse(null),
        leg.arrival(),
        leg.price(),
        leg.delay().map(Money::toString).orElse(null),
        leg.slippage().toString(),
        leg.fees().stream().map(Money::toString).toList(),
        rounded(leg.maker(), 4));
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
  }

  /** For a person. */
  void print(PrintWriter out) {
    out.println(ticket + (title == null ? "" : "  " + title));
    for (LegLine one : legs) {
      out.println(
          "  " + one.side() + " " + one.filled() + " " + one.instrument() + " at " + one.price());
      List<String> parts = new ArrayList<>();
      if (one.planned() != null) {
        parts.add("planned at " + one.planned() + ", delay " + one.delay());
      }
      parts.add("market at " + one.arrival() + ", slippage " + one.slippage());
      parts.add("fees " + one.fees().stream().collect(Collectors.joining(" and ")));
      if (one.maker().signum() > 0) {
        parts.add(
            one.maker().movePointRight(2).stripTrailingZeros().toPlainString() + "% as a maker");
      }
      out.println("    " + String.join("; ", parts));
    }
    if (basis != null) {
      out.println(
          "  basis at entry %s (%s bp): %s against %s"
              .formatted(
                  basis.difference().toPlainString(),
                  basis.basisPoints(),
                  basis.future(),
                  basis.against()));
    }
  }
}
