// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.Usual;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.Strategy;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Orders batches at its account's first moment, and nothing more.
 *
 * @param batches by what is known then
 * @param limits whose limits hold, where there are any
 */
record OnceOrdered(Function<Strategy.Input, List<Batch>> batches, Optional<Strategy> limits)
    implements Strategy {
  static final InstrumentId SPOT = Usual.MARKET.spot(Asset.BTC);
  static final InstrumentId PERPETUAL = Usual.MARKET.perpetual(Asset.BTC);

  /** A market order in bitcoin, of the ticket that its name begins with. */
  static Order order(String id, InstrumentId instrument, Side side, String quantity) {
    String ticket = id.substring(0, id.indexOf('.'));
    return Order.market(
        id, ticket, Contract.of(instrument), side, Quantity.parse(quantity), BigDecimal.ONE);
  }

  /** Without limits. */
  OnceOrdered(Function<Strategy.Input, List<Batch>> batches) {
    this(batches, Optional.empty());
  }

  @Override
  public Map<String, String> refused(Input now, Batch batch) {
    return limits.map(one -> one.refused(now, batch)).orElse(Map.of());
  }

  @Override
  public List<InstrumentId> instruments() {
    return List.of(SPOT, PERPETUAL);
  }

  @Override
  public Optional<Instructions> review(Input input) {
    return input.since().isPresent()
        ? Optional.empty()
        : Optional.of(
            new Instructions(
                input.time(), List.of(), batches.apply(input), List.of(), Optional.empty()));
  }
}
