// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Listens to symbols of a market. Marks come each second, so that each symbol's silence is seen for
 * itself; best prices come when they change, so that only the silence of all is.
 */
final class MarketTask implements StreamTask {
  private static final int IN_ONE_MESSAGE = 100;

  private final String name;
  private final URI base;
  private final List<String> symbols;
  private final String kind;
  private final boolean marks;
  private final StreamReader reader;
  private final StreamQueue queue;
  private final StreamPatience patience;
  private final LongSupplier nanos;
  private final Map<String, Long> last = new TreeMap<>();
  private final Set<String> silent = new TreeSet<>();
  private final Set<String> tried = new HashSet<>();
  private int taken;

  /**
   * A task.
   *
   * @param marks whether marks are listened to; else best prices
   */
  MarketTask(
      String name,
      URI base,
      StreamMessage.Of of,
      Collection<String> symbols,
      boolean marks,
      StreamQueue queue,
      StreamPatience patience,
      LongSupplier nanos) {
    this.name = name;
    this.base = base;
    this.symbols = symbols.stream().distinct().sorted().toList();
    this.kind = marks ? "@markPrice@1s" : "@bookTicker";
    this.marks = marks;
    this.reader = new StreamReader(of, name, nanos);
    this.queue = queue;
    this.patience = patience;
    this.nanos = nanos;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized Answer<Opening> opening() {
    taken = 0;
    List<String> first = new ArrayList<>();
    for (int from = 0; from < symbols.size(); from += IN_ONE_MESSAGE) {
      String some =
          symbols.subList(from, Math.min(symbols.size(), from + IN_ONE_MESSAGE)).stream()
              .map(one -> '"' + one.toLowerCase(Locale.ROOT) + kind + '"')
              .collect(Collectors.joining(","));
      first.add(
          "{\"method\":\"SUBSCRIBE\",\"params\":[" + some + "],\"id\":" + (first.size() + 1) + "}");
    }
    return new Answer.Given<>(new Opening(URI.create(base + "/ws"), first));
  }

  @Override
  public boolean tellsAtOnce() {
    return false;
  }

  @Override
  public synchronized boolean heard(String text) {
    WireFields message = WireFields.parse(text);
    Optional<WireFields> event = StreamReader.event(message);
    if (event.isPresent()) {
      reader.read(event.get()).forEach(this::told);
    } else if (message.has("error")) {
      throw new GarbledAnswer("the exchange does not take the subscription");
    } else if (message.has("id")) {
      taken++;
    }
    return taken * IN_ONE_MESSAGE >= symbols.size();
  }

  private void told(StreamMessage message) {
    String symbol =
        switch (message) {
          case StreamMessage.MarkUpdate mark -> mark.premium().symbol();
          case StreamMessage.BookUpdate book -> book.top().symbol();
          default -> "";
        };
    last.put(symbol, nanos.getAsLong());
    tried.remove(symbol);
    if (silent.remove(symbol)) {
      queue.put(new StreamMessage.Gap(name + ", " + symbol, true, "it tells again"));
    }
    queue.put(message);
  }

  @Override
  public synchronized void telling() {
    symbols.forEach(symbol -> last.put(symbol, nanos.getAsLong()));
  }

  @Override
  public synchronized Optional<String> tend() {
    return marks ? silence() : Optional.empty();
  }

  /** A symbol that has fallen silent has the connection made anew once; all of them each time. */
  private Optional<String> silence() {
    long now = nanos.getAsLong();
    boolean anew = false;
    int still = 0;
    for (String symbol : symbols) {
      if (now - last.getOrDefault(symbol, now) > patience.silence().toNanos()) {
        still++;
        anew |= tried.add(symbol);
        if (silent.add(symbol)) {
          queue.put(new StreamMessage.Lost(name + ", " + symbol, "it has told nothing for long"));
        }
      }
    }
    return anew || still == symbols.size()
        ? Optional.of("it has told nothing for long")
        : Optional.empty();
  }
}
