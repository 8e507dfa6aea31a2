// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which subjects a fault is for: those that match all that is given.
 *
 * @param names patterns of which one must match, {@code *} for anything; none for every subject
 * @param values patterns that what it names must match, by name
 * @param key whose account
 */
public record FaultTarget(List<String> names, Map<String, String> values, Optional<String> key) {
  /** Every subject. */
  public static final FaultTarget ANY = new FaultTarget(List.of(), Map.of(), Optional.empty());

  /** Copies them. */
  public FaultTarget {
    names = List.copyOf(names);
    values = new TreeMap<>(values);
  }

  /** Whether a subject is one of them. */
  public boolean takes(Subject subject) {
    return (names.isEmpty() || names.stream().anyMatch(one -> matches(one, subject.name())))
        && (key.isEmpty() || key.equals(subject.key()))
        && values.entrySet().stream()
            .allMatch(
                one -> matches(one.getValue(), subject.values().getOrDefault(one.getKey(), "")));
  }

  /** Whether a text is as a pattern says, whatever its case. */
  private static boolean matches(String pattern, String text) {
    String[] parts = pattern.split("\\*", -1);
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return pattern.equalsIgnoreCase(text);
    }
    int at = 0;
    for (int part = 0; part < parts.length - 1; part++) {
      int found = part == 0 ? starts(text, 0, parts[0]) : find(text, at, parts[part]);
      if (found < 0) {
        return false;
      }
      at = found + parts[part].length();
    }
    return text.length() - last.length() >= at
        && starts(text, text.length() - last.length(), last) >= 0;
  }

  private static int starts(String text, int at, String part) {
    return text.regionMatches(true, at, part, 0, part.length()) ? at : -1;
  }

  private static int find(String text, int from, String part) {
    for (int at = from; at + part.length() <= text.length(); at++) {
      if (starts(text, at, part) >= 0) {
        return at;
      }
    }
    return -1;
  }
}
