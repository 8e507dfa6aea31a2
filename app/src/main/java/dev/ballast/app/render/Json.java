// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.report.backtest.RequestOutcome;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.ser.std.ToStringSerializerBase;

/**
 * The one way values become JSON: records by their component names in order of declaration, times
 * as ISO 8601, names as their text, exact numbers as plain decimals, two spaces of indentation, a
 * newline at the end.
 */
public final class Json {
  private static final JsonMapper MAPPER = mapper(names());
  private static final JsonMapper EXACT =
      mapper(names().addSerializer(BigDecimal.class, new PlainDecimal()));

  private static JsonMapper mapper(SimpleModule module) {
    return JsonMapper.builder()
        .addModule(module)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
        .build();
  }

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
            Price.class,
            RequestOutcome.class)) {
      module.addSerializer(name, ToStringSerializer.instance);
    }
    return module;
  }

  /** The value's JSON. Absent optionals are written as null. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }

  /**
   * The value's JSON with exact decimals as strings, trailing zeros cut: what calculators print, so
   * that no reader rounds them.
   */
  public static String exact(Object value) {
    return EXACT.writeValueAsString(value) + "\n";
  }

  private static final class PlainDecimal extends ToStringSerializerBase {
    PlainDecimal() {
      super(BigDecimal.class);
    }

    @Override
    public String valueToString(Object value) {
      BigDecimal decimal = (BigDecimal) value;
      return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
  }
}
