// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.journal.JournalFault;
import dev.ballast.app.trading.NotKnown;
import dev.ballast.market.MissingData;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Runs a command: exit 0 on success, 2 on a user's mistake (one line), 1 on a fault (one line). */
public final class Cli {
  /** Exit code of what the user can mend. */
  public static final int MISTAKE = 2;

  private static final int FAULT = 1;

  private Cli() {}

  /** Runs and answers the exit code; prints to the writers only. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Locale.setDefault(Locale.ROOT);
    CommandLine line =
        CommandTree.of(arguments)
            .setOut(out)
            .setErr(err)
            .registerConverter(LocalDate.class, Cli::day)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((mistake, args) -> misused(mistake, args, err))
            .setExecutionExceptionHandler((fault, command, parsed) -> failed(fault, err));
    int exit = line.execute(arguments);
    out.flush();
    err.flush();
    return exit;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no date (write 2025-10-31)");
    }
  }

  private static int misused(ParameterException mistake, String[] arguments, PrintWriter err) {
    String message =
        mistake instanceof OverwrittenOptionException twice
                && twice.getOverwritten() instanceof OptionSpec option
            ? TypedFlags.twice(option, List.of(arguments))
            : mistake.getMessage();
    err.println("ballast: " + oneLine(message));
    return MISTAKE;
  }

  private static int failed(Exception fault, PrintWriter err) {
    if (fault instanceof UserMistake mistake) {
      err.println("ballast: " + oneLine(mistake.getMessage()));
      return MISTAKE;
    }
    if (fault instanceof JournalFault || fault instanceof NotKnown) {
      err.println("ballast: " + oneLine(fault.getMessage()));
      return FAULT;
    }
    if (fault instanceof MissingData missing) {
      err.println(
          "ballast: "
              + oneLine(missing.getMessage())
              + ": import it (ballast data import; docs/guide/data.md says which file), or leave the"
              + " instrument out");
      return MISTAKE;
    }
    err.println("ballast: internal fault, please report it: " + oneLine(fault.toString()));
    if (System.getenv("BALLAST_DEBUG") != null) {
      fault.printStackTrace(err);
    }
    return FAULT;
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "no message" : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
