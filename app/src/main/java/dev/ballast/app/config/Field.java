// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a file, with its name and its place.
 *
 * @param path {@code spot.share}, {@code hedges[1].with}; empty for the whole file
 * @param keyPlace where its key stands (the value itself, in a list)
 */
record Field(SourceText source, String path, TextPlace keyPlace, Node node) {
  /** A value that is no file's but a flag's; its mistakes name the flag. */
  static Field ofFlag(String flag, String text) {
    Node node = new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
    return new Field(new SourceText(flag, text), "", new TextPlace(0, 0), node);
  }

  /** A mistake in this value. */
  UserMistake mistake(String message) {
    TextPlace place = TextPlace.of(node.getStartMark());
    return at(place, message);
  }

  /** A mistake in this key, or in the value as a whole. */
  UserMistake mistakeAtKey(String message) {
    return at(keyPlace, message);
  }

  /** The place of this value and its path, for mistakes that show later. */
  String where() {
    TextPlace place = TextPlace.of(node.getStartMark());
    String at =
        String.valueOf(
            UserMistake.at(source.name(), place.line(), place.column(), path).getMessage());
    return path.isEmpty() ? at.substring(0, at.lastIndexOf(':')) : at;
  }

  private UserMistake at(TextPlace place, String message) {
    return source.mistake(
        place.line(), place.column(), path.isEmpty() ? message : path + ": " + message);
  }

  /** This as a mapping with keys of ours; refuses every other key. */
  Mapping table(String... keys) {
    return Mapping.of(this, List.of(keys));
  }

  /** This as a mapping with keys of the user's, in order; refuses a key that occurs twice. */
  SequencedMap<String, Field> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw unexpected(path.isEmpty() ? "'key: value' lines" : "a mapping");
    }
    SequencedMap<String, Field> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      TextPlace place = TextPlace.of(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw at(place, "a key must be a word");
      }
      String name = key.getValue();
      Field entry =
          new Field(source, path.isEmpty() ? name : path + "." + name, place, tuple.getValueNode());
      Field first = entries.putIfAbsent(name, entry);
      if (first != null) {
        throw at(
            place,
            "the key '"
                + name
                + "' occurs twice; it is already in line "
                + first.keyPlace().line());
      }
    }
    return entries;
  }

  /** Whether this is a mapping, where one value may stand in its place. */
  boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** Whether this is a list, where one value may stand in its place. */
  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** This as a list. */
  List<Field> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw unexpected("a list");
    }
    List<Field> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(
          new Field(
              source,
              path + "[" + (items.size() + 1) + "]",
              TextPlace.of(item.getStartMark()),
              item));
    }
    return items;
  }

  /** The field of a path below this one; nothing where the file does not have it. */
  Optional<Field> at(String wanted) {
    if (path.equals(wanted)) {
      return Optional.of(this);
    }
    List<Field> below =
        switch (node) {
          case MappingNode _ -> List.copyOf(entries().values());
          case SequenceNode _ -> items();
          default -> List.of();
        };
    return below.stream().map(one -> one.at(wanted)).flatMap(Optional::stream).findFirst();
  }

  /** This as one value. */
  Scalar scalar() {
    if (!(node instanceof ScalarNode scalar)) {
      throw unexpected("one value");
    }
    if (isNothing()) {
      throw mistakeAtKey("has no value");
    }
    return new Scalar(this, scalar.getValue().strip());
  }

  /**
   * What a constructor makes of values that are each right; what it refuses is said at this key.
   */
  <T> T checked(Function<Field, T> build) {
    try {
      return build.apply(this);
    } catch (IllegalArgumentException e) {
      throw mistakeAtKey(String.valueOf(e.getMessage()));
    }
  }

  private UserMistake unexpected(String wanted) {
    String message = "expected " + wanted + ", found " + kind();
    return isNothing() ? mistakeAtKey(message) : mistake(message);
  }

  /** Whether it is written as {@code null}: not there, where it may be left out. */
  boolean isNull() {
    return isNothing() && node instanceof ScalarNode scalar && scalar.getValue().equals("null");
  }

  private boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  private String kind() {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar -> isNothing() ? "nothing" : "'" + scalar.getValue() + "'";
      default -> "something else";
    };
  }
}
