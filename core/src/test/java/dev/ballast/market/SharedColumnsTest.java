// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs share is read only, and each has its own on top. */
class SharedColumnsTest {
  private static final History NOTHING = MemoryHistory.from("nothing").build();

  /** A list that is filled as it is asked; a run begins with a copy of what others have filled. */
  private record Notes() implements Column<List<String>> {
    @Override
    public List<String> of(History history) {
      return new ArrayList<>(List.of("new"));
    }

    @Override
    public List<String> above(List<String> known, History history) {
      return new ArrayList<>(known);
    }
  }

  private record Alone(int number) implements Column<Integer> {
    @Override
    public Integer of(History history) {
      return number;
    }
  }

  @Test
  void aRunReadsWhatWasThereAndChangesNothingOfIt() {
    MarketView first = MarketView.of(NOTHING, RuleBook.empty(), 5);
    first.column(new Notes()).add("measured");
    SharedColumns shared = first.share();

    MarketView run = MarketView.of(shared.forRun(), RuleBook.empty(), 5);
    run.column(new Notes()).add("own");
    MarketView other = MarketView.of(shared.forRun(), RuleBook.empty(), 5);

    assertThat(run.column(new Notes())).containsExactly("new", "measured", "own");
    assertThat(other.column(new Notes())).containsExactly("new", "measured");
    assertThat(other.column(new Alone(3))).isEqualTo(3);
  }

  @Test
  void nothingIsComputedThroughViewsThatWereShared() {
    MarketView first = MarketView.of(NOTHING, RuleBook.empty(), 5);
    first.share();

    assertThatThrownBy(() -> first.column(new Alone(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shared");
  }
}
