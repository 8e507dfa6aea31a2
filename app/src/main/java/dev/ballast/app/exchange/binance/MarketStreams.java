// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Marks of USD-M contracts and best prices of spot and USD-M, told into a queue as they change,
 * until closed.
 */
public final class MarketStreams implements AutoCloseable {
  private final List<StreamOpener.Opened> streams = new ArrayList<>();

  /**
   * Begins to listen.
   *
   * @param marks symbols of USD-M whose mark, index and funding are told each second
   * @param books symbols of USD-M whose best prices are told
   * @param spotBooks symbols of spot whose best prices are told
   */
  MarketStreams(
      StreamOpener opener,
      Endpoints at,
      StreamQueue queue,
      StreamPatience patience,
      Collection<String> marks,
      Collection<String> books,
      Collection<String> spotBooks) {
    Opener all = new Opener(opener, queue, patience);
    open(all, "marks of USD-M", at.usdmMarket(), StreamMessage.Of.USDM, marks, true);
    open(all, "books of USD-M", at.usdmPublic(), StreamMessage.Of.USDM, books, false);
    open(all, "books of spot", at.spotStreams(), StreamMessage.Of.SPOT, spotBooks, false);
  }

  private record Opener(StreamOpener opener, StreamQueue queue, StreamPatience patience) {}

  private void open(
      Opener all,
      String name,
      URI base,
      StreamMessage.Of of,
      Collection<String> symbols,
      boolean marks) {
    if (!symbols.isEmpty()) {
      MarketTask task =
          new MarketTask(
              name, base, of, symbols, marks, all.queue(), all.patience(), all.opener()::nanos);
      streams.add(all.opener().open(task, all.queue(), all.patience()));
    }
  }

  @Override
  public void close() {
    streams.forEach(StreamOpener.Opened::close);
  }
}
