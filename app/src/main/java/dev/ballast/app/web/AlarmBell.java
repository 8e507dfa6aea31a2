// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.config.AlarmsFile;
import dev.ballast.app.render.live.DeskView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Rings once for each alarm until it has passed, and says when it has. For one thread. */
public final class AlarmBell implements Consumer<DeskView> {
  /** How long most alarms must last. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  private final AlarmsFile asked;
  private final Supplier<Instant> clock;
  private final List<Consumer<AlarmMessage>> callers;
  private final Map<DeskAlarm, Instant> since = new EnumMap<>(DeskAlarm.class);
  private final Set<DeskAlarm> rung = EnumSet.noneOf(DeskAlarm.class);

  /**
   * One that has not rung.
   *
   * @param callers take each message, and do not wait for it to arrive
   */
  public AlarmBell(
      AlarmsFile asked, Supplier<Instant> clock, List<Consumer<AlarmMessage>> callers) {
    this.asked = asked;
    this.clock = clock;
    this.callers = List.copyOf(callers);
  }

  @Override
  public void accept(DeskView view) {
    Instant now = clock.get();
    Map<DeskAlarm, String> standing = DeskAlarm.of(view, asked);
    since.keySet().retainAll(standing.keySet());
    standing.forEach((alarm, says) -> {
      Instant began = since.computeIfAbsent(alarm, _ -> now);
      boolean lasts = alarm.atOnce() || !now.isBefore(began.plus(LASTING));
      if (lasts && rung.add(alarm)) {
        ring(view, now, alarm, says, false);
      }
    });
    for (DeskAlarm alarm : EnumSet.copyOf(rung)) {
      if (!standing.containsKey(alarm)) {
        rung.remove(alarm);
        ring(view, now, alarm, "it has passed", true);
      }
    }
  }

  private void ring(DeskView view, Instant now, DeskAlarm alarm, String says, boolean passed) {
    AlarmMessage message =
        new AlarmMessage(
            view.mode().word(),
            view.plan(),
            alarm.name().toLowerCase(java.util.Locale.ROOT),
            says,
            passed,
            now);
    callers.forEach(one -> one.accept(message));
  }
}
