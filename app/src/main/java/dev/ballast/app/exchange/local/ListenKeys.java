// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names of USD-M user streams, each good for an hour after it was last asked for. */
final class ListenKeys {
  private static final long HOUR = 3_600_000;
  private static final int BYTES = 32;

  /** A stream of a key's account, until a time of the machine's clock. */
  private record Granted(String key, long until) {}

  private final Map<String, Granted> granted = new TreeMap<>();
  private final SecureRandom random = new SecureRandom();

  /** The key's stream: the one that it has, or a new one. */
  synchronized String grant(String key, long now) {
    for (Map.Entry<String, Granted> one : granted.entrySet()) {
      if (one.getValue().key().equals(key) && one.getValue().until() > now) {
        granted.put(one.getKey(), new Granted(key, now + HOUR));
        return one.getKey();
      }
    }
    byte[] drawn = new byte[BYTES];
    random.nextBytes(drawn);
    String name = HexFormat.of().formatHex(drawn);
    granted.put(name, new Granted(key, now + HOUR));
    return name;
  }

  /** Keeps a key's stream for another hour; refuses where it has none. */
  synchronized String renew(String key, long now) {
    boolean has =
        granted.values().stream().anyMatch(one -> one.key().equals(key) && one.until() > now);
    if (!has) {
      throw new Refusal(ErrorCode.LISTEN_KEY);
    }
    return grant(key, now);
  }

  /** Ends a key's stream; its name, where it had one. */
  synchronized List<String> end(String key) {
    List<String> names =
        granted.entrySet().stream()
            .filter(one -> one.getValue().key().equals(key))
            .map(Map.Entry::getKey)
            .toList();
    names.forEach(granted::remove);
    return names;
  }

  /** Whose stream it is; nothing where it is none by now. */
  synchronized Optional<String> key(String name, long now) {
    return Optional.ofNullable(granted.get(name))
        .filter(one -> one.until() > now)
        .map(Granted::key);
  }
}
