// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ballast.account.PositionSide;
import dev.ballast.app.SharedHistory;
import dev.ballast.app.exchange.binance.StreamMessage.Of;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as they were recorded by others. */
class StreamReaderTest {
  private static final String MESSAGES = "python_resources/ws_messages/";
  private static final String USER = "test_data/futures/user_data_json/";

  private static Path folder() {
    Path folder = SharedHistory.folder().resolveSibling("recordings/nautilus/binance");
    assumeTrue(Files.isDirectory(folder), "skipped: no recordings at " + folder);
    return folder;
  }

  private static List<StreamMessage> read(Of of, String name) throws IOException {
    WireFields message = WireFields.parse(Files.readAllBytes(folder().resolve(name)));
    return new StreamReader(of, "stream", () -> 7).read(StreamReader.event(message).orElseThrow());
  }

  private static StreamMessage.OrderUpdate order(Of of, String name) throws IOException {
    return (StreamMessage.OrderUpdate) read(of, name).getFirst();
  }

  @Test
  void aFillIsReadExactly() throws IOException {
    StreamMessage.OrderUpdate futures = order(Of.USDM, USER + "order_update_trade.json");
    StreamMessage.OrderUpdate spot =
        order(Of.SPOT, MESSAGES + "ws_spot_execution_report_trade.json");

    assertThat(futures.clientId()).isEqualTo("TEST");
    assertThat(futures.positionSide()).isEqualTo(PositionSide.LONG);
    assertThat(futures.status()).isEqualTo(OrderState.Status.PARTIALLY_FILLED);
    assertThat(futures.fill())
        .contains(
            new StreamMessage.Fill(
                12345678,
                new BigDecimal("7100.50"),
                new BigDecimal("0.001"),
                new BigDecimal("0.01000000"),
                "USDT",
                new BigDecimal("12.34"),
                true));
    assertThat(spot.fill().orElseThrow().feeAsset()).isEqualTo("ETH");
    assertThat(spot.fill().orElseThrow().price()).isEqualTo("2499.50000000");
    assertThat(spot.positionSide()).isEqualTo(PositionSide.BOTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws_spot_execution_report_trade_l_zero.json",
        "ws_spot_execution_report_trade_l_zero_partial.json",
      })
  void aFillWithoutAPriceIsAGap(String name) throws IOException {
    List<StreamMessage> told = read(Of.SPOT, MESSAGES + name);

    assertThat(told).hasSize(2);
    assertThat(((StreamMessage.OrderUpdate) told.getFirst()).fill()).isEmpty();
    assertThat(told.getLast()).isInstanceOf(StreamMessage.Gap.class);
  }

  @Test
  void whatIsPreventedIsNoFill() throws IOException {
    StreamMessage.OrderUpdate told =
        order(Of.SPOT, MESSAGES + "ws_spot_execution_report_trade_prevention.json");

    assertThat(told.fill()).isEmpty();
    assertThat(told.status()).isEqualTo(OrderState.Status.EXPIRED_IN_MATCH);
  }

  @Test
  void aLiquidationIsToldAsItIs() throws IOException {
    assertThat(order(Of.USDM, MESSAGES + "ws_futures_order_update_liquidation.json").fill())
        .map(StreamMessage.Fill::quantity)
        .contains(new BigDecimal("0.100"));
    assertThat(order(Of.USDM, USER + "order_update_insurance.json").status().isOpen()).isFalse();
    assertThat(order(Of.USDM, USER + "order_update_calculated_pending.json").fill()).isEmpty();
  }

  @Test
  void balancesAndPositionsAreRead() throws IOException {
    List<StreamMessage> told = read(Of.USDM, USER + "account_update.json");

    assertThat(told).hasSize(4);
    assertThat(told.getFirst())
        .isEqualTo(
            new StreamMessage.BalanceUpdate(
                Of.USDM, "USDT", new BigDecimal("122624.12345678"), "ORDER", 1564745798939L));
    assertThat(told.getLast())
        .isInstanceOfSatisfying(
            StreamMessage.PositionUpdate.class,
            position -> {
              assertThat(position.side()).isEqualTo(PositionSide.SHORT);
              assertThat(position.quantity()).isEqualByComparingTo("-10");
            });
  }

  @Test
  void marksAndBooksAreRead() throws IOException {
    assertThat(read(Of.USDM, "test_data/futures/market_data_json/mark_price_stream.json"))
        .containsExactly(
            new StreamMessage.MarkUpdate(
                new Premium(
                    "BTCUSDT",
                    new BigDecimal("11794.15000000"),
                    new BigDecimal("11784.62659091"),
                    Optional.of(new BigDecimal("0.00038167")),
                    Optional.of(1562306400000L),
                    1562305380000L),
                7));
    assertThat(read(Of.SPOT, MESSAGES + "ws_spot_ticker_book.json"))
        .first()
        .isInstanceOfSatisfying(
            StreamMessage.BookUpdate.class,
            book -> assertThat(book.top().ask()).isEqualByComparingTo("4507.25"));
  }

  /** Nothing that was recorded is unreadable: it is read, or it is of no interest. */
  @Test
  void allThatWasRecordedIsTaken() throws IOException {
    int taken = 0;
    for (String name : List.of(MESSAGES, USER, "test_data/futures/market_data_json")) {
      try (Stream<Path> files = Files.list(folder().resolve(name))) {
        for (Path file : files.sorted().toList()) {
          Of of = file.toString().contains("spot") ? Of.SPOT : Of.USDM;
          WireFields message = WireFields.parse(Files.readAllBytes(file));
          Optional<WireFields> event = StreamReader.event(message);
          if (event.isPresent()) {
            new StreamReader(of, "stream", () -> 7).read(event.get());
            taken++;
          }
        }
      }
    }
    assertThat(taken).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"e\": \"ORDER_TRADE_UPDATE\"}",
        "{\"e\": \"ORDER_TRADE_UPDATE\", \"T\": 1, \"o\": {\"x\": \"TRADE\"}}",
        "{\"e\": \"ACCOUNT_UPDATE\", \"T\": 1, \"a\": {\"m\": \"ORDER\", \"B\": [{}]}}",
        "{\"e\": \"markPriceUpdate\", \"s\": \"BTCUSDT\", \"p\": \"x\"}"
      })
  void whatCannotBeReadIsSaid(String text) {
    assertThatThrownBy(
            () -> new StreamReader(Of.USDM, "stream", () -> 7).read(WireFields.parse(text)))
        .isInstanceOf(GarbledAnswer.class);
  }
}
