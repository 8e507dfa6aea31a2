// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

/** What the cells of a column are; written in CSV as text that reads back without loss. */
enum ColumnType {
  /** A moment in UTC; in CSV always with milliseconds, so that every row has one form. */
  TIME("TIMESTAMP WITH TIME ZONE"),
  /** Words. */
  TEXT("VARCHAR"),
  /** An exact amount, price or quantity: as many digits as the books have. */
  EXACT("DECIMAL(19, 8)"),
  /** A statistic, a rate. */
  DOUBLE("DOUBLE"),
  /** A count. */
  COUNT("BIGINT"),
  /** {@code true} or {@code false}. */
  FLAG("BOOLEAN");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** The type as DuckDB and, through it, Parquet have it. */
  String sql() {
    return sql;
  }
}
