// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * A key's values in so few classes that a table can show them: each value by itself, neighbours
 * together where there are many, a range that was drawn from in ten parts.
 *
 * @param place of the key among those of the sweep
 * @param labels of the classes, in order: a value, {@code 1% to 3%}, or the middle of a part
 */
record KeyBins(VariedKey key, int place, List<String> labels) {
  private static final int MOST = 20;
  private static final int PARTS = 10;

  static KeyBins of(VariedKey key, int place) {
    List<String> labels = new ArrayList<>();
    switch (key.values()) {
      case VariedKey.Listed listed -> {
        List<String> texts = listed.texts();
        int width = width(texts.size());
        for (int from = 0; from < texts.size(); from += width) {
          int last = Math.min(from + width, texts.size()) - 1;
          labels.add(last == from ? texts.get(from) : texts.get(from) + " to " + texts.get(last));
        }
      }
      case VariedKey.Uniform uniform -> {
        for (int part = 0; part < PARTS; part++) {
          labels.add(uniform.at((part + 0.5) / PARTS));
        }
      }
    }
    return new KeyBins(key, place, List.copyOf(labels));
  }

  private static int width(int count) {
    return Math.ceilDiv(count, MOST);
  }

  /** The class that a variant is in, from zero. */
  int of(SweptVariant variant) {
    double position = variant.position().get(place);
    return switch (key.values()) {
      case VariedKey.Listed listed -> {
        int count = listed.texts().size();
        yield (int) Math.round(position * (count - 1)) / width(count);
      }
      case VariedKey.Uniform _ -> Math.min(PARTS - 1, (int) (position * PARTS));
    };
  }
}
