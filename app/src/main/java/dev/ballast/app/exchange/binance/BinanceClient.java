// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The exchange: spot, USD-M and wallets of one key, or what anybody may know without one. */
public final class BinanceClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** What the exchange allowed of spot in 2026; its own word holds once it is asked. */
  private static final List<RequestAllowance.Limit> SPOT =
      List.of(
          RequestAllowance.Limit.of(false, 1, 'M', 6000),
          RequestAllowance.Limit.of(true, 10, 'S', 100));

  /** What it allowed of USD-M. */
  private static final List<RequestAllowance.Limit> USDM =
      List.of(
          RequestAllowance.Limit.of(false, 1, 'M', 2400),
          RequestAllowance.Limit.of(true, 1, 'M', 1200),
          RequestAllowance.Limit.of(true, 10, 'S', 300));

  private final Transport transport;
  private final StreamOpener streams;
  private final Endpoints at;
  private final RestClient ofSpot;
  private final SpotClient spot;
  private final UsdmClient usdm;
  private final WalletClient wallet;

  private BinanceClient(
      Transport transport,
      StreamOpener streams,
      Endpoints at,
      Optional<ApiKey> key,
      LongSupplier machine,
      Duration patience) {
    this.transport = transport;
    this.streams = streams;
    this.at = at;
    this.ofSpot =
        new RestClient(transport, at.spotRest(), "/api/v3/time", key, machine, patience, SPOT);
    RestClient ofUsdm =
        new RestClient(transport, at.usdmRest(), "/fapi/v1/time", key, machine, patience, USDM);
    this.spot = new SpotClient(ofSpot);
    this.usdm = new UsdmClient(ofUsdm);
    this.wallet = new WalletClient(ofSpot);
  }

  /**
   * A client; nothing is sent yet.
   *
   * @param key for what is an account's; without one only what anybody may know can be asked
   * @param machine what this machine's clock says, epoch milliseconds
   */
  public static BinanceClient of(Endpoints at, Optional<ApiKey> key, LongSupplier machine) {
    return of(at, key, machine, RestClient.ANSWER);
  }

  /** A client that waits so long for an answer. */
  static BinanceClient of(
      Endpoints at, Optional<ApiKey> key, LongSupplier machine, Duration patience) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.compareTo(CONNECT) < 0 ? patience : CONNECT)
            .build();
    return of(new HttpTransport(http), StreamOpener.by(http), at, key, machine, patience);
  }

  /**
   * A client whose requests another carries, and whose streams another opens.
   *
   * @param streams opens streams
   */
  static BinanceClient of(
      Transport transport,
      StreamOpener streams,
      Endpoints at,
      Optional<ApiKey> key,
      LongSupplier machine,
      Duration patience) {
    return new BinanceClient(transport, streams, at, key, machine, patience);
  }

  /** Where it asks, and nothing of its key. */
  @Override
  public String toString() {
    return "a client of " + at.spotRest() + " and " + at.usdmRest();
  }

  /** Where it asks. */
  public Endpoints endpoints() {
    return at;
  }

  public SpotClient spot() {
    return spot;
  }

  public UsdmClient usdm() {
    return usdm;
  }

  public WalletClient wallet() {
    return wallet;
  }

  /**
   * Begins to listen to prices.
   *
   * @param queue that they are told into
   * @param marks symbols of USD-M whose mark, index and funding are told each second
   * @param books symbols of USD-M whose best prices are told
   * @param spotBooks symbols of spot whose best prices are told
   */
  public MarketStreams listen(
      StreamQueue queue,
      Collection<String> marks,
      Collection<String> books,
      Collection<String> spotBooks) {
    return listen(queue, StreamPatience.USUAL, marks, books, spotBooks);
  }

  MarketStreams listen(
      StreamQueue queue,
      StreamPatience waits,
      Collection<String> marks,
      Collection<String> books,
      Collection<String> spotBooks) {
    return new MarketStreams(streams, at, queue, waits, marks, books, spotBooks);
  }

  /**
   * Begins to listen to what happens to the account.
   *
   * @param queue that it is told into
   */
  public UserStreams follow(StreamQueue queue) {
    return follow(queue, StreamPatience.USUAL);
  }

  UserStreams follow(StreamQueue queue, StreamPatience waits) {
    ofSpot.key();
    return new UserStreams(
        streams,
        new UsdmAccountTask(usdm, at.usdmPrivate(), queue, waits, streams::nanos),
        new SpotAccountTask(ofSpot, at.spotSocketApi(), queue, waits, streams::nanos),
        queue,
        waits);
  }

  /** Drops all connections; what was under way is then {@link Answer.Unknown}. */
  @Override
  public void close() {
    transport.close();
  }
}
