// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.exchange.binance.SimulatedNetwork.Far;
import dev.ballast.app.exchange.binance.SimulatedNetwork.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Streams between an exchange and a client in one process: they take a while to open, are cut, fall
 * silent though they live, tell late, twice and in another order.
 */
final class SimulatedStreams implements StreamOpener {
  private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9]+@[^\"]+)\"");
  private static final Pattern SYMBOL = Pattern.compile("\"s\":\"([A-Z0-9]+)\"");
  private static final Pattern MADE = Pattern.compile("\"E\":(\\d+)");
  private static final long NANOS = 1_000_000;
  private static final long TEND = 1_000;
  private static final long MARKS = 2_000;
  private static final long REOPEN = 1_000;
  private static final Mark NEVER = new Mark(Long.MIN_VALUE / 2, Long.MIN_VALUE / 2);

  private final Far far;
  private final Time time;
  private final SplittableRandom dice;
  private final BooleanSupplier rough;
  private final Consumer<String> bites;

  private final Set<Stream> live = new LinkedHashSet<>();

  /** When a client has heard a contract's mark last, by the machine's clock. */
  private final Map<String, Mark> marks = new HashMap<>();

  /**
   * When the exchange made a mark, by the market's time, and when it was heard, by the machine's.
   */
  private record Mark(long made, long heard) {}

  /**
   * Streams.
   *
   * @param bites is told of each thing that goes wrong
   */
  SimulatedStreams(
      Far far, Time time, SplittableRandom dice, BooleanSupplier rough, Consumer<String> bites) {
    this.bites = bites;
    this.far = far;
    this.time = time;
    this.dice = dice;
    this.rough = rough;
    far.watch(() -> List.copyOf(live).forEach(Stream::tellMarket));
  }

  @Override
  public long nanos() {
    return time.now() * NANOS;
  }

  @Override
  public Opened open(StreamTask task, StreamQueue queue, StreamPatience patience) {
    Stream one = new Stream(task, queue);
    time.later(dice.nextLong(1, 50), one::connect);
    time.later(TEND, one::tend);
    return one;
  }

  /** How long ago a client has heard a contract's mark, in milliseconds. */
  long age(String symbol) {
    return time.now() - marks.getOrDefault(symbol, NEVER).heard();
  }

  /** One stream, connection after connection. */
  private final class Stream implements Opened {
    private final StreamTask task;
    private final StreamQueue queue;
    private final List<String> names = new ArrayList<>();
    private boolean ofSpot;
    private boolean closed;
    private boolean connected;
    private boolean announced;
    private boolean lost;
    private long silentUntil;
    private long arrives;
    private int connection;
    private Runnable leave = () -> {};

    private Stream(StreamTask task, StreamQueue queue) {
      this.task = task;
      this.queue = queue;
    }

    private void connect() {
      if (closed) {
        return;
      }
      if (rough.getAsBoolean() && dice.nextInt(10) == 0) {
        bites.accept("stream not opened");
        fail("the exchange does not open its stream");
        return;
      }
      switch (task.opening()) {
        case Answer.Given<StreamTask.Opening>(StreamTask.Opening opening) -> {
          int mine = ++connection;
          time.later(
              dice.nextLong(1, 200),
              () -> {
                if (!closed && mine == connection) {
                  opened(opening);
                }
              });
        }
        case Answer<StreamTask.Opening> refused -> fail(refused.told());
      }
    }

    private void opened(StreamTask.Opening opening) {
      String path = opening.at().getPath();
      connected = true;
      announced = false;
      silentUntil = 0;
      arrives = time.now();
      names.clear();
      ofSpot = path.startsWith("/ws");
      if (opening.at().getQuery() != null) {
        follow(false);
      } else if (path.startsWith("/ws-api")) {
        follow(true);
        deliver("{\"id\":\"account\",\"status\":200,\"result\":{}}");
      } else {
        opening.first().forEach(this::subscribe);
        tellMarket();
        again(connection);
        live.add(this);
      }
      if (task.tellsAtOnce()) {
        announce();
      }
    }

    private void follow(boolean spot) {
      leave =
          far.follow(
              spot, text -> deliver(spot ? "{\"subscriptionId\":0,\"event\":" + text + "}" : text));
    }

    private void subscribe(String message) {
      Matcher all = QUOTED.matcher(message);
      while (all.find()) {
        names.add(all.group(1));
      }
      deliver("{\"result\":null,\"id\":1}");
    }

    private void tellMarket() {
      if (connected && !closed) {
        names.forEach(name -> far.told(ofSpot, name).ifPresent(this::deliver));
      }
    }

    /** Marks are told again and again. */
    private void again(int mine) {
      time.later(
          MARKS,
          () -> {
            if (!closed && connected && mine == connection && names.getFirst().contains("mark")) {
              tellMarket();
              again(mine);
            }
          });
    }

    private void deliver(String text) {
      int fate = rough.getAsBoolean() ? dice.nextInt(4000) : 3999;
      if (fate == 0) {
        bites.accept("stream cut");
        fail("the connection was cut");
        return;
      }
      if (fate == 1) {
        bites.accept("stream silent");
        silentUntil = time.now() + dice.nextLong(60_000);
      }
      if (time.now() < silentUntil) {
        return;
      }
      boolean twice = fate >= 40 && fate < 80;
      boolean overtaken = fate >= 80 && fate < 120;
      boolean late = fate < 40 || overtaken;
      long told = time.now();
      long then = Math.max(arrives, told + (late ? dice.nextLong(4000) : dice.nextLong(1, 20)));
      if (overtaken) {
        bites.accept("message overtaken");
      } else {
        arrives = then;
        if (late || twice) {
          bites.accept(late ? "message late" : "message twice");
        }
      }
      int mine = connection;
      for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
        time.later(
            then - told,
            () -> {
              if (!closed && connected && mine == connection) {
                hear(text);
              }
            });
      }
    }

    private void hear(String text) {
      try {
        if (task.heard(text)) {
          announce();
        }
        if (text.contains("markPriceUpdate")) {
          Matcher symbol = SYMBOL.matcher(text);
          Matcher made = MADE.matcher(text);
          if (symbol.find() && made.find()) {
            marks.merge(
                symbol.group(1),
                new Mark(Long.parseLong(made.group(1)), time.now()),
                (old, now) -> now.made() < old.made() ? old : now);
          }
        }
      } catch (GarbledAnswer e) {
        fail(e.words());
      }
    }

    private void announce() {
      if (!announced) {
        announced = true;
        lost = false;
        task.telling();
        queue.put(new StreamMessage.Gap(task.name(), true, "it tells from here on"));
      }
    }

    private void tend() {
      if (closed) {
        return;
      }
      if (connected && announced) {
        task.tend().ifPresent(this::fail);
      }
      time.later(TEND, this::tend);
    }

    private void fail(String words) {
      if (!lost) {
        queue.put(new StreamMessage.Lost(task.name(), words));
      }
      lost = true;
      connected = false;
      live.remove(this);
      connection++;
      leave.run();
      time.later(REOPEN + dice.nextLong(10_000), this::connect);
    }

    @Override
    public void close() {
      closed = true;
      live.remove(this);
      leave.run();
    }
  }
}
