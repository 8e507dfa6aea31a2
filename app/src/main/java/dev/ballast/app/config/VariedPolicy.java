// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import dev.ballast.policy.Policy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;

/**
 * A trading plan of which some keys take other values than in its file. They are put into the
 * file's nodes before anything is read, so that each variant passes every check that a file does.
 */
public final class VariedPolicy {
  private final Path file;
  private final LocalDate today;
  private final Field root;

  private VariedPolicy(Path file, LocalDate today, Field root) {
    this.file = file;
    this.today = today;
    this.root = root;
  }

  /** The plan in a file, which is a plan as it is. */
  public static VariedPolicy of(Path file, LocalDate today) {
    VariedPolicy plan = new VariedPolicy(file, today, YamlNodes.read(SourceText.of(file)));
    plan.read();
    return plan;
  }

  /** The plan as it is written. */
  public Policy read() {
    return PolicyFile.read(root, file, today);
  }

  /** The plan's own text, for a fingerprint of it. */
  public String text() {
    return root.source().text();
  }

  /**
   * The plan with these values; a mistake says which of them the plan does not take, and why.
   *
   * @param values by key: {@code rotation.step}, {@code hedges.0.beta-to}, {@code hedges.NAME.stop}
   */
  public Policy with(SequencedMap<String, String> values) {
    Field changed = root;
    for (var one : values.entrySet()) {
      changed = NodeChange.of(one.getKey(), one.getValue()).in(changed);
    }
    try {
      return PolicyFile.read(changed, file, today);
    } catch (UserMistake e) {
      throw new UserMistake(
          "with "
              + String.join(
                  ", ",
                  values.entrySet().stream()
                      .map(one -> one.getKey() + "=" + one.getValue())
                      .toList())
              + ": "
              + e.getMessage());
    }
  }

  /**
   * Refuses a key that the plan takes none of these values of.
   *
   * @param values of the key, one at least
   */
  public void check(String key, List<String> values) {
    UserMistake first = null;
    for (String value : values) {
      try {
        PolicyFile.read(NodeChange.of(key, value).in(root), file, today);
        return;
      } catch (UserMistake e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw new UserMistake("--vary " + key + "=" + values.getFirst() + ": " + first.getMessage());
    }
  }
}
