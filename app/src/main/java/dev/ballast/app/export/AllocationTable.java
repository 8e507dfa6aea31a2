// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.report.attribution.Allocation;
import dev.ballast.report.attribution.PeriodAllocation;
import dev.ballast.report.attribution.SectorAllocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What sector weights earned in each period, a row for each sector; gained +, lost -. */
final class AllocationTable {
  private AllocationTable() {}

  /** A sector in one period. */
  private record Row(PeriodAllocation period, SectorAllocation sector) {}

  static Table<?> of(Allocation allocation) {
    List<Row> rows = new ArrayList<>();
    for (PeriodAllocation period : allocation.periods()) {
      period.sectors().forEach(sector -> rows.add(new Row(period, sector)));
    }
    return Table.of("allocation", rows)
        .time("from", row -> Instant.ofEpochMilli(row.period().from()))
        .time("time", row -> Instant.ofEpochMilli(row.period().to()))
        .text("sector", row -> row.sector().sector().name())
        .number("core", row -> OptionalDouble.of(row.period().core()))
        .number("core_return", row -> OptionalDouble.of(row.period().coreReturn()))
        .number("base_weight", row -> OptionalDouble.of(row.sector().base()))
        .number("target_weight", row -> OptionalDouble.of(row.sector().target()))
        .number("held_weight", row -> OptionalDouble.of(row.sector().held()))
        .number("sector_return", row -> OptionalDouble.of(row.sector().sectorReturn()))
        .money("rotation", row -> row.sector().effect().rotation())
        .money("drift", row -> row.sector().effect().drift())
        .money("total", row -> row.sector().effect().total());
  }
}
