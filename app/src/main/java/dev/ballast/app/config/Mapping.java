// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** A mapping with known keys. */
final class Mapping {
  private final Field field;
  private final SequencedMap<String, Field> entries;

  private Mapping(Field field, SequencedMap<String, Field> entries) {
    this.field = field;
    this.entries = entries;
  }

  static Mapping of(Field field, List<String> keys) {
    Mapping table = new Mapping(field, field.entries());
    table.entries.forEach((name, entry) -> {
      if (!keys.contains(name)) {
        UnsupportedKeys.reason(entry.path())
            .ifPresent(reason -> {
              throw entry.mistakeAtKey(reason);
            });
        throw entry.mistakeAtKey("unknown key" + Suggestion.hint(name, keys));
      }
    });
    return table;
  }

  Optional<Field> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The field; refuses a table without it. */
  Field require(String key) {
    return find(key).orElseThrow(() -> missing(key));
  }

  /** What is read of a field, or its default. */
  <T> T get(String key, Function<Scalar, T> read, T otherwise) {
    return get(key, read).orElse(otherwise);
  }

  /** What is read of a field, if it is there and not {@code null}. */
  <T> Optional<T> get(String key, Function<Scalar, T> read) {
    return find(key).filter(one -> !one.isNull()).map(one -> read.apply(one.scalar()));
  }

  /** What there is, by key, in order. */
  SequencedMap<String, Field> entries() {
    return entries;
  }

  Field field() {
    return field;
  }

  private UserMistake missing(String key) {
    return field.mistake("'" + key + "' is missing");
  }
}
