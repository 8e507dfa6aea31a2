// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import dev.ballast.market.SeriesKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds tables of users' by what is in them, whatever they are called. */
final class UserTables {
  private static final Pattern ENDING =
      Pattern.compile(".*\\.(csv|tsv|txt|json|parquet|feather|arrow)(\\.gz|\\.zip)?|.*\\.(gz|zip)");

  private UserTables() {}

  /**
   * How a file is to be read: nothing where it has no columns of bars or of funding; a reason to
   * skip it where it was found in a folder and it does not tell enough.
   *
   * @throws UserMistake where the user named the file and it cannot be read or understood
   */
  static Optional<FileAction> of(InputFile file, ImportOptions options) {
    if (!file.named() && !ENDING.matcher(file.name().toLowerCase(Locale.ROOT)).matches()) {
      return Optional.empty();
    }
    try (InputTable table = InputTables.open(file, file.open(bytes -> {}))) {
      TableHeader header = TableHeader.read(table);
      TableColumns columns = TableColumns.of(table.header(), options.columns(), file);
      FileHints hints = InferredTable.hints(file, header, columns);
      if (columns.areFunding()) {
        hints = hints.of(SeriesKind.FUNDING);
      } else if (!columns.areBars()) {
        return unknown(file, table.header());
      }
      return Optional.of(reading(table, columns, new InferredTable(hints, options)));
    } catch (UserMistake e) {
      if (file.named() || !FileHints.of(file.stem()).source().isEmpty()) {
        throw e;
      }
      return Optional.empty();
    } catch (IOException e) {
      if (file.named()) {
        throw file.unreadable(e, 0);
      }
      return Optional.empty();
    }
  }

  /** A file that does not tell enough is a mistake where it is named, and skipped in a folder. */
  private static FileAction reading(
      InputTable table, TableColumns columns, InferredTable inferred) {
    try {
      inferred.requireOneAsset();
      Optional<String> symbol = inferred.symbol();
      if (symbol.isEmpty() && columns.has(ColumnRole.SYMBOL) && table.next()) {
        symbol = Optional.of(table.text(columns.place(ColumnRole.SYMBOL)));
      }
      inferred.instrument(
          symbol.orElseThrow(() ->
              new IllegalArgumentException("its symbol cannot be told; add --symbol BTC/USDT")));
      return new FileAction.Read(new TableLayout(inferred));
    } catch (IllegalArgumentException e) {
      if (table.file().named()) {
        throw table.file().mistake(String.valueOf(e.getMessage()));
      }
      return new FileAction.Skip(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<FileAction> unknown(InputFile file, List<String> header) {
    if (!file.named()) {
      return Optional.empty();
    }
    throw file.mistake(
        "not a file of history by its name, and its columns "
            + InputTable.shown(String.join(", ", header))
            + " are not known for time, open, high, low and close; say which is which with"
            + " --columns time=NAME,open=NAME, or see docs/guide/data.md");
  }
}
