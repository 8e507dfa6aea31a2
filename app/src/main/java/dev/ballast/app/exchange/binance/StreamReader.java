// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.MarginMode;
import dev.ballast.account.PositionSide;
import dev.ballast.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Reads what a stream of one market tells. What is not needed here is nothing; what is and cannot
 * be read is a {@link GarbledAnswer}.
 */
final class StreamReader {
  private static final String TRADE = "TRADE";
  private static final Set<String> FILLS = Set.of(TRADE, "CALCULATED");

  private final StreamMessage.Of of;
  private final String stream;
  private final LongSupplier nanos;

  /**
   * A reader.
   *
   * @param stream what gaps are told of
   * @param nanos of a stopwatch
   */
  StreamReader(StreamMessage.Of of, String stream, LongSupplier nanos) {
    this.nanos = nanos;
    this.of = of;
    this.stream = stream;
  }

  /** The event in a message, whatever it is wrapped in; nothing where it is an answer. */
  static Optional<WireFields> event(WireFields message) {
    for (String wrap : List.of("data", "event")) {
      if (message.node().isObject() && message.node().path(wrap).isObject()) {
        return event(message.object(wrap));
      }
    }
    boolean book = message.has("u") && message.has("b") && message.has("B");
    return message.has("e") || book ? Optional.of(message) : Optional.empty();
  }

  /** What an event tells. */
  List<StreamMessage> read(WireFields event) {
    return switch (event.stated("e").orElse("bookTicker")) {
      case "ORDER_TRADE_UPDATE" -> order(event.object("o"), event.whole("T"));
      case "executionReport" -> order(event, event.whole("T"));
      case "ACCOUNT_UPDATE" -> account(event);
      case "outboundAccountPosition" -> balances(event);
      case "MARGIN_CALL" ->
          List.of(
              new StreamMessage.MarginCall(
                  event.list("p").stream().map(one -> one.text("s")).toList(), event.whole("E")));
      case "markPriceUpdate" -> List.of(mark(event));
      case "bookTicker" -> List.of(book(event));
      case "listenKeyExpired", "eventStreamTerminated" ->
          List.of(new StreamMessage.Expired(stream));
      default -> List.of();
    };
  }

  private List<StreamMessage> order(WireFields told, long time) {
    String event = told.text("x");
    List<StreamMessage> messages = new ArrayList<>();
    Optional<StreamMessage.Fill> fill = Optional.empty();
    boolean some = FILLS.contains(event) && told.decimal("l").signum() > 0;
    if (some && told.decimal("L").signum() > 0 && told.whole("t") > 0) {
      fill = Optional.of(fill(told));
    } else if (some || event.equals(TRADE)) {
      messages.add(new StreamMessage.Gap(stream, false, "a fill was told without its figures"));
    }
    messages.addFirst(
        new StreamMessage.OrderUpdate(
            of,
            told.text("s"),
            told.whole("i"),
            clientId(told, event),
            told.word("S", Side.class),
            told.has("ps") ? told.word("ps", PositionSide.class) : PositionSide.BOTH,
            event,
            told.word("X", OrderState.Status.class),
            told.decimal("p"),
            told.decimal("q"),
            told.decimal("z"),
            fill,
            time));
    return messages;
  }

  /** A cancellation of spot has a name of its own and tells whose it is beside it. */
  private String clientId(WireFields told, String event) {
    boolean renamed = of == StreamMessage.Of.SPOT && event.equals("CANCELED");
    return (renamed ? told.stated("C") : Optional.<String>empty())
        .or(() -> told.stated("c"))
        .orElse("");
  }

  private static StreamMessage.Fill fill(WireFields told) {
    return new StreamMessage.Fill(
        told.whole("t"),
        told.decimal("L"),
        told.decimal("l"),
        told.decimalOrZero("n"),
        told.stated("N").orElse(""),
        told.decimalOrZero("rp"),
        told.flag("m"));
  }

  private static List<StreamMessage> account(WireFields event) {
    WireFields told = event.object("a");
    String reason = told.text("m");
    long time = event.whole("T");
    List<WireFields> positions = told.has("P") ? told.list("P") : List.of();
    Optional<String> symbol =
        positions.size() == 1 ? Optional.of(positions.getFirst().text("s")) : Optional.empty();
    List<StreamMessage> messages = new ArrayList<>();
    for (WireFields one : told.list("B")) {
      messages.add(
          new StreamMessage.BalanceUpdate(
              StreamMessage.Of.USDM, one.text("a"), one.decimal("wb"), reason, time));
      if (reason.equals("FUNDING_FEE")) {
        messages.add(
            new StreamMessage.FundingUpdate(one.text("a"), symbol, one.decimalOrZero("bc"), time));
      }
    }
    positions.forEach(one -> messages.add(position(one, time)));
    return messages;
  }

  private static StreamMessage position(WireFields told, long time) {
    return new StreamMessage.PositionUpdate(
        told.text("s"),
        told.word("ps", PositionSide.class),
        told.decimal("pa"),
        told.decimal("ep"),
        told.decimalOrZero("up"),
        told.text("mt").equals("isolated") ? MarginMode.ISOLATED : MarginMode.CROSS,
        told.decimalOrZero("iw"),
        time);
  }

  private static List<StreamMessage> balances(WireFields event) {
    List<StreamMessage> messages = new ArrayList<>();
    for (WireFields one : event.list("B")) {
      BigDecimal total = one.decimal("f").add(one.decimal("l"));
      messages.add(
          new StreamMessage.BalanceUpdate(
              StreamMessage.Of.SPOT, one.text("a"), total, "", event.whole("u")));
    }
    return messages;
  }

  private StreamMessage mark(WireFields told) {
    return new StreamMessage.MarkUpdate(
        new Premium(
            told.text("s"),
            told.decimal("p"),
            told.decimal("i"),
            told.stated("r").map(_ -> told.decimal("r")),
            Optional.of(told.whole("T")).filter(time -> time > 0),
            told.whole("E")),
        nanos.getAsLong());
  }

  private StreamMessage book(WireFields told) {
    return new StreamMessage.BookUpdate(
        of,
        new BookTop(
            told.text("s"),
            told.decimal("b"),
            told.decimal("B"),
            told.decimal("a"),
            told.decimal("A")),
        told.has("E") ? told.whole("E") : 0);
  }
}
