// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The part of history that a run goes over. */
final class SpanOptions {
  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First day, 00:00 UTC (default: the first daily close of the benchmark).")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Last moment, 00:00 UTC (default: the end of history).")
  private @Nullable LocalDate to;

  Optional<LocalDate> from() {
    return Optional.ofNullable(from);
  }

  Optional<LocalDate> to() {
    return Optional.ofNullable(to);
  }
}
