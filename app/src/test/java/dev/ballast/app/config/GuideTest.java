// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.Usual;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RegimePlan;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.RotationSpread;
import dev.ballast.signal.Rule;
import dev.ballast.signal.StandardRules;
import dev.ballast.signal.feature.FeatureKind;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What guide and schemas say is what the program reads. */
class GuideTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 10, 31);
  private static final Pattern BLOCK =
      Pattern.compile("```(?:yaml|json)\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  /** The first of a guide's plans that has a text. */
  private Policy plan(List<String> blocks, String text) throws IOException {
    String found = blocks.stream().filter(one -> one.contains(text)).findFirst().orElseThrow();
    return PolicyFile.read(file(found), TODAY);
  }

  @Test
  void theGuidesExamplesAreRead() throws IOException {
    List<String> blocks = blocks("policy.md");
    assertThat(blocks).hasSizeGreaterThan(12);
    for (String block : blocks.subList(0, blocks.size() - 1)) {
      assertThat(SchemaCheck.errors(Schema.POLICY, block)).as(block).isEmpty();
      PolicyFile.read(file(block), TODAY);
    }
    assertThat(plan(blocks, "{name: sleeve").overlay().hedges()).hasSize(3);
    assertThat(plan(blocks, "hedge-cost:").overlay().limits().hedgeCost())
        .contains(Percent.of("20"));
    assertThat(plan(blocks, "optimise:").overlay().optimised()).isPresent();
    assertThat(plan(blocks, "bear:").overlay().bear()).isPresent();
    assertThat(plan(blocks, "macro:").core().regime().views()).hasSize(1);
    assertThat(plan(blocks, "tilts:").overlay().rules()).hasSize(3);
    assertThat(plan(blocks, "narratives:").overlay().rules()).hasSize(1);
    assertThat(plan(blocks, "settle:").overlay().rotationSpread())
        .contains(new RotationSpread("rotation", 28, 1));
    assertThat(plan(blocks, "rotation: {leg:").overlay().rules()).hasSize(1);
    assertThat(plan(blocks, "amplify:").overlay().rules()).hasSize(1);
    assertThat(plan(blocks, "drift:").overlay().drift()).isPresent();
    assertThat(plan(blocks, "carry:").overlay().carry()).isPresent();
    assertThat(plan(blocks, "close:").overlay().closing().kinds()).hasSize(1);
    assertThat(plan(blocks, "profit-taking:").core().profits()).hasSize(1);
    assertThat(SectorsFile.read(file(blocks.getLast()), TODAY).records()).hasSize(2);
    List<String> sectors = blocks("sectors.md");
    assertThat(sectors).hasSize(1);
    assertThat(SectorsFile.read(file(sectors.getFirst()), TODAY).records()).hasSize(3);
    assertThat(SchemaCheck.errors(Schema.SECTORS, sectors.getFirst())).isEmpty();
    List<String> accounts = blocks("account.md");
    assertThat(accounts).hasSize(5);
    assertThat(AccountFileReader.read(file(accounts.get(1)), TODAY).balances().getLast().yield())
        .contains(Percent.of("2.9"));
    assertThat(AccountFileReader.read(file(accounts.get(2)), TODAY).balances().getLast().price())
        .contains(Price.parse("1.25"));
    assertThat(SchemaCheck.errors(Schema.ACCOUNT, accounts.get(1))).isEmpty();
    assertThat(SchemaCheck.errors(Schema.ACCOUNT, accounts.get(2))).isEmpty();
    assertThat(AccountFileReader.read(file(accounts.getFirst()), TODAY).balances()).hasSize(3);
    assertThat(AccountFileReader.read(file(accounts.get(3)), TODAY).positions()).hasSize(3);
    assertThat(SchemaCheck.errors(Schema.ACCOUNT, accounts.get(3))).isEmpty();
    assertThat(AccountFileReader.read(file(accounts.getLast()), TODAY).pooled()).hasSize(2);
    List<String> orders = blocks("orders.md");
    assertThat(orders).hasSize(2);
    assertThat(OrdersFileReader.read(file(orders.getFirst())).entries()).hasSize(8);
    assertThat(OrdersFileReader.read(file(orders.getLast())).entries()).hasSize(1);
    for (String block : orders) {
      assertThat(SchemaCheck.errors(Schema.ORDERS, block)).isEmpty();
    }
    for (String line : guide("orders.md").lines().filter(one -> one.startsWith("| `{")).toList()) {
      String entry = line.substring(line.indexOf('{'), line.indexOf('}') + 1);
      assertThat(SchemaCheck.errors(Schema.ORDERS, "[" + entry + "]")).as(entry).isEmpty();
    }
  }

  /** Each feature with its definition in a row of the guide, each rule of the default set too. */
  @Test
  void theGuideOfSignalsNamesEveryFeatureAndRule() throws IOException {
    List<String> rows = guide("signals.md").lines().filter(line -> line.startsWith("|")).toList();

    for (FeatureKind kind : FeatureKind.values()) {
      assertThat(rows).as("%s", kind).anyMatch(row -> row.contains("`" + kind.label() + "`"));
    }
    for (Rule rule : StandardRules.DEFAULT.rules()) {
      assertThat(rows).anyMatch(row -> row.startsWith("| `" + rule.name() + "` | "));
    }
  }

  @Test
  void theGuidesNameEveryFieldOfTheSchemas() throws IOException {
    for (String name : names(Schema.POLICY)) {
      assertThat(guide("policy.md")).contains("`" + name + "`");
    }
    for (String name : names(Schema.ACCOUNT)) {
      assertThat(guide("account.md")).contains("`" + name + "`");
    }
    for (String name : tree(Schema.ORDERS).path("items").path("properties").propertyNames()) {
      assertThat(guide("orders.md")).containsPattern("[`{ ]" + name + "[`:]");
    }
  }

  @Test
  void theSchemasDefaultsAreTheReaders() throws IOException {
    Policy plain = Policy.plain(SectorsFile.standard(TODAY), Usual.VENUE, Usual.CAPITAL);
    assertThat(PolicyFile.read(file(defaults(Schema.POLICY)), TODAY))
        .isEqualTo(
            plain
                .withCore(
                    plain.core().withRotation(RotationPlan.DEFAULT).withRegime(RegimePlan.DEFAULT))
                .withReviews(plain.reviews().withRegime(Frequency.MONTHLY)));
    assertThat(LiveSection.of(file(defaults(Schema.POLICY)), Usual.QUOTE).priceBand())
        .isEqualTo(LiveSection.of(file("name: plain"), Usual.QUOTE).priceBand());
    assertThat(AccountFileReader.read(file(defaults(Schema.ACCOUNT)), TODAY))
        .isEqualTo(AccountFileReader.read(file("{}"), TODAY));
  }

  private static List<String> names(Schema schema) {
    List<String> names = new ArrayList<>();
    names(tree(schema), "", names);
    return names;
  }

  private static void names(JsonNode schema, String path, List<String> names) {
    schema
        .path("properties")
        .properties()
        .forEach(entry -> {
          JsonNode property = entry.getValue();
          String name = path + entry.getKey();
          if (property.has("properties")) {
            names(property, name + ".", names);
          } else if (property.path("items").has("properties")) {
            names.add(name);
            names(property.path("items"), name + "[].", names);
          } else {
            names.add(name);
          }
        });
  }

  private static String defaults(Schema schema) {
    return defaultsOf(tree(schema)).toString();
  }

  private static ObjectNode defaultsOf(JsonNode schema) {
    ObjectNode defaults = JsonMapper.shared().createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(entry -> {
          if (entry.getValue().has("default")) {
            defaults.set(entry.getKey(), entry.getValue().get("default"));
          } else if (entry.getValue().has("properties") && !entry.getValue().has("required")) {
            defaults.set(entry.getKey(), defaultsOf(entry.getValue()));
          }
        });
    return defaults;
  }

  private static JsonNode tree(Schema schema) {
    return JsonMapper.shared().readTree(schema.text());
  }

  private static List<String> blocks(String guide) throws IOException {
    return BLOCK.matcher(guide(guide)).results().map((MatchResult one) -> one.group(1)).toList();
  }

  private static String guide(String name) throws IOException {
    return Files.readString(Path.of("..", "docs", "guide", name));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("text.yaml"), text);
  }
}
