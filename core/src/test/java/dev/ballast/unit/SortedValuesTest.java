// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** It answers as a tree does that nothing changes. */
class SortedValuesTest {
  private final Random random = new Random(11);

  private Map<String, Integer> entries() {
    Map<String, Integer> entries = new HashMap<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      entries.put(key(), random.nextInt(100));
    }
    return entries;
  }

  private String key() {
    return Integer.toString(random.nextInt(40), 36);
  }

  @Test
  void itIsATreeOfTheSameEntries() {
    for (int run = 0; run < 500; run++) {
      Map<String, Integer> entries = entries();
      TreeMap<String, Integer> tree = new TreeMap<>(entries);
      SortedValues<String, Integer> values =
          SortedValues.copyOf(random.nextBoolean() ? tree : entries);

      assertThat(values).isEqualTo(tree).hasSameHashCodeAs(tree).hasToString(tree.toString());
      assertThat(values.keySet()).containsExactlyElementsOf(tree.keySet());
      assertThat(values.values()).containsExactlyElementsOf(tree.values());
      assertThat(new TreeMap<>(values)).isEqualTo(tree);
      List<String> walked = new ArrayList<>();
      values.forEach((key, value) -> walked.add(key + "=" + value));
      assertThat(walked)
          .containsExactlyElementsOf(tree.entrySet().stream().map(Object::toString).toList());
      for (int i = 0; i < 10; i++) {
        String one = key();
        String other = key();
        assertThat(values.get(one)).isEqualTo(tree.get(one));
        assertThat(values.containsKey(one)).isEqualTo(tree.containsKey(one));
        assertThat(values.firstKeyFrom(one)).isEqualTo(tree.ceilingKey(one));
        assertThat(values.headMap(one)).isEqualTo(tree.headMap(one));
        assertThat(values.tailMap(one)).isEqualTo(tree.tailMap(one));
        if (one.compareTo(other) <= 0) {
          assertThat(values.subMap(one, other)).isEqualTo(tree.subMap(one, other));
        }
      }
      if (!tree.isEmpty()) {
        assertThat(values.firstEntry()).isEqualTo(tree.firstEntry());
        assertThat(values.lastEntry()).isEqualTo(tree.lastEntry());
        assertThat(values.reversed()).isEqualTo(tree.reversed());
      }
    }
  }

  @Test
  void nothingChangesIt() {
    Map<String, Integer> entries = new TreeMap<>(Map.of("a", 1));
    SortedValues<String, Integer> values = SortedValues.copyOf(entries);
    entries.put("b", 2);

    assertThat(values).isEqualTo(Map.of("a", 1));
    assertThat(SortedValues.copyOf(values)).isSameAs(values);
    assertThatThrownBy(() -> values.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> values.keySet().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> values.firstEntry().setValue(3))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
