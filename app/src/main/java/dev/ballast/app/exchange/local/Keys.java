// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.exchange.wire.Signature;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys that clients sign with, and whether what they send is theirs and of now. */
final class Keys {
  private static final String SIGNATURE = "signature=";
  private static final long USUAL_WINDOW = 5000;
  private static final long LONGEST_WINDOW = 60_000;
  private static final long AHEAD = 1000;

  private final Map<String, String> secrets = new TreeMap<>();

  void add(String key, String secret) {
    secrets.put(key, secret);
  }

  /** The key of a request, where it is one of those. */
  String known(Optional<String> key) {
    if (key.isEmpty() || key.get().isEmpty()) {
      throw new Refusal(ErrorCode.KEY_FORMAT);
    }
    if (!secrets.containsKey(key.get())) {
      throw new Refusal(ErrorCode.KEY);
    }
    return key.get();
  }

  /**
   * Refuses what the key's secret has not signed, and what was signed too long ago.
   *
   * @param query as it was sent, percent-encoded
   * @param body as it was sent
   */
  void check(String key, String query, String body, Parameters asked, VenueClock clock) {
    long time = asked.whole("timestamp").orElseThrow(() -> Refusal.missing("timestamp"));
    long window = asked.whole("recvWindow").orElse(USUAL_WINDOW);
    if (window > LONGEST_WINDOW) {
      throw Refusal.invalid("recvWindow");
    }
    String given = asked.text("signature").orElseThrow(() -> Refusal.missing("signature"));
    String signed = without(query) + without(body);
    String secret = secrets.getOrDefault(key, "");
    if (!Signature.signs(given, signed, secret)) {
      throw new Refusal(ErrorCode.SIGNATURE);
    }
    requireRecent(time, window, clock);
  }

  /**
   * A client's clock is this machine's, or the market's as it was told when it asked for the time:
   * a market that is replayed faster has left the latter behind by the next request, and one that
   * stands is left behind by a client whose clock goes on from there.
   */
  private static void requireRecent(long time, long window, VenueClock clock) {
    long skew = clock.skew();
    long now = clock.machine() + skew;
    boolean machine = time < now + AHEAD && now - time <= window;
    boolean market = time >= clock.start() - window && time < clock.latest() + skew + AHEAD;
    if (!machine && !market) {
      throw time > now
          ? new Refusal(
              ErrorCode.TIMESTAMP,
              "Timestamp for this request was 1000ms ahead of the server's time.")
          : new Refusal(ErrorCode.TIMESTAMP);
    }
  }

  /** Parameters as they were signed: without the signature, wherever it stands. */
  private static String without(String parameters) {
    int at = parameters.startsWith(SIGNATURE) ? 0 : parameters.indexOf("&" + SIGNATURE);
    if (at < 0) {
      return parameters;
    }
    int end = parameters.indexOf('&', at + 1);
    String rest = end < 0 ? "" : parameters.substring(end);
    String kept = parameters.substring(0, at) + rest;
    return kept.startsWith("&") ? kept.substring(1) : kept;
  }
}
