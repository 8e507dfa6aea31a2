// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.io.IOException;
import java.io.InputStream;

/** How a file is laid out, known by its name: reads the content into a draft. */
interface Layout {
  /** What it is in words; part of the catalogue, so that it must not change without need. */
  String label();

  /** Reads everything, checks it, and throws a user's mistake at the first thing wrong. */
  void read(InputFile file, InputStream content, FileDraft draft) throws IOException;
}
