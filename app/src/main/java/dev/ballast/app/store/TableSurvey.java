// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The times and symbols of all rows of a table, held against what the user and the file's name say.
 */
final class TableSurvey {
  private static final long MINUTE = 60_000;

  private final InferredTable inferred;
  private final Map<String, Spacing> spacings = new LinkedHashMap<>();

  /** What the rows' own column calls them, where the user says what they are of. */
  private final Set<String> named = new HashSet<>();

  private final List<String> notes = new ArrayList<>();

  /** Reads a table whose header has been read. */
  TableSurvey(InferredTable inferred, InputTable table, TableColumns columns) {
    this.inferred = inferred;
    int time = columns.place(ColumnRole.TIME);
    Optional<String> stated = inferred.options().symbol();
    int symbol = stated.isPresent() ? columns.place(ColumnRole.SYMBOL) : -1;
    while (table.next()) {
      if (symbol >= 0 && named.add(table.text(symbol))) {
        requireAgreement(table, symbol, stated.orElseThrow());
      }
      spacings
          .computeIfAbsent(inferred.symbol(table, columns), one -> new Spacing())
          .add(table.time(time));
    }
  }

  /** One symbol cannot hold for rows of several, or of another asset. */
  private void requireAgreement(InputTable table, int column, String stated) {
    boolean contradicts =
        UserSymbol.anywhere(table.text(column))
            .flatMap(
                own -> UserSymbol.anywhere(stated).map(said -> !UserSymbol.ofOneAsset(own, said)))
            .orElse(false);
    if (contradicts || named.size() > 1) {
      throw table.wrong(
          column,
          "the row is of "
              + table.shown(column)
              + ", --symbol says "
              + stated
              + (named.size() > 1 ? " of all rows" : "")
              + "; leave --symbol out, or take these rows out of the file");
    }
  }

  boolean ascending() {
    return spacings.values().stream().allMatch(Spacing::ascending);
  }

  /** What of the file is otherwise than its name has it, and taken as the user says. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** What is said of the bars' length, if their spacing does not say otherwise. */
  Interval interval(InputFile file) {
    Set<Interval> shown = new TreeSet<>();
    spacings.values().forEach(one -> one.interval().ifPresent(shown::add));
    Optional<Interval> said = inferred.interval();
    if (said.isEmpty()) {
      if (shown.size() != 1) {
        throw file.mistake("the length of its bars cannot be told; add --interval 1d");
      }
      return shown.iterator().next();
    }
    if (!shown.isEmpty() && !shown.equals(Set.of(said.get()))) {
      throw otherwise(file, shown.iterator().next(), said.get());
    }
    if (shown.isEmpty()) {
      few(file, said.get());
    }
    requireName(file, said.get(), shown);
    return said.get();
  }

  /** Too few rows for their spacing to tell a length; it can still deny one. */
  private void few(InputFile file, Interval said) {
    OptionalLong least =
        spacings.values().stream()
            .map(Spacing::least)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .min();
    if (least.isPresent() && least.getAsLong() % MINUTE != 0) {
      return; // such rows are refused one by one
    }
    if (least.isPresent() && least.getAsLong() < said.millis()) {
      throw otherwise(file, new Interval(least.getAsLong()), said);
    }
    if (least.isPresent() && least.getAsLong() > said.millis()) {
      notes.add(
          "no two rows stand nearer than "
              + new Interval(least.getAsLong())
              + "; taken for bars of "
              + said
              + " with others missing, as "
              + (inferred.options().interval().isPresent() ? "--interval" : "its name")
              + " says");
    }
  }

  private UserMistake otherwise(InputFile file, Interval shown, Interval said) {
    return file.mistake(
        "its rows stand "
            + shown
            + " apart, not "
            + said
            + " as "
            + (inferred.options().interval().isPresent() ? "--interval" : "its name")
            + " says; add --interval "
            + shown);
  }

  /** The name may be wrong where the rows prove the user right. */
  private void requireName(InputFile file, Interval taken, Set<Interval> shown) {
    Optional<Interval> name = inferred.hints().length();
    if (name.isEmpty() || name.get().equals(taken)) {
      return;
    }
    if (shown.isEmpty()) {
      throw file.mistake(
          "its name says bars of "
              + name.get()
              + ", --interval "
              + taken
              + ", and its rows are too few to tell; leave --interval out, or rename the file");
    }
    notes.add(
        "its name says bars of "
            + name.get()
            + "; its rows stand "
            + taken
            + " apart, as --interval says");
  }
}
