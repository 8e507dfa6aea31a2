// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.export.Export;
import dev.ballast.app.export.ExportFormat;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a run's tables go, and as what. */
final class ExportOptions {
  @Option(
      names = "--export",
      paramLabel = "DIR",
      required = true,
      description = "Write the run's tables to a new folder: CSV, Parquet, tear-sheet.json.")
  private Path folder;

  @Option(
      names = "--export-format",
      paramLabel = "FORMAT",
      defaultValue = "both",
      description = "csv, parquet or both (default: ${DEFAULT-VALUE}).")
  private ExportFormat format;

  @Option(names = "--force", description = "Replace an export that is there.")
  private boolean force;

  /** Refuses a folder that is not free, or holds what is read, before the run begins. */
  Export prepare(ReadFiles inputs) {
    inputs.refuseFolder("--export", folder);
    return Export.to(folder, format, force);
  }
}
