// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.MarginMode;
import dev.ballast.account.PositionSide;
import dev.ballast.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What streams tell. They tell what changes, and tell nothing twice: after each {@link Gap} what
 * was missed is to be asked for over REST. Times are the exchange's, epoch milliseconds.
 */
public sealed interface StreamMessage {
  /** Of which market something is. */
  enum Of {
    SPOT,
    USDM
  }

  /**
   * What has become of an order.
   *
   * @param clientId who sent it named it so; empty where nobody did
   * @param event {@code NEW}, {@code TRADE}, {@code CANCELED}, {@code EXPIRED}, {@code REJECTED},
   *     {@code CALCULATED} (of a liquidation), {@code AMENDMENT} or another of the exchange's
   * @param price zero for a market order
   * @param executed of the quantity, by now
   * @param fill where it is one that is told
   */
  record OrderUpdate(
      Of of,
      String symbol,
      long orderId,
      String clientId,
      Side side,
      PositionSide positionSide,
      String event,
      OrderState.Status status,
      BigDecimal price,
      BigDecimal quantity,
      BigDecimal executed,
      Optional<Fill> fill,
      long time)
      implements StreamMessage {
    /** The fill that is told, as REST tells it; nothing where none is. */
    public Optional<OrderTrade> trade() {
      return fill.map(one ->
          new OrderTrade(
              symbol,
              one.tradeId(),
              orderId,
              side,
              positionSide,
              one.price(),
              one.quantity(),
              one.price().multiply(one.quantity()),
              one.fee(),
              one.feeAsset(),
              one.realised(),
              one.maker(),
              time));
    }
  }

  /**
   * A fill of an order.
   *
   * @param tradeId the exchange's number, growing within a symbol
   * @param fee what was paid; below zero for what was paid back
   * @param feeAsset empty where there was no fee
   * @param realised profit of what it closed, in the settlement asset; zero for spot
   */
  record Fill(
      long tradeId,
      BigDecimal price,
      BigDecimal quantity,
      BigDecimal fee,
      String feeAsset,
      BigDecimal realised,
      boolean maker) {}

  /**
   * What a wallet holds of an asset now.
   *
   * @param total of the spot wallet, or of the USD-M wallet with isolated ones
   * @param reason of USD-M: {@code ORDER}, {@code FUNDING_FEE}, {@code DEPOSIT}, {@code WITHDRAW}
   *     or another of the exchange's; empty for spot
   */
  record BalanceUpdate(Of of, String asset, BigDecimal total, String reason, long time)
      implements StreamMessage {}

  /**
   * What a position is now.
   *
   * @param quantity signed: long +, short -
   * @param entry price; zero where nothing is held
   */
  record PositionUpdate(
      String symbol,
      PositionSide side,
      BigDecimal quantity,
      BigDecimal entry,
      BigDecimal unrealised,
      MarginMode margin,
      BigDecimal isolatedWallet,
      long time)
      implements StreamMessage {}

  /**
   * Funding was settled; what of it is whose is told by income over REST.
   *
   * @param symbol of an isolated position; of a cross one it is not told
   * @param change of the wallet
   */
  record FundingUpdate(String asset, Optional<String> symbol, BigDecimal change, long time)
      implements StreamMessage {}

  /** The exchange warns that positions in these symbols are near liquidation. */
  record MarginCall(List<String> symbols, long time) implements StreamMessage {
    /** Copies the list. */
    public MarginCall {
      symbols = List.copyOf(symbols);
    }
  }

  /**
   * Where a contract's mark stands; of those that wait the newest alone is kept.
   *
   * @param heard when it came, by the stopwatch of what opens streams, in nanoseconds
   */
  record MarkUpdate(Premium premium, long heard) implements StreamMessage {}

  /** The best prices of a symbol; of those that wait the newest alone is kept. */
  record BookUpdate(Of of, BookTop top, long time) implements StreamMessage {}

  /** The exchange has ended a stream of an account, which is opened anew. */
  record Expired(String stream) implements StreamMessage {}

  /** From now on a stream tells nothing, until its {@link Gap} is told. */
  record Lost(String stream, String words) implements StreamMessage {}

  /**
   * Something may not have been told, and is to be asked for now.
   *
   * @param stream of which one; {@link StreamQueue#ALL} for all of them
   * @param open whether the stream is new or was lost and tells from here on; else it is as it was
   */
  record Gap(String stream, boolean open, String words) implements StreamMessage {}
}
