// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a person asks of a session by files beside its journal. */
public final class JournalHand implements DeskHand {
  private final StopMark stop;
  private final AdoptMark adopt;

  public JournalHand(Path journal) {
    this.stop = StopMark.of(journal);
    this.adopt = AdoptMark.of(journal);
  }

  @Override
  public Optional<String> halted() {
    return stop.reason();
  }

  @Override
  public Optional<List<String>> adopts() {
    return adopt.differences();
  }

  @Override
  public void adopted() {
    adopt.clear();
  }
}
