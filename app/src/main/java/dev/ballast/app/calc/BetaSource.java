// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.analytics.BetaStudy;
import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What measures betas where they are not given. */
@FunctionalInterface
public interface BetaSource {
  /**
   * What is asked for.
   *
   * @param assets codes as the user wrote them
   * @param window daily returns that are used
   * @param asOf 00:00 UTC of the day; the end of the history where it is not given
   */
  record Question(List<String> assets, Asset benchmark, int window, Optional<LocalDate> asOf) {
    /** Copies the list. */
    public Question {
      assets = List.copyOf(assets);
    }
  }

  /**
   * What was measured.
   *
   * @param notes on names and on the history, sentences
   */
  record Betas(List<BetaStudy.Measured> measured, List<String> notes) {
    /** Copies both. */
    public Betas {
      measured = List.copyOf(measured);
      notes = List.copyOf(notes);
    }
  }

  /** Measures; what cannot be measured is a mistake. */
  Betas measure(Question question);
}
