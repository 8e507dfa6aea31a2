// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Scripts of faults of every kind that a session meets, drawn from dice. */
final class RandomFaults {
  private static final List<String> OF_REQUESTS =
      List.of(
          "{fault: no-answer, executed: true, on: order, chance: %d%%}",
          "{fault: no-answer, executed: false, on: order, chance: %d%%}",
          "{fault: no-answer, executed: true, on: [transfer, cancel], chance: %d%%}",
          "{fault: no-answer, executed: false, on: [transfer, cancel, trades], chance: %d%%}",
          "{fault: unknown, executed: true, on: [order, transfer, cancel], chance: %d%%}",
          "{fault: unknown, executed: false, on: [order, transfer, cancel], chance: %d%%}",
          "{fault: timeout, executed: true, on: [order, cancel, transfer], chance: %d%%}",
          "{fault: timeout, executed: false, on: [order, cancel, transfer], chance: %d%%}",
          "{fault: disconnected, executed: true, on: [order, change], chance: %d%%}",
          "{fault: server-error, executed: true, on: [order, query], chance: %d%%}",
          "{fault: server-error, executed: false, on: ['GET /*'], chance: %d%%}",
          "{fault: bad-gateway, executed: true, on: [order, transfer], chance: %d%%}",
          "{fault: bad-gateway, executed: false, on: [query, balance, positions], chance: %d%%}",
          "{fault: unavailable, on: [order, query, cancel, transfer], chance: %d%%}",
          "{fault: overloaded, on: order, chance: %d%%}",
          "{fault: error, code: -2011, on: cancel, chance: %d%%}",
          "{fault: error, code: -1021, on: [order, balance], chance: %d%%}",
          "{fault: slow, delay: 100..4000ms, on: order, chance: %d%%}",
          "{fault: slow, delay: 100..12000ms, executed: true, on: [order, transfer], chance: %d%%}",
          "{fault: slow, delay: 100..12000ms, on: [balance, positions, trades], chance: %d%%}",
          "{fault: part-fills, parts: 3, chance: %d%%}",
          "{fault: part-fills, parts: 3, over: moments, chance: %d%%}",
          "{fault: part-fills, parts: 2, last: expires, chance: %d%%}",
          "{fault: part-fills, parts: 4, last: cancelled, chance: %d%%}",
          "{fault: late-fill, for: 2d, chance: %d%%}",
          "{fault: not-found, for: 1s, chance: 30.%d%%}",
          "{fault: not-found, for: 7s, chance: 15.%d%%}",
          "{fault: not-found, for: 14s, chance: 30.%d%%}");

  private RandomFaults() {}

  /**
   * A script.
   *
   * @param days of the market, within which symbols have troubles of their own
   */
  static String of(SplittableRandom dice, List<String> days) {
    StringBuilder script = new StringBuilder("seed: " + dice.nextInt(1_000_000) + "\nfaults:\n");
    script.append("  - {fault: unavailable, on: order, nth: 1}\n");
    for (String one : OF_REQUESTS) {
      if (dice.nextInt(3) == 0) {
        script
            .append("  - ")
            .append(String.format(Locale.ROOT, one, dice.nextInt(1, 12)))
            .append('\n');
      }
    }
    if (dice.nextInt(2) == 0) {
      script.append(
          "  - {fault: too-many, wait: %ds, ban: %ds, nth: %d}\n"
              .formatted(dice.nextInt(1, 20), dice.nextInt(30, 90), dice.nextInt(1, 400)));
    }
    if (dice.nextInt(2) == 0) {
      script.append(
          "  - {fault: too-many, wait: %ds, every: %d}\n"
              .formatted(dice.nextInt(1, 20), dice.nextInt(40, 400)));
    }
    during(
        script,
        dice,
        days,
        "halt, symbol: BTCUSDT",
        "halt, symbol: ETHUSDT, market: spot",
        "unlisted, symbol: ETHUSDT",
        "filters, symbol: ETHUSDT, step: 0.01",
        "filters, symbol: BTCUSDT, market: spot, tick: 0.5",
        "clock-skew, by: 4s",
        "clock-skew, by: -20s");
    once(script, dice, days, 3, "short-history, days: 7");
    once(script, dice, days, 2, "listen-key-expires");
    once(script, dice, days, 12, "delisting, symbol: ETHUSDT");
    return script.toString();
  }

  /** On one of the days from the third on, in one script of so many. */
  private static void once(
      StringBuilder script, SplittableRandom dice, List<String> days, int odds, String kind) {
    if (dice.nextInt(odds) == 0) {
      script.append(
          "  - {fault: %s, from: %s}\n".formatted(kind, days.get(dice.nextInt(2, days.size()))));
    }
  }

  private static void during(
      StringBuilder script, SplittableRandom dice, List<String> days, String... kinds) {
    for (String kind : kinds) {
      if (dice.nextInt(4) == 0) {
        int first = dice.nextInt(days.size() - 2);
        script.append(
            "  - {fault: %s, from: %s, to: %s}\n"
                .formatted(kind, days.get(first), days.get(first + dice.nextInt(1, 3))));
      }
    }
  }
}
