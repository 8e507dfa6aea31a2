// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

/** What kind of files an export has. */
public enum ExportFormat {
  CSV,
  PARQUET,
  BOTH;

  boolean hasCsv() {
    return this != PARQUET;
  }

  boolean hasParquet() {
    return this != CSV;
  }
}
