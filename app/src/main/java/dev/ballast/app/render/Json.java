// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * The one way values become JSON: records by their component names in order of declaration, times
 * as ISO 8601, names as their text, exact numbers as plain decimals, two spaces of indentation, a
 * newline at the end.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(names())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .build();

  private Json() {}

  private static SimpleModule names() {
    SimpleModule module = new SimpleModule();
    for (Class<?> name :
        List.of(
            Asset.class,
            Sector.class,
            InstrumentId.class,
            Percent.class,
            Quantity.class,
            Price.class)) {
      module.addSerializer(name, ToStringSerializer.instance);
    }
    return module;
  }

  /** The value's JSON. Absent optionals are written as null. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }
}
