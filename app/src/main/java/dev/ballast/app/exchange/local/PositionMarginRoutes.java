// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a client asks of the margin of its isolated positions: more, less, and what it has been. */
final class PositionMarginRoutes {
  private static final String PATH = "/fapi/v1/positionMargin";
  private static final long ADD = 1;
  private static final long REDUCE = 2;

  private final TradingFloor floor;
  private final ListedSymbols symbols;

  PositionMarginRoutes(TradingFloor floor, ListedSymbols symbols) {
    this.floor = floor;
    this.symbols = symbols;
  }

  List<Route> routes() {
    return List.of(
        Route.signed("POST", PATH, 1, this::move),
        Route.signed("GET", PATH + "/history", 1, this::history));
  }

  private JsonNode move(ClientRequest asked) {
    Parameters given = asked.parameters();
    TradingAccount account = asked.trader();
    InstrumentId id = symbols.of(given);
    BigDecimal amount = given.decimal("amount").orElseThrow(() -> Refusal.missing("amount"));
    long type = given.whole("type").orElseThrow(() -> Refusal.missing("type"));
    if (amount.signum() <= 0) {
      throw new Refusal(ErrorCode.AMOUNT_NOT_POSITIVE);
    }
    if (type != ADD && type != REDUCE) {
      throw Refusal.invalid("type");
    }
    PositionKey key = new PositionKey(id, side(account, given));
    Position held =
        account.books().position(key).orElseThrow(() -> new Refusal(ErrorCode.NO_POSITION));
    if (held.isolated().isEmpty()) {
      throw new Refusal(ErrorCode.CROSS_MARGIN);
    }
    Money change = Money.of(held.contract().settle(), type == ADD ? amount : amount.negate());
    if (!account.moveMargin(key, change)) {
      throw new Refusal(type == ADD ? ErrorCode.CROSS_BALANCE : ErrorCode.ISOLATED_BALANCE);
    }
    return WireJson.object()
        .put("amount", amount)
        .put("code", 200)
        .put("msg", "Successfully modify position margin.")
        .put("type", type);
  }

  private static PositionSide side(TradingAccount account, Parameters given) {
    PositionSide side =
        given
            .word("positionSide", PositionSide.class, ErrorCode.POSITION_SIDE)
            .orElse(PositionSide.BOTH);
    if ((side == PositionSide.BOTH) == account.settings().isHedgeMode()) {
      throw new Refusal(ErrorCode.POSITION_SIDE);
    }
    return side;
  }

  private JsonNode history(ClientRequest asked) {
    Parameters given = asked.parameters();
    InstrumentId id = symbols.of(given);
    Optional<Long> type = given.whole("type");
    long from =
        Math.max(given.whole("startTime").orElse(Long.MIN_VALUE), floor.faults().earliest());
    long to = given.whole("endTime").orElse(Long.MAX_VALUE);
    List<MarginMove> all =
        asked.trader().marginMoves().stream()
            .filter(one -> {
              Event.IsolatedMarginMoved moved = one.moved();
              return moved.position().instrument().equals(id)
                  && moved.time() >= from
                  && moved.time() <= to
                  && type.map(wanted -> wanted == type(moved)).orElse(true);
            })
            .toList();
    return WireJson.array(
        all.subList(Math.max(0, all.size() - given.limit(500, 500)), all.size()),
        PositionMarginRoutes::told);
  }

  private static long type(Event.IsolatedMarginMoved moved) {
    return moved.amount().signum() > 0 ? ADD : REDUCE;
  }

  private static JsonNode told(MarginMove one) {
    Event.IsolatedMarginMoved moved = one.moved();
    return WireJson.object()
        .put("symbol", ListedSymbols.symbol(moved.position().instrument()))
        .put("type", type(moved))
        .put("deltaType", one.asked() ? "USER_ADJUST" : "TRADE")
        .put("amount", WireJson.text(moved.amount().toDecimal()))
        .put("asset", moved.amount().asset().code())
        .put("time", moved.time())
        .put("positionSide", moved.position().side().name());
  }
}
