// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render.live;

import dev.ballast.report.desk.Glance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a session and its account stand.
 *
 * @param state of the session
 * @param why it does not trade, where it does not
 * @param age seconds since the session last said how it stands; negative where it never has
 * @param glance of the account, as it was then
 * @param notices what people were told, newest first
 */
public record DeskStanding(
    State state, Optional<String> why, long age, Optional<Glance> glance, List<Notice> notices) {
  /** Copies the list. */
  public DeskStanding {
    notices = List.copyOf(notices);
  }

  /** What a session does. */
  public enum State {
    TRADING("trading"),
    STOPPED("stopped"),
    KILLED("stopped by hand"),
    SILENT("silent"),
    ENDED("ended"),
    UNKNOWN("not known");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** In a word. */
    public String word() {
      return word;
    }

    /** The class of its colour. */
    public String css() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What a person was told, and when. */
  public record Notice(Instant at, String text) {}

  /** What is worth: nothing where no session has said it. */
  public Optional<Glance.Worth> worth() {
    return glance.flatMap(Glance::worth);
  }

  /** What a person should look at now. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (state != State.TRADING && state != State.ENDED) {
      why.ifPresent(warnings::add);
    }
    glance.ifPresent(one -> warnings.addAll(one.findings()));
    return warnings;
  }
}
