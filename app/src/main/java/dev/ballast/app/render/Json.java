// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way values become JSON: records by their component names in order of declaration, times
 * as ISO 8601, two spaces of indentation, a newline at the end.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .build();

  private Json() {}

  /** The value's JSON. Absent optionals are written as null. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }
}
