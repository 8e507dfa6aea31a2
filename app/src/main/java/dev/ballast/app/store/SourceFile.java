// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

/**
 * A file that history came from.
 *
 * @param name its name without folders
 * @param sha256 of its bytes as they were read, compressed or not
 * @param layout what it was read as
 * @param rows rows of series, rules or tables in it
 */
public record SourceFile(String name, String sha256, String layout, long rows) {
  /** Tabs and line breaks in a name would break the catalogue's lines. */
  public SourceFile {
    name = name.replaceAll("\\p{Cntrl}", "?");
  }

  /** Whether it is the same bytes read the same way. */
  boolean sameAs(SourceFile other) {
    return sha256.equals(other.sha256) && layout.equals(other.layout);
  }
}
