// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.io.IOException;
import java.io.InputStream;

/** A layout that is one table with a header, in whatever format its file is. */
abstract class CsvLayout implements Layout {
  private final String label;

  CsvLayout(String label) {
    this.label = label;
  }

  abstract void read(InputTable table, FileDraft draft);

  @Override
  public String label() {
    return label;
  }

  @Override
  public void read(InputFile file, InputStream content, FileDraft draft) throws IOException {
    try (InputTable table = InputTables.open(file, content)) {
      read(table, draft);
    }
    if (draft.rowCount() == 0) {
      throw file.mistake("has a header but no rows; fetch it again");
    }
  }
}
