// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that a mistyped one was meant to be. */
public final class Suggestion {
  private Suggestion() {}

  /** The candidate with the fewest edits, if at most a third of the word (at least two) differ. */
  public static Optional<String> of(String word, Collection<String> candidates) {
    int most = Math.max(2, word.length() / 3);
    return candidates.stream()
        .filter(one -> edits(word, one) <= Math.min(most, one.length() - 1))
        .min(Comparator.comparingInt((String one) -> edits(word, one)).thenComparing(one -> one));
  }

  /** {@code ; did you mean 'share'?}, or the candidates where none is near. */
  static String hint(String word, Collection<String> candidates) {
    return of(word, candidates)
        .map(one -> "; did you mean '" + one + "'?")
        .orElseGet(() -> "; known: " + String.join(", ", candidates));
  }

  /** Levenshtein's distance: letters put in, left out or replaced. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
