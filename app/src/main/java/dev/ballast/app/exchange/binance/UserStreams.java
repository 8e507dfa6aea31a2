// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

/**
 * What happens to an account on spot and on USD-M, told into a queue until closed. An account may
 * be quiet for long; then a {@link StreamMessage.Gap} says every few minutes that it is worth
 * asking over REST.
 */
public final class UserStreams implements AutoCloseable {
  private final AccountTask usdm;
  private final AccountTask spot;
  private final StreamOpener.Opened usdmSocket;
  private final StreamOpener.Opened spotSocket;

  UserStreams(
      StreamOpener opener,
      AccountTask usdm,
      AccountTask spot,
      StreamQueue queue,
      StreamPatience patience) {
    this.usdm = usdm;
    this.spot = spot;
    this.usdmSocket = opener.open(usdm, queue, patience);
    this.spotSocket = opener.open(spot, queue, patience);
  }

  /**
   * Says that an order was taken: if the stream has not told of anything since it was sent, nor
   * does within seconds, it is made anew, since a connection can live and tell nothing.
   *
   * @param since the stopwatch, in nanoseconds, before the order was sent
   */
  public void expect(StreamMessage.Of of, long since) {
    switch (of) {
      case USDM -> usdm.expect(since);
      case SPOT -> spot.expect(since);
    }
  }

  @Override
  public void close() {
    usdmSocket.close();
    spotSocket.close();
  }
}
