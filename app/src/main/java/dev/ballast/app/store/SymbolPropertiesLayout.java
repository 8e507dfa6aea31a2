// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * LEAN's list of symbol properties (ticks and lots of many exchanges), of which Binance's rows are
 * read. A row's minimum order size is the minimum notional of a spot pair; a contract has none
 * there, and its smallest order is one lot.
 */
final class SymbolPropertiesLayout extends CsvLayout {
  /** The vintage of a list whose name states no day. */
  private static final LocalDate UNDATED = LocalDate.of(2026, 8, 1);

  private static final int MARKET = 0;
  private static final int SYMBOL = 1;
  private static final int TYPE = 2;
  private static final int QUOTE = 4;
  private static final int MULTIPLIER = 5;
  private static final int TICK = 6;
  private static final int LOT = 7;
  private static final int TICKER = 8;
  private static final int MINIMUM = 9;

  private final LocalDate day;

  SymbolPropertiesLayout(Optional<LocalDate> day) {
    super("trading rules, symbol properties");
    this.day = day.orElse(UNDATED);
  }

  @Override
  void read(InputTable table, FileDraft draft) {
    table.raggedHeader("market", "symbol", "type");
    int unnamed = 0;
    while (table.nextRagged()) {
      if (!table.text(MARKET).equals("binance")) {
        continue;
      }
      boolean spot = table.text(TYPE).equals("crypto");
      if (!spot && !table.text(TYPE).equals("cryptofuture")) {
        continue;
      }
      Optional<InstrumentId> id =
          ReferenceLayouts.listed(
              table.text(SYMBOL),
              table.text(QUOTE),
              table.text(TICKER),
              spot ? Market.SPOT : Market.LINEAR);
      if (id.isEmpty()) {
        unnamed++;
      } else {
        draft.addRule(rule(table, id.get()));
      }
    }
    if (unnamed > 0) {
      draft.note(unnamed + " symbols without a readable name left out");
    }
  }

  private RuleRow rule(InputTable table, InstrumentId id) {
    Quantity step = Quantity.of(decimal(table, LOT));
    Optional<Money> minimum = Optional.empty();
    if (id.isSpot() && table.cells() > MINIMUM && !table.text(MINIMUM).isEmpty()) {
      minimum = Optional.of(Money.of(id.quote(), decimal(table, MINIMUM)));
    }
    return new RuleRow(
        id,
        true,
        Price.of(decimal(table, TICK)),
        step,
        step,
        minimum,
        Quantity.of(decimal(table, MULTIPLIER)),
        Optional.empty(),
        day,
        "Binance, LEAN symbol properties " + day,
        OrderBounds.NONE);
  }

  private static BigDecimal decimal(InputTable table, int column) {
    try {
      BigDecimal value = new BigDecimal(table.text(column));
      if (value.signum() > 0 && value.stripTrailingZeros().scale() <= 8) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw table.wrong(column, "not a number: " + table.shown(column));
    }
    throw table.wrong(column, "not a grid of at most eight decimals: " + table.shown(column));
  }
}
