// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void everyLineFitsItsWidth() {
    String text = Terminal.render(SampleReport.plain(), 100, false);

    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(text)
        .contains("1  What you own")
        .contains("2  What the futures market shows")
        .contains("3  What to do")
        .contains("4  What can go wrong")
        .contains("5  Would it have worked");
  }

  @Test
  void showsTheFiguresOfTheModel() {
    String text = Terminal.render(SampleReport.plain(), 100, false);

    assertThat(text)
        .containsPattern("BTC +21,486 +-4,330 +17,156 +25,815 +30\\.6% +30\\.0% +\\+0\\.6% +1\\.00")
        .containsPattern("layer-1 +reduce +\\+13\\.1% +\\+1\\.9 +-12\\.4%")
        .containsPattern("gaming +trim +\\+21\\.4% +\\+2\\.6 +n/a")
        .contains("open interest is recorded for 15 assets, none of these")
        .containsPattern("sell +BTC/USDT:USDT +0\\.065 +108,190\\.4 +-7,032\\.38 +3\\.52")
        .contains("Not proposed: GRT/USDT, buy 48.31: 3.00 USDT is below the venue's minimum of 5")
        .contains("staked until 2025-12-01")
        .containsPattern(
            "BTC -30% +-25,130 +\\+1,299 +-23,832 +-24\\.2% +2\\.1% +\\+4,103 +-21,028")
        .contains("own worst to 2025-10-10: the venue closes BTC/USDT:USDT: all of -0.04")
        .containsPattern("filtered 99%, 1 day +2,411 +2\\.4% +3,134 .*21 of 1,700 \\(17\\.0\\)")
        .contains("412 placed, 398 filled, 14 refused");
  }

  @Test
  void colourIsAskedForAndAddsNothingElse() {
    String plain = Terminal.render(SampleReport.plain(), 100, false);
    String coloured = Terminal.render(SampleReport.plain(), 100, true);

    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[31m-4,330\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
  }

  @Test
  void hostileTextMovesNoCursorAndLongTextStaysInItsLines() {
    String text =
        Terminal.render(
            SampleReport.with("\u001b[2J\u202e" + "x".repeat(300), true, "a\nb"), 100, false);

    assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e").contains("a?b");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void aMadeUpMarketIsSaidFirst() {
    assertThat(Terminal.render(SampleReport.simulated(), 100, false)).startsWith("SIMULATED");
    assertThat(Terminal.render(SampleReport.plain(), 100, false)).doesNotContain("SIMULATED");
  }
}
