// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.config.FuturesVenue;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Margin tables of any venue's contracts, written down by a user: a line for each tier, those of a
 * contract and day together and rising. Amounts are in the asset that the contract settles in.
 */
final class BracketsLayout extends CsvLayout {
  private static final List<String> COLUMNS =
      List.of(
          "venue",
          "symbol",
          "floor",
          "cap",
          "maintenance_rate",
          "maintenance_amount",
          "maximum_leverage",
          "as_of",
          "source");

  private BracketsLayout() {
    super("margin tables");
  }

  /** The layout of a file of this name, without its endings. */
  static Optional<Layout> of(String stem) {
    return stem.startsWith("brackets") ? Optional.of(new BracketsLayout()) : Optional.empty();
  }

  @Override
  void read(InputTable table, FileDraft draft) {
    table.header(COLUMNS, List.of());
    Set<Head> read = new HashSet<>();
    Optional<Head> head = Optional.empty();
    List<Bracket> tiers = new ArrayList<>();
    while (table.next()) {
      Head now = head(table, draft);
      if (!head.equals(Optional.of(now))) {
        head.ifPresent(done -> add(done, tiers, draft));
        tiers.clear();
        head = Optional.of(now);
        if (!read.add(now)) {
          throw table.wrong(
              table.column("symbol"),
              now.id + " of " + now.asOf + " is there before; write its tiers together");
        }
      }
      tiers.add(tier(table, tiers));
    }
    head.ifPresent(done -> add(done, tiers, draft));
  }

  /** What the tiers of one table have in common. */
  private record Head(FuturesVenue venue, InstrumentId id, LocalDate asOf, String source) {}

  private static Head head(InputTable table, FileDraft draft) {
    int venueColumn = table.column("venue");
    FuturesVenue venue =
        FuturesVenue.find(table.text(venueColumn))
            .orElseThrow(() ->
                table.wrong(
                    venueColumn,
                    "no such venue: "
                        + table.shown(venueColumn)
                        + " (known: "
                        + FuturesVenue.known()
                        + ")"));
    int symbol = table.column("symbol");
    InstrumentId id =
        venue
            .contract(table.text(symbol))
            .orElseThrow(() ->
                table.wrong(
                    symbol,
                    "not a contract of "
                        + venue
                        + ": "
                        + table.shown(symbol)
                        + " (write "
                        + venue.example()
                        + ")"));
    return new Head(
        venue,
        id,
        draft.day(table, table.column("as_of")),
        HaircutLayout.source(table, table.column("source")));
  }

  private static Bracket tier(InputTable table, List<Bracket> before) {
    int floorColumn = table.column("floor");
    BigDecimal floor = amount(table, "floor");
    BigDecimal expected = before.isEmpty() ? BigDecimal.ZERO : before.getLast().cap();
    if (floor.compareTo(expected) != 0) {
      throw table.wrong(
          floorColumn,
          "the tier starts at "
              + floor.toPlainString()
              + ", not at "
              + expected.toPlainString()
              + (before.isEmpty() ? "" : ", where the one before ends"));
    }
    BigDecimal rate = amount(table, "maintenance_rate");
    if (rate.signum() == 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
      int column = table.column("maintenance_rate");
      throw table.wrong(column, "a rate is above 0 and below 1: " + table.shown(column));
    }
    BigDecimal cap = amount(table, "cap");
    if (cap.compareTo(floor) <= 0) {
      throw table.wrong(table.column("cap"), "the tier ends at or before its start");
    }
    BigDecimal leverage = amount(table, "maximum_leverage");
    if (leverage.compareTo(BigDecimal.ONE) < 0) {
      throw table.wrong(table.column("maximum_leverage"), "a leverage is 1 at least");
    }
    return new Bracket(floor, cap, rate, amount(table, "maintenance_amount"), leverage);
  }

  private static BigDecimal amount(InputTable table, String name) {
    int column = table.column(name);
    if (!table.text(column).matches("\\d{1,20}(\\.\\d{1,20})?")) {
      throw table.wrong(column, "not a number: " + table.shown(column));
    }
    BigDecimal value = new BigDecimal(table.text(column));
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  private static void add(Head head, List<Bracket> tiers, FileDraft draft) {
    draft.addBrackets(new Brackets(head.id, tiers, head.asOf, head.source));
  }
}
