// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import java.util.List;
import java.util.stream.Stream;

/**
 * When a phase begins and how long it goes on: by wider bounds than it begins by, so that a measure
 * which crosses a bound to and fro does not change it.
 *
 * @param begins bounds that all hold where it begins
 * @param goesOn bounds that all hold as long as it lasts
 */
public record PhaseRule(Phase phase, List<RegimeBound> begins, List<RegimeBound> goesOn) {
  /** Copies the lists; refuses a phase that nothing begins. */
  public PhaseRule {
    begins = List.copyOf(begins);
    goesOn = List.copyOf(goesOn);
    if (begins.isEmpty()) {
      throw new IllegalArgumentException("nothing begins the phase " + phase);
    }
  }

  /** Of bounds as they are written: {@code breadth >= 70%}. */
  public static PhaseRule of(Phase phase, List<String> begins, List<String> goesOn) {
    return new PhaseRule(phase, bounds(begins), bounds(goesOn));
  }

  private static List<RegimeBound> bounds(List<String> texts) {
    return Stream.of(texts).flatMap(List::stream).map(RegimeBound::parse).toList();
  }
}
