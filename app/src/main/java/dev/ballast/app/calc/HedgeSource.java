// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.portfolio.hedge.HedgeStudy;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** What measures how a book and the contracts that may hedge it move together. */
@FunctionalInterface
public interface HedgeSource {
  /**
   * What is asked for.
   *
   * @param book what is held, in USDT, by code as the user wrote it
   * @param contracts codes of what the contracts are on
   * @param window daily returns that are used
   * @param asOf 00:00 UTC of the day; the end of the history where it is not given
   */
  record Question(
      SequencedMap<String, Double> book,
      List<String> contracts,
      int window,
      Optional<LocalDate> asOf) {
    /** Copies the collections. */
    public Question {
      book = new LinkedHashMap<>(book);
      contracts = List.copyOf(contracts);
    }
  }

  /**
   * What was measured.
   *
   * @param funding of each contract expected, a share of notional a day, in their order
   * @param day 00:00 UTC of it was the last close known
   * @param notes on names and on the history, sentences
   */
  record Answer(
      HedgeStudy.Measured study, List<OptionalDouble> funding, LocalDate day, List<String> notes) {
    /** Copies both. */
    public Answer {
      funding = List.copyOf(funding);
      notes = List.copyOf(notes);
    }
  }

  /** Measures; what cannot be measured is a mistake. */
  Answer measure(Question question);
}
