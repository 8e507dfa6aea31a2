// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.UserMistake;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where the exchange is reached: paths below these addresses are its own.
 *
 * @param spotRest spot and wallet, below {@code /api} and {@code /sapi}
 * @param spotSocketApi the spot WebSocket API, with its path
 * @param spotStreams spot market streams, below {@code /ws} and {@code /stream}
 * @param usdmRest USD-M, below {@code /fapi}
 * @param usdmPublic USD-M streams of the book, below {@code /ws} and {@code /stream}
 * @param usdmMarket USD-M streams of marks, trades and bars
 * @param usdmPrivate USD-M streams of an account
 */
public record Endpoints(
    URI spotRest,
    URI spotSocketApi,
    URI spotStreams,
    URI usdmRest,
    URI usdmPublic,
    URI usdmMarket,
    URI usdmPrivate) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** The exchange's own. */
  public static final Endpoints EXCHANGE =
      new Endpoints(
          URI.create("https://api.binance.com"),
          URI.create("wss://ws-api.binance.com:443/ws-api/v3"),
          URI.create("wss://stream.binance.com:9443"),
          URI.create("https://fapi.binance.com"),
          URI.create("wss://fstream.binance.com/public"),
          URI.create("wss://fstream.binance.com/market"),
          URI.create("wss://fstream.binance.com/private"));

  /** Refuses addresses that would show a key on a network: plain ones elsewhere than here. */
  public Endpoints {
    check(spotRest, "http");
    check(usdmRest, "http");
    check(spotSocketApi, "ws");
    check(spotStreams, "ws");
    check(usdmPublic, "ws");
    check(usdmMarket, "ws");
    check(usdmPrivate, "ws");
  }

  private static void check(URI address, String scheme) {
    String given = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    String host = address.getHost();
    boolean plain = given.equals(scheme);
    if (host == null || !(plain || given.equals(scheme + "s"))) {
      throw new UserMistake(
          "not an address of an exchange: '" + address + "' (write " + scheme + "s://HOST)");
    }
    if (plain && !LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
      throw new UserMistake(
          "a key would cross the network in the clear to '"
              + address
              + "': write "
              + scheme
              + "s:// (plain "
              + scheme
              + ":// only to 127.0.0.1)");
    }
    if (address.getUserInfo() != null
        || address.getQuery() != null
        || address.getFragment() != null) {
      throw new UserMistake(
          "an address of an exchange has a host and a path, no more: '" + host + "'");
    }
  }

  /**
   * Of a venue whose paths are all the exchange's own, such as {@code ballast venue}.
   *
   * @param url {@code http://127.0.0.1:43089}
   * @param ws {@code ws://127.0.0.1:43089}
   */
  public static Endpoints at(String url, String ws) {
    URI rest = address(url);
    return new Endpoints(
        rest,
        address(ws + "/ws-api/v3"),
        address(ws),
        rest,
        address(ws + "/public"),
        address(ws + "/market"),
        address(ws + "/private"));
  }

  /** Reads an address; the error shows the text that is none. */
  public static URI address(String text) {
    String cut = text.strip();
    while (cut.endsWith("/")) {
      cut = cut.substring(0, cut.length() - 1);
    }
    try {
      return URI.create(cut);
    } catch (IllegalArgumentException _) {
      throw new UserMistake("not an address: '" + text + "' (write https://HOST)");
    }
  }
}
