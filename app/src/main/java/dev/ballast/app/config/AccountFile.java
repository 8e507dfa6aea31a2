// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.unit.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an account file says, before it meets prices.
 *
 * @param venue where the positions are
 * @param asOf the day of the figures, where the file says it
 * @param walletBalance USDT in the futures wallet, unrealised profit left out
 * @param balances what is owned in spot and cash, in the file's order; USDT kept on the exchange is
 *     the spot wallet's cash
 * @param positions open futures, in the file's order
 */
public record AccountFile(
    String venue,
    Optional<LocalDate> asOf,
    Margin margin,
    PositionMode positionMode,
    Money walletBalance,
    List<BalanceEntry> balances,
    List<PositionEntry> positions) {
  /** How the venue margins positions. */
  public enum Margin {
    /** All positions share the futures wallet. */
    CROSS,
    /** Each position has a wallet of its own. */
    ISOLATED
  }

  /** Whether a contract can be held long and short at once. */
  public enum PositionMode {
    ONE_WAY,
    HEDGE
  }

  public AccountFile {
    balances = List.copyOf(balances);
    positions = List.copyOf(positions);
  }
}
