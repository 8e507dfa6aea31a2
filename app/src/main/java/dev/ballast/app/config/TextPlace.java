// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where something stands in a text.
 *
 * @param line from one; zero where unknown
 * @param column from one; zero where unknown
 */
record TextPlace(int line, int column) {
  static TextPlace of(Optional<Mark> mark) {
    return mark.map(one -> new TextPlace(one.getLine() + 1, one.getColumn() + 1))
        .orElse(new TextPlace(0, 0));
  }
}
