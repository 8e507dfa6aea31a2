// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends orders that requests ask for and finds them again; of one market, spot or USD-M. */
final class OrderDesk {
  private static final Pattern CLIENT_ID = Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}");
  private static final Pattern CODE = Pattern.compile("\\((-\\d+)\\)");
  private static final int MOST_OPEN = 200;
  private static final int USUAL_ROWS = 500;
  private static final int MOST_ROWS = 1000;

  private final TradingFloor floor;
  private final ListedSymbols symbols;
  private final boolean spot;
  private final OrderFaults faults;
  private final AskedOrders orders;

  OrderDesk(TradingFloor floor, ListedSymbols symbols, boolean spot) {
    this.floor = floor;
    this.symbols = symbols;
    this.spot = spot;
    this.faults = new OrderFaults(floor, spot);
    this.orders = new AskedOrders(floor, spot);
  }

  /** Sends what a request asks for; refuses what the exchange does not take. */
  OrderRecord send(TradingAccount account, Parameters asked) {
    return send(account, asked, account.nextNumber());
  }

  /** Takes an order back and sends another in its place, under its number and its name. */
  OrderRecord amend(TradingAccount account, OrderRecord old, Parameters asked) {
    requireOpen(old);
    account.cancel(old);
    return send(account, asked, old.number());
  }

  private OrderRecord send(TradingAccount account, Parameters asked, long number) {
    String clientId = clientId(account, asked, number);
    InstrumentId id = symbols.of(asked);
    if (!floor.opens(id)) {
      throw closed();
    }
    if (open(account, Optional.of(id)).size() >= MOST_OPEN) {
      throw new Refusal(ErrorCode.TOO_MANY_OPEN);
    }
    Order order = orders.order(account, asked, id, number, clientId);
    OrderRecord sent = new OrderRecord(number, clientId, order, floor.time());
    faults.prepare(account, sent, asked);
    floor.trade(() -> account.send(sent));
    if (sent.status() == OrderRecord.Status.REJECTED) {
      throw refused(order, sent.reason());
    }
    faults.hide(account, sent, asked);
    return sent;
  }

  private Refusal closed() {
    return spot
        ? new Refusal(ErrorCode.NEW_ORDER_REJECTED, "Market is closed.")
        : new Refusal(ErrorCode.CLOSED);
  }

  /** Whether a request could be sent, without sending it. */
  void check(TradingAccount account, Parameters asked) {
    orders.order(account, asked, symbols.of(asked), 0, clientId(account, asked, 0));
  }

  private String clientId(TradingAccount account, Parameters asked, long number) {
    Optional<String> given = asked.text("newClientOrderId").or(() -> asked.text("clientAlgoId"));
    if (given.isEmpty()) {
      return "local" + number;
    }
    if (!CLIENT_ID.matcher(given.get()).matches()) {
      throw new Refusal(ErrorCode.CLIENT_ID);
    }
    if (open(account, Optional.empty()).stream()
        .anyMatch(one -> one.clientId().equals(given.get()))) {
      throw spot
          ? new Refusal(ErrorCode.NEW_ORDER_REJECTED, "Duplicate order sent.")
          : new Refusal(ErrorCode.DUPLICATE);
    }
    return given.get();
  }

  /** How the exchange says that an order is not taken. */
  private Refusal refused(Order order, String reason) {
    Matcher numbered = CODE.matcher(reason);
    if (numbered.find()) {
      ErrorCode code =
          ErrorCode.of(Integer.parseInt(numbered.group(1))).orElse(ErrorCode.NEW_ORDER_REJECTED);
      return spot ? spot(code, reason) : new Refusal(code);
    }
    if (reason.startsWith("needs ")) {
      return new Refusal(
          ErrorCode.NEW_ORDER_REJECTED, "Account has insufficient balance for requested action.");
    }
    if (reason.startsWith("lacks ")) {
      return new Refusal(ErrorCode.MARGIN);
    }
    if (reason.startsWith("leverage of ")) {
      return new Refusal(ErrorCode.LEVERAGE);
    }
    if (reason.startsWith("no bar of ")) {
      return closed();
    }
    return new Refusal(ErrorCode.NEW_ORDER_REJECTED, order.instrument() + ": " + reason);
  }

  private static Refusal spot(ErrorCode code, String reason) {
    return switch (code) {
      case TICK -> new Refusal(ErrorCode.FILTER, "Filter failure: PRICE_FILTER");
      case STEP, QUANTITY_BELOW, QUANTITY_ABOVE ->
          new Refusal(ErrorCode.FILTER, "Filter failure: LOT_SIZE");
      case NOTIONAL -> new Refusal(ErrorCode.FILTER, "Filter failure: NOTIONAL");
      case PRICE_ABOVE, PRICE_BELOW ->
          new Refusal(ErrorCode.FILTER, "Filter failure: PERCENT_PRICE");
      case POST_ONLY ->
          new Refusal(ErrorCode.NEW_ORDER_REJECTED, "Order would immediately match and take.");
      default -> new Refusal(ErrorCode.NEW_ORDER_REJECTED, reason);
    };
  }

  /** Orders of this market. */
  List<OrderRecord> all(TradingAccount account, Optional<InstrumentId> id) {
    return account.orders(one ->
        one.instrument().isSpot() == spot && (id.isEmpty() || one.instrument().equals(id.get())));
  }

  /**
   * Those that a request names by their first number and their time; the last where it does not.
   */
  List<OrderRecord> since(List<OrderRecord> orders, Parameters asked) {
    long from = from(asked);
    long to = asked.whole("endTime").orElse(Long.MAX_VALUE);
    long first = asked.whole("orderId").orElse(Long.MIN_VALUE);
    return rows(
        orders.stream()
            .filter(one -> one.created() >= from && one.created() <= to && one.number() >= first)
            .toList(),
        asked);
  }

  /** The fills in a symbol that a request names by their first number, time and order. */
  List<TradeRecord> trades(TradingAccount account, Parameters asked) {
    InstrumentId id = symbols.of(asked);
    long from = from(asked);
    long to = asked.whole("endTime").orElse(Long.MAX_VALUE);
    long first = asked.whole("fromId").orElse(Long.MIN_VALUE);
    Optional<Long> order = asked.whole("orderId");
    return rows(
        account.trades().stream()
            .filter(one ->
                one.fill().instrument().equals(id)
                    && one.fill().time() >= from
                    && one.fill().time() <= to
                    && one.number() >= first
                    && order.map(wanted -> one.order().number() == wanted).orElse(true))
            .toList(),
        asked);
  }

  /** The first where a request names one to begin with, else the last. */
  private static <T> List<T> rows(List<T> all, Parameters asked) {
    int limit = asked.limit(USUAL_ROWS, MOST_ROWS);
    boolean first = asked.text("fromId").or(() -> asked.text("startTime")).isPresent();
    return first
        ? all.subList(0, Math.min(all.size(), limit))
        : all.subList(Math.max(0, all.size() - limit), all.size());
  }

  private long from(Parameters asked) {
    return Math.max(asked.whole("startTime").orElse(Long.MIN_VALUE), floor.faults().earliest());
  }

  /** Those that may still fill. */
  List<OrderRecord> open(TradingAccount account, Optional<InstrumentId> id) {
    return all(account, id).stream().filter(one -> one.status().isOpen()).toList();
  }

  /** The newest order that a request names by either of two numbers. */
  OrderRecord find(
      TradingAccount account, Parameters asked, String number, String name, ErrorCode otherwise) {
    Optional<Long> byNumber = asked.whole(number);
    Optional<String> byName = asked.text(name);
    if (byNumber.isEmpty() && byName.isEmpty()) {
      throw Refusal.missing(number);
    }
    long now = floor.clock().machine();
    return all(account, Optional.empty()).stream()
        .filter(one ->
            one.isFound(now)
                && byNumber.map(wanted -> one.number() == wanted).orElse(true)
                && byName.map(wanted -> one.clientId().equals(wanted)).orElse(true))
        .max(Comparator.comparingLong(OrderRecord::number))
        .orElseThrow(() -> new Refusal(otherwise));
  }

  /** Takes back an open order. */
  OrderRecord cancel(TradingAccount account, OrderRecord order) {
    requireOpen(order);
    OptionalLong lives = faults.lives(account, order);
    if (lives.isPresent()) {
      account.cancelLate(order, lives.getAsLong(), floor.time());
    } else {
      account.cancel(order);
    }
    return order;
  }

  private static void requireOpen(OrderRecord order) {
    if (!order.status().isOpen()) {
      throw new Refusal(ErrorCode.CANCEL_REJECTED);
    }
  }
}
