// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.unit.Asset;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What has daily returns of assets. */
@FunctionalInterface
public interface ReturnSource {
  /**
   * What is asked for.
   *
   * @param window daily returns that all assets have
   * @param asOf 00:00 UTC of the day; the end of the history where it is not given
   */
  record Question(List<Asset> assets, int window, Optional<LocalDate> asOf) {
    /** Copies the list. */
    public Question {
      assets = List.copyOf(assets);
    }
  }

  /** Daily returns of the same days, in the order of the assets asked for. */
  final class Found {
    private final double[][] returns;
    private final long lastClose;
    private final List<String> notes;

    /**
     * Copies all.
     *
     * @param lastClose when the last return ended, epoch milliseconds
     * @param notes on names and on the history, sentences
     */
    public Found(double[][] returns, long lastClose, List<String> notes) {
      this.returns = Arrays.stream(returns).map(double[]::clone).toArray(double[][]::new);
      this.lastClose = lastClose;
      this.notes = List.copyOf(notes);
    }

    /** Copied. */
    double[][] returns() {
      return Arrays.stream(returns).map(double[]::clone).toArray(double[][]::new);
    }

    long lastClose() {
      return lastClose;
    }

    List<String> notes() {
      return notes;
    }
  }

  /** Looks them up; what is not there is a mistake. */
  Found find(Question question);
}
