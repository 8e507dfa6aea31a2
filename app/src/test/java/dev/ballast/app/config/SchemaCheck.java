// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** Judges a text by a published schema, as an editor would. */
final class SchemaCheck {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private SchemaCheck() {}

  /** What the schema holds against a text; nothing for a good one. */
  static List<Error> errors(Schema schema, String yaml) {
    Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    String json = JsonMapper.shared().writeValueAsString(value);
    return REGISTRY.getSchema(schema.text()).validate(json, InputFormat.JSON);
  }

  /** What the schema holds against the schema's own text. */
  static List<Error> errorsOfItself(Schema schema) {
    return REGISTRY
        .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
        .validate(schema.text(), InputFormat.JSON);
  }
}
