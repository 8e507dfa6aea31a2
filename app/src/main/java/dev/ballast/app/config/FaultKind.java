// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of faults that a file may name, what each is of, and the keys of its own. */
enum FaultKind {
  NO_ANSWER(Of.REQUESTS, "executed"),
  UNKNOWN(Of.REQUESTS, "executed"),
  UNAVAILABLE(Of.REQUESTS),
  OVERLOADED(Of.REQUESTS),
  SERVER_ERROR(Of.REQUESTS, "executed"),
  BAD_GATEWAY(Of.REQUESTS, "executed"),
  TIMEOUT(Of.REQUESTS, "executed"),
  DISCONNECTED(Of.REQUESTS, "executed"),
  ERROR(Of.REQUESTS, "code status message executed"),
  TOO_MANY(Of.REQUESTS, "wait ban"),
  SLOW(Of.REQUESTS, "delay executed"),
  PART_FILLS(Of.ORDERS, "parts over last"),
  LATE_FILL(Of.ORDERS, "for"),
  NOT_FOUND(Of.ORDERS, "for"),
  TRIGGER_REFUSED(Of.ORDERS, "reason"),
  STOP_CHILD(Of.ORDERS),
  CUT(Of.STREAMS, "clean"),
  SILENT(Of.STREAMS),
  TWICE(Of.STREAMS),
  SHUFFLED(Of.STREAMS, "window"),
  LATE(Of.STREAMS, "delay"),
  CLOCK_SKEW(Of.EXCHANGE, "by"),
  SHORT_HISTORY(Of.EXCHANGE, "days"),
  LISTEN_KEY_EXPIRES(Of.EXCHANGE, "key"),
  HALT(Of.SYMBOLS),
  FILTERS(Of.SYMBOLS, "tick step minimum"),
  DELISTING(Of.SYMBOLS),
  UNLISTED(Of.SYMBOLS);

  private final Of of;
  private final String own;

  /** A kind with keys of its own, a space between. */
  FaultKind(Of of, String own) {
    this.of = of;
    this.own = own;
  }

  FaultKind(Of of) {
    this(of, "");
  }

  /** What a fault is of, and the keys by which all such say what they strike. */
  enum Of {
    REQUESTS("on where key nth every chance times"),
    ORDERS("market where key nth every chance times"),
    STREAMS("on key nth every chance times"),
    SYMBOLS("symbol market"),
    EXCHANGE("");

    private final String keys;

    Of(String keys) {
      this.keys = keys;
    }
  }

  Of of() {
    return of;
  }

  /** Every key that may stand beside {@code fault}. */
  List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("name", "from"));
    if (this != DELISTING && this != LISTEN_KEY_EXPIRES) {
      keys.addAll(List.of("to", "lasts"));
    }
    keys.addAll(words(own));
    words(of.keys).stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    return keys;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /** The keys of all kinds, {@code fault} first. */
  static List<String> allKeys() {
    List<String> all = new ArrayList<>(List.of("fault"));
    for (FaultKind kind : values()) {
      kind.keys().stream().filter(key -> !all.contains(key)).forEach(all::add);
    }
    return all;
  }

  /** The kind of a word; refuses another, and says which is meant. */
  static FaultKind of(Scalar word) {
    List<String> words = Arrays.stream(values()).map(FaultKind::toString).toList();
    return Arrays.stream(values())
        .filter(one -> one.toString().equals(word.text()))
        .findFirst()
        .orElseThrow(() ->
            word.mistake(
                "no such fault: '" + word.text() + "'" + Suggestion.hint(word.text(), words)));
  }

  /** {@code no-answer}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
