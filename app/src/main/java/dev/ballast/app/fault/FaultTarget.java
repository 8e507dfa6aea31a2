// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

  private static boolean matches(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(text).matches();
  }
}
