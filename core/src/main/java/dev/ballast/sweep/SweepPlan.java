// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import dev.ballast.evidence.Draws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The variants of a sweep, in order.
 *
 * @param keys that are varied
 * @param grid whether each combination of listed values is there once
 */
public record SweepPlan(List<VariedKey> keys, boolean grid, List<SweptVariant> variants) {
  /** More than anyone waits for. */
  public static final int MOST = 100_000;

  private static final int BITS = 30;

  /** Copies the lists; refuses a key that stands there twice. */
  public SweepPlan {
    keys = List.copyOf(keys);
    variants = List.copyOf(variants);
    check(keys);
  }

  private static void check(List<VariedKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no key is varied");
    }
    List<String> names = keys.stream().map(VariedKey::key).toList();
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new IllegalArgumentException(name + " is varied twice");
      }
    }
  }

  /** Every combination of listed values, the last key's changing first. */
  public static SweepPlan grid(List<VariedKey> keys) {
    check(keys);
    long count = 1;
    for (VariedKey key : keys) {
      if (!(key.values() instanceof VariedKey.Listed listed)) {
        throw new IllegalArgumentException(
            key.key() + ": a grid needs steps (write from..to:step), or draw with random or sobol");
      }
      count *= listed.texts().size();
      if (count > MOST) {
        throw new IllegalArgumentException(
            "a grid of more than "
                + MOST
                + " variants; widen a step, or draw some with random or sobol");
      }
    }
    List<SweptVariant> variants = new ArrayList<>();
    int[] at = new int[keys.size()];
    for (int number = 1; number <= count; number++) {
      double[] point = new double[at.length];
      SequencedMap<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < at.length; i++) {
        List<String> texts = texts(keys.get(i));
        values.put(keys.get(i).key(), texts.get(at[i]));
        point[i] = texts.size() == 1 ? 0 : (double) at[i] / (texts.size() - 1);
      }
      variants.add(variant(number, values, point));
      for (int i = at.length - 1; i >= 0 && ++at[i] == texts(keys.get(i)).size(); i--) {
        at[i] = 0;
      }
    }
    return new SweepPlan(keys, true, variants);
  }

  /** So many drawn at random, each value of a key as likely. */
  public static SweepPlan random(List<VariedKey> keys, int samples, long seed) {
    Draws draws = Draws.seeded(seed);
    double[][] points = new double[samples][keys.size()];
    for (double[] point : points) {
      for (int i = 0; i < point.length; i++) {
        point[i] = (double) draws.below(1 << BITS) / (1 << BITS);
      }
    }
    return at(keys, points);
  }

  /**
   * One for each point.
   *
   * @param points a coordinate for each key, from 0 up to, not including, 1
   */
  public static SweepPlan at(List<VariedKey> keys, double[][] points) {
    check(keys);
    if (points.length < 1 || points.length > MOST) {
      throw new IllegalArgumentException(points.length + " samples: from 1 to " + MOST);
    }
    List<SweptVariant> variants = new ArrayList<>();
    for (double[] point : points) {
      double[] position = new double[point.length];
      SequencedMap<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < point.length; i++) {
        switch (keys.get(i).values()) {
          case VariedKey.Listed listed -> {
            int count = listed.texts().size();
            int index = (int) (point[i] * count);
            values.put(keys.get(i).key(), listed.texts().get(index));
            position[i] = count == 1 ? 0 : (double) index / (count - 1);
          }
          case VariedKey.Uniform uniform -> {
            values.put(keys.get(i).key(), uniform.at(point[i]));
            position[i] = point[i];
          }
        }
      }
      variants.add(variant(variants.size() + 1, values, position));
    }
    return new SweepPlan(keys, false, variants);
  }

  private static List<String> texts(VariedKey key) {
    return ((VariedKey.Listed) key.values()).texts();
  }

  private static SweptVariant variant(
      int number, SequencedMap<String, String> values, double[] position) {
    List<Double> copy = new ArrayList<>();
    for (double one : position) {
      copy.add(one);
    }
    return new SweptVariant(number, values, copy);
  }
}
