// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.account.PositionMode;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFile.SpotFees;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.FaultsFile;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.OpeningAccount;
import dev.ballast.app.exchange.local.LocalVenue;
import dev.ballast.cost.TradingCosts;
import dev.ballast.venue.sim.FeeAssets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an exchange on this machine over recorded history. */
@Command(
    name = "venue",
    description =
        "Run an exchange on this machine: recorded history behind the exchange's own API.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class VenueCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the loopback (default: any that is free).")
  private int port;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY:SECRET:ACCOUNT",
      description =
          "A client's key, what it signs with, and its account file; more than one may be given.")
  private List<String> keys = List.of();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "The market's first moment, 00:00 UTC.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Its last moment, 00:00 UTC (default: the end of history).")
  private @Nullable LocalDate to;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      defaultValue = "1x",
      description = {
        "How much faster than the clock the market goes: 3600x is an hour a second;",
        "0x stands until POST /local/clock moves it (default: ${DEFAULT-VALUE})."
      })
  private String speed;

  @Option(names = "--faults", paramLabel = "FILE", description = "What goes wrong at it, and when.")
  private @Nullable Path faults;

  @Mixin private BarsOption bars;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print where it listens as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new UserMistake("--port " + port + ": from 0 to " + HIGHEST_PORT);
    }
    double times = times();
    List<Client> clients = clients();
    Optional<FaultsFile> script = Optional.ofNullable(faults).map(FaultsFile::read);
    Market market = Market.of(data.open());
    long start = market.moment("--from", Optional.of(from));
    long end = market.moment("--to", Optional.ofNullable(to));
    if (end <= start) {
      throw new UserMistake("--to " + to + " is not after --from " + from);
    }
    try (LocalVenue venue =
        LocalVenue.start(
            market,
            bars.length(),
            start,
            end,
            times,
            () -> Today.now().toEpochMilli(),
            TradingCosts.DEFAULT,
            port)) {
      for (Client client : clients) {
        venue.open(
            client.key(),
            client.secret(),
            OpeningAccount.of(client.account(), start).in(market, start).events(),
            MarginTerms.of(market, client.account()).margins(Usual.MARKET),
            client.account().positionMode() == PositionMode.HEDGE,
            fees(client.account()));
      }
      script.ifPresent(venue::arm);
      say(venue);
      waitForTheEnd();
    }
    return 0;
  }

  private static FeeAssets fees(AccountFile account) {
    return new FeeAssets(account.spotFees() == SpotFees.RECEIVED, account.feeCoin());
  }

  /** Until the process is ended, or its thread interrupted. */
  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      // What was waited for: the server is closed next, which an interrupted thread could not.
    }
  }

  private void say(LocalVenue venue) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println("{\"url\": \"" + venue.url() + "\", \"ws\": \"" + venue.socket() + "\"}");
    } else {
      out.println("The exchange listens at " + venue.url() + " and " + venue.socket() + ".");
      out.println("Its market begins " + from + " and goes at " + speed + "; end it with Ctrl-C.");
    }
    out.flush();
  }

  private double times() {
    String number = speed.endsWith("x") ? speed.substring(0, speed.length() - 1) : speed;
    double times;
    try {
      times = Double.parseDouble(number);
    } catch (NumberFormatException _) {
      times = Double.NaN;
    }
    if (!(times >= 0) || times > 1e7) {
      throw new UserMistake("--speed " + speed + ": write 1x, 3600x or 0x, up to 10000000x");
    }
    return times;
  }

  /** A key and the account behind it. */
  private record Client(String key, String secret, AccountFile account) {}

  private List<Client> clients() {
    List<Client> clients = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    for (String given : keys) {
      String[] parts = given.split(":", 3);
      if (parts.length < 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
        throw new UserMistake(
            "--key: write KEY:SECRET:ACCOUNT.yaml, the three with a colon between");
      }
      if (!names.add(parts[0])) {
        throw new UserMistake("--key: " + parts[0] + " is given twice");
      }
      clients.add(
          new Client(parts[0], parts[1], AccountFileReader.read(Path.of(parts[2]), Today.utc())));
    }
    return clients;
  }
}
