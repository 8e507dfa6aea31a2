// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/**
 * What was computed once of a history, for many runs to read, on any threads: nothing in it changes
 * any more. What a run computes besides is its own.
 */
public final class SharedColumns {
  private final RunColumns columns;

  SharedColumns(RunColumns columns) {
    this.columns = columns;
  }

  /** Nothing: each run computes all that it needs. */
  public static SharedColumns none(History history) {
    RunColumns columns = new RunColumns(history);
    columns.close();
    return new SharedColumns(columns);
  }

  /** The history that it was computed of. */
  public History history() {
    return columns.history();
  }

  /** The columns of a run that reads these. */
  RunColumns forRun() {
    return new RunColumns(columns);
  }
}
