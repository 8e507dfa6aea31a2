// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Position;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.render.Json;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a journal and says what it folds to. */
@Command(
    name = "verify",
    description = "Check that a journal is whole and balances, and say what it folds to.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class JournalVerifyCommand implements Callable<Integer> {
  private static final int UNBALANCED = 1;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The journal.")
  private Path file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /**
   * What {@code --json} prints.
   *
   * @param at of the last event; null without events
   * @param residual the largest difference between double entry and plain sums: 0
   * @param digest of the last event, which covers all
   */
  record VerifyJson(
      int events,
      @Nullable Instant at,
      BigDecimal residual,
      String digest,
      List<Balance> balances,
      List<Position> positions) {}

  @Override
  public Integer call() {
    JournalCheck check = JournalCheck.of(file);
    Optional<Account> account = check.account();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(
          Json.exact(
              new VerifyJson(
                  check.events(),
                  account.map(one -> Instant.ofEpochMilli(one.time())).orElse(null),
                  check.residual(),
                  check.digest(),
                  account.map(Account::balances).orElse(List.of()),
                  account.map(Account::positions).orElse(List.of()))));
    } else {
      print(check, account, out);
    }
    return check.residual().signum() == 0 ? 0 : UNBALANCED;
  }

  private void print(JournalCheck check, Optional<Account> account, PrintWriter out) {
    out.println(
        file
            + ": "
            + check.events()
            + " events, none missing or changed"
            + account.map(one -> ", up to " + Instant.ofEpochMilli(one.time())).orElse(""));
    out.println("digest " + check.digest());
    account.ifPresent(one -> {
      out.println("They fold to:");
      one.balances()
          .forEach(balance ->
              out.println(
                  "  " + balance.quantity() + " " + balance.asset() + ", " + balance.place()));
      one.positions()
          .forEach(
              position -> out.println("  " + position.quantity() + " of " + position.contract()));
    });
    out.println(
        check.residual().signum() == 0
            ? "Double entry and plain sums agree to the last unit."
            : "Double entry and plain sums differ by " + check.residual().toPlainString() + ".");
  }
}
