// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.account.Account;
import dev.ballast.account.Place;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.OpeningAccount;
import dev.ballast.app.render.CarryText;
import dev.ballast.app.render.Json;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.policy.CarryKind;
import dev.ballast.policy.CarryTerms;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.carry.CarryScan;
import dev.ballast.portfolio.carry.CarryWish;
import dev.ballast.report.desk.CarryReading;
import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.desk.FuturesReport;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scans history for what equal coins of spot and a future would earn. */
@Command(
    name = "carry",
    description = "Say what long spot and a short future of equal coins may earn, asset by asset.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CarryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--assets",
      paramLabel = "ASSET,...",
      split = ",",
      description = "Only these (default: all that the history has).")
  private List<String> assets = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A trading plan, whose costs and market are used.")
  private @Nullable Path policyFile;

  @Option(
      names = "--account",
      paramLabel = "FILE",
      description = "What is held: its spot may be sold, funding is expected on its positions.")
  private @Nullable Path accountFile;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Look at what was known at 00:00 UTC of the day (default: all history).")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "How long a funding carry is held (default: ${DEFAULT-VALUE}).")
  private int horizon;

  @Option(
      names = "--capital",
      paramLabel = "AMOUNT",
      defaultValue = "10000",
      description = "What one carry may tie up, in USDT (default: ${DEFAULT-VALUE}).")
  private double capital;

  @Option(
      names = "--leverage",
      paramLabel = "N",
      defaultValue = "2",
      description = "Of the future (default: ${DEFAULT-VALUE}).")
  private int leverage;

  @Option(
      names = "--reserve",
      paramLabel = "SHARE",
      defaultValue = "25%",
      description = "Beside the margin, of the future's notional (default: 25%%).")
  private String reserve;

  @Option(
      names = "--idle-yield",
      paramLabel = "SHARE",
      defaultValue = "0%",
      description = "What margin and reserve would earn elsewhere, a year (default: none).")
  private String idleYield;

  @Mixin private DataOptions data;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** What {@code --json} prints. */
  record CarryJson(CarryReading carry, FuturesReading futures) {}

  @Override
  public Integer call() {
    CarryTerms terms = terms();
    if (!(capital > 0 && Double.isFinite(capital))) {
      throw new UserMistake("--capital " + capital + ": an amount above zero");
    }
    Optional<Policy> policy =
        Optional.ofNullable(policyFile).map(file -> PolicyFile.read(file, Today.utc()));
    Optional<AccountFile> file =
        Optional.ofNullable(accountFile).map(one -> AccountFileReader.read(one, Today.utc()));
    Market market = Market.of(data.open());
    Marketplace place = policy.map(Policy::market).orElse(Usual.MARKET);
    MarketView view = market.at(market.moment("--as-of", Optional.ofNullable(asOf)));
    Account account =
        file.map(one -> OpeningAccount.held(one, view.time()).in(market, view.time()))
            .map(one -> one.account(view.time()))
            .orElse(Account.empty(view.time()));
    KnownAssets known = KnownAssets.of(market.history(), view.time());
    List<Asset> wanted =
        assets.isEmpty()
            ? view.listings().assets().stream().filter(one -> !one.isDollar()).toList()
            : assets.stream().map(known::parse).toList();
    CarryScan scan =
        CarryScan.of(
            view,
            place,
            policy.map(one -> one.terms().costs()).orElse(TradingCosts.DEFAULT),
            terms,
            new CarryWish(wanted, EnumSet.allOf(CarryKind.class), capital, owned(account)));
    CarryReading carry = CarryReading.of(scan);
    FuturesReading futures =
        FuturesReport.of(
            view,
            place,
            account,
            scan.quotes().stream().map(quote -> quote.asset()).distinct().toList());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(new CarryJson(carry, futures)));
      known.notes().forEach(spec.commandLine().getErr()::println);
    } else {
      known.notes().forEach(out::println);
      out.print(CarryText.of(carry, futures, Screen.color()));
      out.println(market.history().provenance());
    }
    return 0;
  }

  private CarryTerms terms() {
    try {
      return new CarryTerms(
          horizon, leverage, share("--reserve", reserve), share("--idle-yield", idleYield));
    } catch (IllegalArgumentException e) {
      throw new UserMistake(String.valueOf(e.getMessage()));
    }
  }

  private static Percent share(String name, String text) {
    try {
      return Percent.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UserMistake(name + ": " + e.getMessage());
    }
  }

  /** Coins in spot; dollars are none. */
  private static Map<Asset, Double> owned(Account account) {
    Map<Asset, Double> owned = new TreeMap<>();
    account.balances().stream()
        .filter(one -> one.place() == Place.SPOT && !one.asset().isDollar())
        .filter(one -> one.quantity().signum() > 0)
        .forEach(one -> owned.put(one.asset(), one.quantity().toDouble()));
    return owned;
  }
}
