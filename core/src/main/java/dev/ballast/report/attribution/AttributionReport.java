// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Where a backtest's profit came from.
 *
 * @param assets by asset; cash that came or went is the quote's
 * @param sectors the same by sector
 * @param purposes by what holdings are for
 * @param months the same by the month in which a period began
 * @param total of each of the four
 * @param returns on money that came and went
 * @param betasTakenAsOne how often an asset's beta was not known and 1 stood in
 * @param allocation what sector weights other than the plan's earned within it, by sector and in
 *     total; none where no plan weighed sectors
 */
public record AttributionReport(
    List<AttributionRow> assets,
    List<AttributionRow> sectors,
    List<PurposeRow> purposes,
    List<AttributionRow> months,
    AttributionRow total,
    InvestorReturns returns,
    int betasTakenAsOne,
    List<AllocationRow> allocation) {
  /** Copies its lists. */
  public AttributionReport {
    assets = List.copyOf(assets);
    sectors = List.copyOf(sectors);
    purposes = List.copyOf(purposes);
    months = List.copyOf(months);
    allocation = List.copyOf(allocation);
  }

  /**
   * The attribution as figures.
   *
   * @param end equity at the end, in USDT
   */
  public static AttributionReport of(Attribution exact, double end) {
    SequencedMap<YearMonth, Parts> months = new LinkedHashMap<>();
    for (PeriodProfit period : exact.periods()) {
      YearMonth month = YearMonth.from(UtcDay.date(period.from()));
      months.merge(month, period.total(), Parts::plus);
    }
    return new AttributionReport(
        rows(exact.byAsset()),
        rows(exact.bySector()),
        exact.byPurpose().stream().map(PurposeRow::of).toList(),
        rows(months),
        AttributionRow.of("Total", exact.total()),
        InvestorReturns.of(exact.periods(), end),
        exact.betasTakenAsOne(),
        allocation(exact.allocation(), exact.change().asset()));
  }

  private static List<AllocationRow> allocation(Allocation exact, Asset quote) {
    if (exact.periods().isEmpty()) {
      return List.of();
    }
    List<AllocationRow> rows = new ArrayList<>();
    exact
        .bySector()
        .forEach((sector, effect) -> rows.add(AllocationRow.of(sector.toString(), effect)));
    rows.add(AllocationRow.of("Total", exact.total(quote)));
    return rows;
  }

  /** A row each, but for what has neither gained nor lost. */
  private static List<AttributionRow> rows(SequencedMap<?, Parts> exact) {
    List<AttributionRow> rows = new ArrayList<>();
    exact.forEach((name, parts) -> {
      AttributionRow row = AttributionRow.of(name.toString(), parts);
      if (row.parts().values().stream().anyMatch(part -> part != 0)) {
        rows.add(row);
      }
    });
    return rows;
  }
}
