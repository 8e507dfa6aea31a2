// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import dev.ballast.market.OrderBounds;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The filters of one symbol as Binance's {@code exchangeInfo} states them, of spot or of USD-M.
 *
 * @param tick price grid
 * @param step quantity grid
 * @param minimumQuantity smallest order
 * @param minimumNotional smallest order's value in the quote asset
 * @param bounds maxima, the lot of market orders and the price band
 * @param liquidationFee of what is liquidated, where it is stated
 */
public record SymbolFilters(
    Price tick,
    Quantity step,
    Quantity minimumQuantity,
    BigDecimal minimumNotional,
    OrderBounds bounds,
    Optional<BasisPoints> liquidationFee) {

  /**
   * Reads a symbol of {@code exchangeInfo}; throws {@link IllegalArgumentException} or {@link
   * ArithmeticException} where what must be stated is not, or is no exact figure.
   */
  public static SymbolFilters of(JsonNode symbol) {
    Map<String, JsonNode> filters = new HashMap<>();
    for (JsonNode filter : symbol.path("filters")) {
      filters.put(filter.path("filterType").asString(""), filter);
    }
    return new SymbolFilters(
        Price.parse(text(filters, "PRICE_FILTER", "tickSize")),
        Quantity.parse(text(filters, "LOT_SIZE", "stepSize")),
        Quantity.parse(text(filters, "LOT_SIZE", "minQty")),
        new BigDecimal(minimumNotional(filters)),
        new OrderBounds(
            stated(filters, "LOT_SIZE", "maxQty").map(Quantity::parse),
            marketLot(filters),
            band(filters)),
        fee(symbol));
  }

  /** {@code MIN_NOTIONAL.notional} of USD-M, {@code NOTIONAL} or its forerunner of spot. */
  private static String minimumNotional(Map<String, JsonNode> filters) {
    return stated(filters, "NOTIONAL", "minNotional")
        .or(() -> stated(filters, "MIN_NOTIONAL", "minNotional"))
        .orElseGet(() -> text(filters, "MIN_NOTIONAL", "notional"));
  }

  /** Spot states a step of zero where market orders have the grid of limit orders. */
  private static Optional<OrderBounds.Lot> marketLot(Map<String, JsonNode> filters) {
    return stated(filters, "MARKET_LOT_SIZE", "stepSize")
        .map(step -> {
          boolean own = Quantity.parse(step).signum() > 0;
          String grid = own ? "MARKET_LOT_SIZE" : "LOT_SIZE";
          return new OrderBounds.Lot(
              Quantity.parse(text(filters, grid, "minQty")),
              stated(filters, "MARKET_LOT_SIZE", "maxQty").map(Quantity::parse),
              Quantity.parse(text(filters, grid, "stepSize")));
        });
  }

  /** Where bids and asks have bands of their own, what both allow. */
  private static Optional<OrderBounds.PriceBand> band(Map<String, JsonNode> filters) {
    String sides = "PERCENT_PRICE_BY_SIDE";
    if (filters.containsKey(sides)) {
      return Optional.of(
          new OrderBounds.PriceBand(
              new BigDecimal(text(filters, sides, "bidMultiplierDown"))
                  .max(new BigDecimal(text(filters, sides, "askMultiplierDown"))),
              new BigDecimal(text(filters, sides, "bidMultiplierUp"))
                  .min(new BigDecimal(text(filters, sides, "askMultiplierUp")))));
    }
    return stated(filters, "PERCENT_PRICE", "multiplierDown")
        .map(down ->
            new OrderBounds.PriceBand(
                new BigDecimal(down),
                new BigDecimal(text(filters, "PERCENT_PRICE", "multiplierUp"))));
  }

  /** The fee on what is liquidated, a fraction in the answer. */
  private static Optional<BasisPoints> fee(JsonNode symbol) {
    return symbol.has("liquidationFee")
        ? Optional.of(
            new BasisPoints(
                new BigDecimal(symbol.path("liquidationFee").asString("")).movePointRight(4)))
        : Optional.empty();
  }

  private static Optional<String> stated(
      Map<String, JsonNode> filters, String filter, String field) {
    return Optional.ofNullable(filters.get(filter))
        .filter(node -> node.has(field))
        .map(node -> node.path(field).asString(""));
  }

  private static String text(Map<String, JsonNode> filters, String filter, String field) {
    return stated(filters, filter, field)
        .orElseThrow(() -> new IllegalArgumentException("no " + filter + "." + field));
  }
}
