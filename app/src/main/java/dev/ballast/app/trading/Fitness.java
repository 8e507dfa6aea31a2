// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.KeyPermissions;
import dev.ballast.app.exchange.binance.ServerClock;
import dev.ballast.app.exchange.wire.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Whether a desk can trade with a key on an account: what is amiss is one line, and ends it. */
final class Fitness {
  /** How far this machine's clock may be from the exchange's, in milliseconds. */
  static final long CLOCK_OFF = 10_000;

  private static final Set<Integer> OF_THE_KEY =
      Set.of(
          ErrorCode.KEY.number(),
          ErrorCode.KEY_FORMAT.number(),
          ErrorCode.SIGNATURE.number(),
          ErrorCode.UNAUTHORIZED.number());

  private final BinanceClient exchange;
  private final Machine machine;

  Fitness(BinanceClient exchange, Machine machine) {
    this.exchange = exchange;
    this.machine = machine;
  }

  /** Refuses a key that does too little or too much, and modes that the books do not keep. */
  void require() {
    KeyPermissions key = read("what the key may do", exchange.wallet()::permissions);
    if (key.withdraws()) {
      throw new UserMistake(
          "the key can withdraw: make one that only reads and trades, at the exchange's page of keys");
    }
    List<String> lacks = new ArrayList<>();
    if (!key.reads()) {
      lacks.add("read the account");
    }
    if (!key.tradesSpot()) {
      lacks.add("trade spot");
    }
    if (!key.tradesFutures()) {
      lacks.add("trade futures");
    }
    if (!key.transfers()) {
      lacks.add("move money between spot and futures (universal transfer)");
    }
    if (!lacks.isEmpty()) {
      throw new UserMistake(
          "the key cannot "
              + String.join(", nor ", lacks)
              + ": allow it at the exchange's page of keys");
    }
    if (read("whether it keeps long and short apart", exchange.usdm().settings()::hedgeMode)) {
      throw new UserMistake(
          "the account is in hedge mode, which keeps long and short apart: the desk's books have one"
              + " position a contract; set one-way mode at the exchange");
    }
    if (read("what its margin is", exchange.usdm().settings()::multiAssets)) {
      throw new UserMistake(
          "the account is in multi-assets mode, where all coins are margin together: the desk's"
              + " limits count the quote alone; set single-asset mode at the exchange");
    }
  }

  /** Reads what needs the key; where it is the key that is not taken, says so. */
  private <T> T read(String what, Supplier<Answer<T>> reading) {
    return Beginning.read(
        machine,
        what,
        () -> {
          Answer<T> answer = reading.get();
          if (answer instanceof Answer.Refused<T> refused && OF_THE_KEY.contains(refused.code())) {
            throw new UserMistake(
                "the exchange does not take the key: "
                    + refused.words()
                    + " ("
                    + refused.code()
                    + "); is it whole, of this exchange, and allowed from this address?");
          }
          return answer;
        });
  }

  /** Why nothing can be ordered by this machine's clock, where that is so. */
  static Optional<String> wrong(ServerClock clock) {
    long ahead = clock.ahead();
    if (Math.abs(ahead) <= CLOCK_OFF) {
      return Optional.empty();
    }
    return Optional.of(
        "this machine's clock is "
            + BigDecimal.valueOf(Math.abs(ahead), 3).toPlainString()
            + " s "
            + (ahead > 0 ? "behind" : "ahead of")
            + " the exchange's: set it by NTP");
  }
}
