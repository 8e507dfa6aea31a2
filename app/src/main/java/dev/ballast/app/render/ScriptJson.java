// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import tools.jackson.databind.json.JsonMapper;

/** JSON in one line that may stand inside a script element: no text in it can end that. */
final class ScriptJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ScriptJson() {}

  static String of(Object value) {
    return MAPPER
        .writeValueAsString(value)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
