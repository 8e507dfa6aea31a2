// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value at a path of a file in place of what is there. Mappings on the way are made where there
 * are none; entries of a list are told by their number from zero or by their {@code name}.
 *
 * @param path as it is written, for mistakes
 */
record NodeChange(String path, List<String> steps, Node value) {
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  /**
   * A change.
   *
   * @param path {@code spot.weights.majors}, {@code hedges.0.beta-to}; {@code hedges[1].beta-to}
   *     counts from one, as the program's own messages do
   * @param text of the value, as it would stand in the file
   */
  static NodeChange of(String path, String text) {
    List<String> steps = new ArrayList<>();
    for (String part : path.split("\\.", -1)) {
      int bracket = part.indexOf('[');
      if (bracket > 0 && part.endsWith("]")) {
        steps.add(part.substring(0, bracket));
        steps.add(before(path, part.substring(bracket + 1, part.length() - 1)));
      } else {
        steps.add(part);
      }
    }
    if (steps.stream().anyMatch(String::isBlank)) {
      throw new UserMistake("--vary " + path + ": not a key (write rotation.step)");
    }
    return new NodeChange(path, List.copyOf(steps), value(path, text));
  }

  /** A number counted from one, counted from zero. */
  private static String before(String path, String number) {
    if (!number.matches("[1-9]\\d{0,5}")) {
      throw new UserMistake(
          "--vary " + path + ": [" + number + "] is no number of an entry, counted from 1");
    }
    return Integer.toString(Integer.parseInt(number) - 1);
  }

  private static Node value(String path, String text) {
    try {
      return new Compose(SETTINGS)
          .composeString(text)
          .orElseThrow(() -> new UserMistake("--vary " + path + ": no value"));
    } catch (YamlEngineException e) {
      return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
    }
  }

  /** The file with the value in its place; the file itself stays as it is. */
  Field in(Field root) {
    return new Field(root.source(), root.path(), root.keyPlace(), changed(root.node(), 0));
  }

  private Node changed(Node node, int step) {
    if (step == steps.size()) {
      return value;
    }
    return switch (node) {
      case MappingNode mapping -> inMapping(mapping, step);
      case SequenceNode list -> inList(list, step);
      default ->
          node.getTag().equals(Tag.NULL)
              ? inMapping(empty(), step)
              : refuse(step, "is one value, which has no '" + steps.get(step) + "' in it");
    };
  }

  private static MappingNode empty() {
    return new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);
  }

  private Node inMapping(MappingNode mapping, int step) {
    String key = steps.get(step);
    List<NodeTuple> tuples = new ArrayList<>();
    boolean found = false;
    for (NodeTuple tuple : mapping.getValue()) {
      boolean same =
          tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
      found |= same;
      tuples.add(
          same
              ? new NodeTuple(tuple.getKeyNode(), changed(tuple.getValueNode(), step + 1))
              : tuple);
    }
    if (!found) {
      Node below = step + 1 == steps.size() ? value : changed(empty(), step + 1);
      tuples.add(new NodeTuple(new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN), below));
    }
    return new MappingNode(
        mapping.getTag(),
        true,
        tuples,
        mapping.getFlowStyle(),
        mapping.getStartMark(),
        mapping.getEndMark());
  }

  private Node inList(SequenceNode list, int step) {
    String entry = steps.get(step);
    List<Node> items = new ArrayList<>(list.getValue());
    int at = entry.matches("\\d{1,6}") ? Integer.parseInt(entry) : named(items, entry);
    if (at < 0 || at >= items.size()) {
      return refuse(
          step,
          at < 0
              ? "has no entry named '" + entry + "'" + Suggestion.hint(entry, names(items))
              : "has no entry " + at + ": it has " + items.size() + ", counted from 0");
    }
    items.set(at, changed(items.get(at), step + 1));
    return new SequenceNode(
        list.getTag(), true, items, list.getFlowStyle(), list.getStartMark(), list.getEndMark());
  }

  private static int named(List<Node> items, String name) {
    for (int i = 0; i < items.size(); i++) {
      if (name(items.get(i)).filter(name::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> names(List<Node> items) {
    return items.stream().map(NodeChange::name).flatMap(Optional::stream).toList();
  }

  private static Optional<String> name(Node item) {
    if (item instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("name")
            && tuple.getValueNode() instanceof ScalarNode text) {
          return Optional.of(text.getValue().strip());
        }
      }
    }
    return Optional.empty();
  }

  private Node refuse(int step, String why) {
    throw new UserMistake(
        "--vary " + path + ": " + String.join(".", steps.subList(0, step)) + " " + why);
  }
}
