// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import java.io.IOException;

/** What is wrong with a file of rows, in words for a user, at a place of its text. */
public final class RowFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  RowFault(RowPlace place, String message) {
    super(message);
    this.line = place.line();
    this.column = place.column();
  }

  public RowPlace place() {
    return new RowPlace(line, column);
  }
}
