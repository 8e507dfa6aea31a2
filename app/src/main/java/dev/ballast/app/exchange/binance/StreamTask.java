// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What a connection is for. One connection at a time; called by its threads, one after another. */
interface StreamTask {
  /**
   * How a connection is begun.
   *
   * @param at where
   * @param first what is said first
   */
  record Opening(URI at, List<String> first) {
    /** Copies the list. */
    public Opening {
      first = List.copyOf(first);
    }

    /** Where, and nothing of the keys in what is said there. */
    @Override
    public String toString() {
      return "a connection to " + at.getHost();
    }
  }

  /** What people call it. */
  String name();

  /** How to begin; or why not now. */
  Answer<Opening> opening();

  /**
   * Takes a message.
   *
   * @return whether the connection is known to tell from here on; once true it stays so
   */
  boolean heard(String text);

  /** Whether it tells as soon as it is open. */
  boolean tellsAtOnce();

  /** Is told that the connection tells from here on. */
  void telling();

  /** Looks after it now and then; gives why it must be made anew, where it must. */
  Optional<String> tend();
}
