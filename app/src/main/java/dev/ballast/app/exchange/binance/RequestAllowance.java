// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may still be sent to one market: weight and orders in windows of the exchange's clock, as
 * counted here and as the exchange tells, and until when it takes nothing. Times are this
 * machine's, in milliseconds. Whoever asks is told when to ask again; nothing waits here.
 */
final class RequestAllowance {
  private static final Pattern USED =
      Pattern.compile("x-mbx-(used-weight|order-count)-(\\d{1,4})([smhd])");
  private static final long MINUTE = 60_000;
  private static final long SECOND = 1000;
  private static final long LONGEST = 4 * 86_400_000L;

  /** Reading leaves a tenth of the weight to orders and cancellations. */
  private static final int READING_PERCENT = 90;

  /**
   * What the exchange allows.
   *
   * @param orders whether it counts orders; else weight
   * @param millis of a window
   */
  record Limit(boolean orders, long millis, long most) {
    /** So much in so many of seconds (S), minutes (M), hours (H) or days (D). */
    static Limit of(boolean orders, int count, char unit, long most) {
      long millis =
          switch (unit) {
            case 'S' -> SECOND;
            case 'M' -> MINUTE;
            case 'H' -> 60 * MINUTE;
            default -> 24 * 60 * MINUTE;
          };
      return new Limit(orders, count * millis, most);
    }

    private boolean isOf(boolean ordersToo, long length) {
      return orders == ordersToo && millis == length;
    }
  }

  /** What has been used of a limit in the window that runs. */
  private static final class Window {
    private final Limit limit;
    private long number = Long.MIN_VALUE;
    private long used;

    private Window(Limit limit) {
      this.limit = limit;
    }

    /** Goes on to the window of a time of the exchange. */
    private Window at(long time) {
      long now = Math.floorDiv(time, limit.millis());
      if (now != number) {
        number = now;
        used = 0;
      }
      return this;
    }

    private long end() {
      return (number + 1) * limit.millis();
    }
  }

  private final ServerClock clock;
  private List<Window> windows = List.of();
  private long quietUntil = Long.MIN_VALUE;
  private long noOrdersUntil = Long.MIN_VALUE;
  private long bannedUntil = Long.MIN_VALUE;

  /**
   * Nothing used.
   *
   * @param first what holds until the exchange has told its limits
   */
  RequestAllowance(ServerClock clock, List<Limit> first) {
    this.clock = clock;
    limits(first);
  }

  /** Takes the limits that the exchange states; what was used of the same before counts on. */
  synchronized void limits(List<Limit> stated) {
    List<Window> next = new ArrayList<>();
    for (Limit limit : stated) {
      Window window = new Window(limit);
      windows.stream()
          .filter(old -> limit.isOf(old.limit.orders(), old.limit.millis()))
          .findFirst()
          .ifPresent(old -> {
            window.number = old.number;
            window.used = old.used;
          });
      next.add(window);
    }
    windows = next;
  }

  /**
   * Counts a call that is about to be sent.
   *
   * @param now by this machine's clock
   * @return why it must not be sent; nothing where it may
   */
  synchronized <T> Optional<Answer<T>> take(RestCall<T> call, long now) {
    if (now < bannedUntil) {
      return Optional.of(new Answer.Banned<>(bannedUntil));
    }
    if (now < quietUntil) {
      return later(quietUntil, "the exchange has asked to be left alone");
    }
    if (call.isOrder() && now < noOrdersUntil) {
      return later(noOrdersUntil, "the exchange has had too many orders");
    }
    long time = now + clock.ahead();
    List<Window> counting = new ArrayList<>();
    for (Window window : windows) {
      if (!window.limit.orders() || call.isOrder()) {
        window.at(time);
        if (window.used + weight(window, call) > room(window, call)) {
          return later(
              window.end() - clock.ahead(),
              window.limit.orders()
                  ? "as many orders as the exchange takes are sent"
                  : "as much as the exchange answers is asked");
        }
        counting.add(window);
      }
    }
    counting.forEach(window -> window.used += weight(window, call));
    return Optional.empty();
  }

  private static <T> Optional<Answer<T>> later(long at, String words) {
    return Optional.of(new Answer.RetryLater<>(at, words));
  }

  private static long weight(Window window, RestCall<?> call) {
    return window.limit.orders() ? 1 : call.weight();
  }

  private static long room(Window window, RestCall<?> call) {
    long most = window.limit.most();
    return call.isReading() && !window.limit.orders() ? most * READING_PERCENT / 100 : most;
  }

  /** Takes what the exchange tells of what has been used, by the headers of an answer. */
  synchronized void told(HttpHeaders headers, long sent, long now) {
    for (Map.Entry<String, List<String>> header : headers.map().entrySet()) {
      Matcher name = USED.matcher(header.getKey().toLowerCase(Locale.ROOT));
      if (name.matches() && header.getValue().getFirst().matches("\\d{1,9}")) {
        Limit limit =
            Limit.of(
                name.group(1).equals("order-count"),
                Integer.parseInt(name.group(2)),
                Character.toUpperCase(name.group(3).charAt(0)),
                0);
        used(limit, Long.parseLong(header.getValue().getFirst()), sent, now);
      }
    }
  }

  /** A count of a window that has ended meanwhile says nothing of the one that runs. */
  private void used(Limit limit, long count, long sent, long now) {
    for (Window window : windows) {
      long of = Math.floorDiv(sent + clock.ahead(), limit.millis());
      if (limit.millis() > 0
          && window.limit.isOf(limit.orders(), limit.millis())
          && window.at(now + clock.ahead()).number == of) {
        window.used = Math.max(window.used, count);
      }
    }
  }

  /** Sends nothing for so long; until the minute's end where no time was told. */
  synchronized long quiet(Optional<Long> millis, long now) {
    quietUntil = Math.max(quietUntil, until(millis, MINUTE, now));
    return quietUntil;
  }

  /** Sends no order for so long; until ten seconds have ended where no time was told. */
  synchronized long noOrders(Optional<Long> millis, long now) {
    noOrdersUntil = Math.max(noOrdersUntil, until(millis, 10 * SECOND, now));
    return noOrdersUntil;
  }

  private long until(Optional<Long> millis, long window, long now) {
    long time = now + clock.ahead();
    long end = (Math.floorDiv(time, window) + 1) * window;
    return now + millis.map(RequestAllowance::bounded).orElse(end - time);
  }

  /** Sends nothing for so long, and says that it is a ban. */
  synchronized long ban(long millis, long now) {
    bannedUntil = Math.max(bannedUntil, now + bounded(millis));
    return bannedUntil;
  }

  /** No ban lasts longer than three days. */
  private static long bounded(long millis) {
    return Math.clamp(millis, SECOND, LONGEST);
  }
}
