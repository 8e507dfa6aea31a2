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
record Place(int line, int column) {
  static Place of(Optional<Mark> mark) {
    return mark.map(one -> new Place(one.getLine() + 1, one.getColumn() + 1))
        .orElse(new Place(0, 0));
  }
}
