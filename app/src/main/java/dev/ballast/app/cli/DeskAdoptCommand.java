// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.ApiKeySource;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.trading.AdoptMark;
import dev.ballast.app.trading.LiveExchange;
import dev.ballast.ledger.Ledger;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a desk go on with an account that somebody else has changed. */
@Command(
    name = "adopt",
    description = "Show how the account differs from a desk's books, and let the desk book it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskAdoptCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ExchangeOptions address;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "The journal of the desk.")
  private Path journal;

  @Option(
      names = "--confirm",
      description = {
        "Book what is shown: trades made by hand as such, the rest as money that came",
        "or left. The desk's session does it, the one that runs or the next."
      })
  private boolean confirm;

  @Override
  public Integer call() {
    if (!Files.exists(journal)) {
      throw new UserMistake(journal + ": no such journal");
    }
    Ledger books = new Ledger();
    JournalCheck.kept(journal).events().forEach(books::apply);
    PrintWriter out = spec.commandLine().getOut();
    try (LiveExchange exchange =
        LiveExchange.at(
            address.endpoints(),
            Optional.of(ApiKeySource.required(System.getenv())),
            () -> Today.now().toEpochMilli())) {
      List<String> differences = exchange.differences(books);
      differences.forEach(out::println);
      if (differences.isEmpty()) {
        out.println("the books are the exchange's: there is nothing to adopt");
      } else if (confirm) {
        AdoptMark.of(journal).set(differences);
        out.println("the desk of " + journal + " books it at its next look, if it is so by then");
      } else {
        out.println("to book it: the same with --confirm");
      }
    }
    return 0;
  }
}
