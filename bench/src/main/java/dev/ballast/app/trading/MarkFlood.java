// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.Usual;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a desk's memory does while the exchange tells marks without end: 600 contracts, each told
 * once a second, over real sockets into the desk's own streams, whose prices a session asks for all
 * the while. Once a minute it prints how much of the heap is in use after a full collection.
 */
public final class MarkFlood {
  private static final int CONTRACTS = 600;
  private static final long ASKS_EVERY = 20;
  private static final double MEBIBYTE = 1 << 20;

  private MarkFlood() {}

  /** Minutes to go on for, and marks a second. */
  public static void main(String[] arguments) throws InterruptedException {
    int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    double rate = arguments.length > 1 ? Double.parseDouble(arguments[1]) : CONTRACTS;
    List<InstrumentId> contracts =
        IntStream.range(0, CONTRACTS)
            .mapToObj(i ->
                InstrumentId.perpetual(
                    Usual.VENUE,
                    new Asset(String.format(Locale.ROOT, "MADE%03d", i)),
                    Usual.QUOTE,
                    Usual.QUOTE))
            .toList();
    List<String> symbols = contracts.stream().map(ExchangeSymbols::format).toList();
    try (FloodingExchange exchange = new FloodingExchange(symbols, rate);
        BinanceClient client =
            BinanceClient.of(exchange.endpoints(), Optional.empty(), System::currentTimeMillis)) {
      client.usdm().market().measureClock();
      Inbox inbox = new Inbox();
      Machine machine = Machine.by(System::currentTimeMillis);
      try (PriceWatch prices =
          new PriceWatch(
              client,
              new ExchangeTime(client.usdm().market().clock(), machine),
              machine,
              inbox,
              PriceWatch.BOUND,
              contracts)) {
        print(
            "minute    marks told    of them a second    contracts known    heap MiB    process MiB");
        long before = 0;
        for (int minute = 0; minute <= minutes; minute++) {
          int known = minute == 0 ? 0 : ask(prices, inbox, contracts);
          long told = exchange.told();
          print(
              String.format(
                  Locale.ROOT,
                  "%6d %13d %19.0f %18d %11.2f %14s",
                  minute,
                  told,
                  minute == 0 ? 0 : (told - before) / 60.0,
                  known,
                  heap(),
                  resident()));
          before = told;
        }
      }
    }
  }

  /**
   * A minute of a session that asks for prices; of how many contracts they are known at its end.
   */
  private static int ask(PriceWatch prices, Inbox inbox, List<InstrumentId> contracts)
      throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    int known = 0;
    while (System.nanoTime() < end) {
      inbox.await(ASKS_EVERY);
      inbox.handle();
      Optional<String> _ = prices.old(0, _ -> false);
      known = 0;
      for (InstrumentId one : contracts) {
        known += prices.fair(one).isPresent() && prices.best(one, true).isPresent() ? 1 : 0;
      }
    }
    return prices.old(0, _ -> false).isEmpty() ? known : -known;
  }

  private static double heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
  }

  /** As the kernel counts it; where there is no such kernel, not. */
  private static String resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .map(line ->
              String.format(
                  Locale.ROOT, "%.0f", Long.parseLong(line.replaceAll("\\D", "")) / 1024.0))
          .findFirst()
          .orElse("-");
    } catch (IOException _) {
      return "-";
    }
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
