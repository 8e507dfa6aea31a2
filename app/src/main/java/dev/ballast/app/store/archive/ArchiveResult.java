// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a download brought.
 *
 * @param outcomes one a file, in order of symbol, market, kind, interval and time
 * @param notYetPublished names of files that will be there once their month is over
 */
public record ArchiveResult(List<Outcome> outcomes, List<String> notYetPublished) {
  /** Copies the lists. */
  public ArchiveResult {
    outcomes = List.copyOf(outcomes);
    notYetPublished = List.copyOf(notYetPublished);
  }

  /** The files on disk, old and new: what is to be imported. */
  public List<Path> paths() {
    return outcomes.stream().flatMap(outcome -> path(outcome).stream()).toList();
  }

  private static Optional<Path> path(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Fetched fetched -> Optional.of(fetched.path());
      case Outcome.Held held -> Optional.of(held.path());
      case Outcome.Missing _, Outcome.Failed _ -> Optional.empty();
    };
  }

  /** How many files were fetched now. */
  public int fetched() {
    return (int) outcomes.stream().filter(Outcome.Fetched.class::isInstance).count();
  }

  /** How many files were there from before. */
  public int held() {
    return (int) outcomes.stream().filter(Outcome.Held.class::isInstance).count();
  }

  /** Bytes fetched now. */
  public long bytes() {
    long bytes = 0;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Fetched fetched) {
        bytes += fetched.bytes();
      }
    }
    return bytes;
  }

  public List<ArchiveFile> missing() {
    return outcomes.stream().filter(Outcome.Missing.class::isInstance).map(Outcome::file).toList();
  }

  public List<Outcome.Failed> failed() {
    return outcomes.stream()
        .filter(Outcome.Failed.class::isInstance)
        .map(Outcome.Failed.class::cast)
        .toList();
  }

  /** Symbols of which the archive has nothing at all for the request. */
  public List<String> unknownSymbols() {
    return outcomes.stream()
        .map(outcome -> outcome.file().symbol())
        .distinct()
        .filter(symbol ->
            outcomes.stream()
                .filter(outcome -> outcome.file().symbol().equals(symbol))
                .allMatch(Outcome.Missing.class::isInstance))
        .toList();
  }
}
