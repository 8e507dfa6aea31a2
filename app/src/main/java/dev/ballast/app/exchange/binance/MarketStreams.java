// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Marks of USD-M contracts and best prices of spot and USD-M, told into a queue as they change,
 * until closed.
 */
public final class MarketStreams implements AutoCloseable {
  private final List<StreamSocket> sockets = new ArrayList<>();

  /**
   * Begins to listen.
   *
   * @param marks symbols of USD-M whose mark, index and funding are told each second
   * @param books symbols of USD-M whose best prices are told
   * @param spotBooks symbols of spot whose best prices are told
   */
  MarketStreams(
      HttpClient http,
      Endpoints at,
      StreamQueue queue,
      StreamPatience patience,
      Collection<String> marks,
      Collection<String> books,
      Collection<String> spotBooks) {
    Opener opener = new Opener(http, queue, patience);
    open(opener, "marks of USD-M", at.usdmMarket(), StreamMessage.Of.USDM, marks, true);
    open(opener, "books of USD-M", at.usdmPublic(), StreamMessage.Of.USDM, books, false);
    open(opener, "books of spot", at.spotStreams(), StreamMessage.Of.SPOT, spotBooks, false);
  }

  private record Opener(HttpClient http, StreamQueue queue, StreamPatience patience) {}

  private void open(
      Opener opener,
      String name,
      URI base,
      StreamMessage.Of of,
      Collection<String> symbols,
      boolean marks) {
    if (!symbols.isEmpty()) {
      MarketTask task =
          new MarketTask(name, base, of, symbols, marks, opener.queue(), opener.patience());
      sockets.add(new StreamSocket(opener.http(), task, opener.queue(), opener.patience()));
    }
  }

  @Override
  public void close() {
    sockets.forEach(StreamSocket::close);
  }
}
