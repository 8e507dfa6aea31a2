// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.Usual;
import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.ApiKeySource;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.app.trading.Adoption;
import dev.ballast.app.trading.LiveExchange;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Books what has happened at the exchange without the desk. */
@Command(
    name = "adopt",
    description = {
      "Show what the exchange has and the desk's books have not, such as a deposit",
      "or a trade by hand, and book it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DeskAdoptCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ExchangeOptions address;

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "The journal of the desk, which must not run.")
  private Path journal;

  @Option(names = "--yes", description = "Book it; without this it is shown only.")
  private boolean yes;

  @Override
  public Integer call() {
    if (!Files.exists(journal)) {
      throw new UserMistake(journal + ": no such journal");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (SqliteJournal kept = SqliteJournal.open(journal)) {
      kept.hold();
      try (LiveExchange exchange =
          LiveExchange.at(
              address.endpoints(),
              Optional.of(ApiKeySource.required(System.getenv())),
              () -> Today.now().toEpochMilli())) {
        exchange.requireFit();
        Adoption found =
            Adoption.of(exchange, JournalCheck.kept(journal).events(), Usual.QUOTE);
        found.causes().forEach(out::println);
        if (found.events().isEmpty()) {
          out.println("the books are the exchange's");
        } else if (yes) {
          kept.append(found.events());
          out.println("booked: the next session goes on from there");
        } else {
          out.println("nothing is booked yet: say --yes to book this");
        }
      }
    }
    return 0;
  }
}
