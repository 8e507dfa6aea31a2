// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.config.AlarmsFile;
import dev.ballast.app.render.live.DeskStanding;
import dev.ballast.app.render.live.DeskView;
import dev.ballast.app.render.live.FundingMap;
import dev.ballast.app.render.live.TicketsView;
import dev.ballast.report.desk.Glance;
import dev.ballast.report.desk.MarginUse;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlarmBellTest {
  private static final AlarmsFile ASKED =
      new AlarmsFile(
          OptionalDouble.of(0.25), true, Optional.empty(), Optional.of("1"), Optional.empty());

  private final List<String> rung = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-05T10:00:00Z");
  private final AlarmBell bell =
      new AlarmBell(ASKED, () -> now, List.of(one -> rung.add(one.text())));

  @Test
  void ringsOnceForWhatLastsUntilItHasPassed() {
    show(DeskStanding.State.STOPPED, "stopped: it differs", 0.9);
    after(9);
    assertThat(rung).as("most differences pass").isEmpty();
    after(2);
    show(DeskStanding.State.STOPPED, "stopped: it differs otherwise", 0.9);
    after(1000);
    show(DeskStanding.State.TRADING, "", 0.9);
    show(DeskStanding.State.STOPPED, "stopped: again", 0.9);
    after(5);
    show(DeskStanding.State.TRADING, "", 0.9);

    assertThat(rung)
        .containsExactly(
            "LIVE the plan: stopped: stopped: it differs", "LIVE the plan: stopped: it has passed");
  }

  @Test
  void callsAtOnceWhenTheDeskIsKilledOrSilent() {
    show(DeskStanding.State.SILENT, "last heard of 61 s ago", 0.9);
    show(DeskStanding.State.KILLED, "stopped by hand", 0.9);

    assertThat(rung)
        .containsExactly(
            "LIVE the plan: silent: last heard of 61 s ago",
            "LIVE the plan: killed: stopped by hand",
            "LIVE the plan: silent: it has passed");
  }

  @Test
  void callsWhenLiquidationIsNearOnEitherSide() {
    show(DeskStanding.State.TRADING, "", -0.26);
    after(20);
    assertThat(rung).isEmpty();
    show(DeskStanding.State.TRADING, "", -0.24);
    after(20);

    assertThat(rung)
        .containsExactly(
            "LIVE the plan: liquidation: a move of the market of -24.0% liquidates the account");
  }

  @Test
  void callsWhenTicketsWait() {
    show(DeskStanding.State.TRADING, "", 0.9, "2026-01-05-01", "2026-01-05-02");
    after(11);

    assertThat(rung)
        .containsExactly("LIVE the plan: tickets: tickets wait: 2026-01-05-01, 2026-01-05-02");
  }

  private Optional<DeskView> last = Optional.empty();

  private void after(int seconds) {
    now = now.plusSeconds(seconds);
    bell.accept(last.orElseThrow());
  }

  private void show(DeskStanding.State state, String why, double distance, String... tickets) {
    MarginUse margin = new MarginUse(1, 1, Reading.of(1), Reading.of(distance));
    Glance glance =
        new Glance(
            now,
            "USDT",
            Optional.of(new Glance.Worth(1, 1, 1, 1, 1, 1, Reading.of(1), margin, List.of())),
            List.of(),
            new TreeMap<>());
    DeskView view =
        new DeskView(
            DeskView.Mode.LIVE,
            "the plan",
            "desk.db",
            new DeskStanding(
                state,
                Optional.of(why).filter(one -> !one.isEmpty()),
                0,
                Optional.of(glance),
                List.of()),
            new TicketsView(
                "BTC",
                List.of(tickets).stream()
                    .map(id -> new TicketsView.Waiting(id, Optional.empty(), id, "", List.of()))
                    .toList()),
            List.of(),
            List.of(),
            List.of(),
            new FundingMap(List.of(), List.of(), List.of()),
            new Diary("", "", List.of(), List.of()),
            new DeskView.Counts(0, 0, 0, 0, 0),
            List.of());
    last = Optional.of(view);
    bell.accept(view);
  }
}
