// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.calc.KnownFigures;
import dev.ballast.app.calc.MarginCalculator;
import dev.ballast.app.calc.StatedAccount;
import dev.ballast.app.calc.StatedPosition;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.AccountFlags;
import dev.ballast.app.config.Given;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.app.render.Calculation;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What positions and orders ask for as security. */
@Command(
    name = "margin",
    description =
        "Calculate initial and maintenance margin, what is available, and what an order costs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CalcMarginCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private AccountOptions account;

  @Option(
      names = "--price",
      paramLabel = "PRICE",
      description =
          "Makes the flags an order at this price, on top of the file where there is one.")
  private @Nullable String price;

  @Option(
      names = "--other-maintenance",
      paramLabel = "AMOUNT",
      description = "What cross positions that are not given must keep.")
  private @Nullable String otherMaintenance;

  @Option(
      names = "--other-profit",
      paramLabel = "AMOUNT",
      description = "Unrealised profit of cross positions that are not given.")
  private @Nullable String otherProfit;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    AccountFile file = account();
    if (file.isEmpty() && price == null && !account.hasCollateral()) {
      throw file.nothingHeld();
    }
    StatedAccount stated =
        stated(file)
            .withCollateral(account.collateral())
            .withOthers(
                AccountOptions.amount("otherMaintenance", otherMaintenance),
                AccountOptions.amount("otherProfit", otherProfit));
    Calculation answer = MarginCalculator.of(stated, order(file));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer.json() : answer.page(Screen.WIDTH, Screen.color()));
    return 0;
  }

  private StatedAccount stated(AccountFile file) {
    return StatedAccount.withWhatIsKnown(file, known(file));
  }

  private KnownFigures known(AccountFile file) {
    KnownFigures known = Lookups.of(data, file);
    return account.file().isPresent() ? known : known.withoutPrices();
  }

  /** The file's account; without a file the flags' position, unless they are an order's. */
  private AccountFile account() {
    Map<String, String> flags = account.flags();
    if (account.file().isPresent() && price != null) {
      return AccountFileReader.read(account.file().get(), Today.utc());
    }
    if (account.file().isPresent()) {
      return account.account();
    }
    Given given = account.given(flags);
    if (price != null || (account.hasCollateral() && !flags.containsKey("symbol"))) {
      return AccountFlags.withoutPositions(given);
    }
    return AccountFlags.read(given, flags.containsKey("entryPrice") ? "entryPrice" : "markPrice");
  }

  private Optional<StatedPosition> order(AccountFile file) {
    if (price == null) {
      return Optional.empty();
    }
    Map<String, String> flags = account.flags();
    if (flags.containsKey("entryPrice")) {
      throw new UserMistake(
          account.typed("entryPrice") + ": an order's price is --price; leave one of them out");
    }
    flags.remove("isolated");
    flags.remove("isolatedWallet");
    flags.putIfAbsent("venue", file.venue().toString());
    flags.put("price", price);
    AccountFile asked = atTheMark(flags, file);
    if (account.file().isPresent() && asked.venue() != file.venue()) {
      throw new UserMistake(
          "--venue " + asked.venue() + ": the account's venue is " + file.venue());
    }
    return Optional.of(stated(asked).positions().getFirst());
  }

  /** The order's position; its contract's mark is the account's where the flags give none. */
  private AccountFile atTheMark(Map<String, String> flags, AccountFile file) {
    AccountFile asked = AccountFlags.read(account.given(flags), "price");
    if (flags.containsKey("markPrice")) {
      return asked;
    }
    Optional<BigDecimal> mark =
        PositionEntry.mark(asked.positions().getFirst().instrument(), file.positions());
    if (mark.isEmpty()) {
      return asked;
    }
    flags.put("markPrice", mark.get().toPlainString());
    return AccountFlags.read(account.given(flags), "price");
  }
}
