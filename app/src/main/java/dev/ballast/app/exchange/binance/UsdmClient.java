// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.exchange.binance.RestCall.Method;
import dev.ballast.market.Interval;
import java.util.List;
import java.util.Optional;

/** The USD-M market over REST: what anybody may know, and an account's balances and positions. */
public final class UsdmClient {
  /** Snapshots of open interest that are told at once at most. */
  public static final int MOST_SNAPSHOTS = 500;

  /** Fundings that are told at once at most. */
  public static final int MOST_FUNDINGS = 1000;

  private final RestClient rest;
  private final MarketClient market;
  private final OrderClient orders;
  private final UsdmSettings settings;

  UsdmClient(RestClient rest) {
    this.rest = rest;
    this.market = new MarketClient(rest, false);
    this.orders = new OrderClient(rest, false);
    this.settings = new UsdmSettings(rest);
  }

  /** What anybody may know of prices and rules. */
  public MarketClient market() {
    return market;
  }

  /** Orders and their fills. */
  public OrderClient orders() {
    return orders;
  }

  /** How the account is set. */
  public UsdmSettings settings() {
    return settings;
  }

  private static <T> List<T> all(WireFields told, java.util.function.Function<WireFields, T> one) {
    return told.list().stream().map(one).toList();
  }

  /** A contract's mark, index and funding. */
  public Answer<Premium> premium(String symbol) {
    return rest.ask(RestCall.open("/fapi/v1/premiumIndex", Premium::of).with("symbol", symbol));
  }

  /** Marks, indices and funding of all contracts. */
  public Answer<List<Premium>> premiums() {
    return rest.ask(
        RestCall.open("/fapi/v1/premiumIndex", told -> all(told, Premium::of)).weighing(10));
  }

  /**
   * Fundings that were settled, in order; 1,000 from the first on at most.
   *
   * @param from epoch milliseconds
   * @param to epoch milliseconds
   */
  public Answer<List<SettledFunding>> fundings(String symbol, long from, Optional<Long> to) {
    return rest.ask(
        RestCall.open("/fapi/v1/fundingRate", told -> all(told, SettledFunding::of))
            .with("symbol", symbol)
            .with("startTime", from)
            .with("endTime", to)
            .with("limit", MOST_FUNDINGS));
  }

  /** Bars of a contract's mark price, as {@link MarketClient#klines}; they have no volume. */
  public Answer<List<Kline>> markKlines(
      String symbol, Interval interval, Optional<Long> from, Optional<Long> to, int limit) {
    return market.klines("markPriceKlines", "symbol", symbol, interval, from, to, limit);
  }

  /** The same of the index that a contract's mark goes by. */
  public Answer<List<Kline>> indexKlines(
      String pair, Interval interval, Optional<Long> from, Optional<Long> to, int limit) {
    return market.klines("indexPriceKlines", "pair", pair, interval, from, to, limit);
  }

  /**
   * How much of a contract was open, in order of time; the exchange tells of the last 30 days.
   *
   * @param spacing of the rows, from 5 minutes to a day
   * @param from epoch milliseconds
   * @param to epoch milliseconds
   */
  public Answer<List<OpenContracts>> openInterests(
      String symbol, Interval spacing, long from, long to) {
    return rest.ask(
        RestCall.open(
                "/futures/data/openInterestHist", told -> all(told, OpenContracts::ofSnapshot))
            .with("symbol", symbol)
            .with("period", spacing.toString())
            .with("startTime", from)
            .with("endTime", to)
            .with("limit", MOST_SNAPSHOTS));
  }

  /** What the account adds up to. */
  public Answer<UsdmTotals> totals() {
    return rest.ask(RestCall.signed(Method.GET, "/fapi/v3/account", UsdmTotals::of).weighing(5));
  }

  /** What the account holds of each asset. */
  public Answer<List<UsdmBalance>> balances() {
    return rest.ask(
        RestCall.signed(Method.GET, "/fapi/v3/balance", told -> all(told, UsdmBalance::of))
            .weighing(5));
  }

  /** Positions; symbols with orders alone are told with a quantity of zero. */
  public Answer<List<UsdmPosition>> positions() {
    return rest.ask(
        RestCall.signed(Method.GET, "/fapi/v3/positionRisk", told -> all(told, UsdmPosition::of))
            .weighing(5));
  }

  /**
   * What came and went from a time to another, in order.
   *
   * @param from epoch milliseconds
   * @param to epoch milliseconds
   * @param kind of income; all where none is named
   */
  public Answer<List<IncomeEntry>> income(long from, long to, Optional<String> kind) {
    return IncomePages.read(from, (start, limit) -> incomePage(start, to, kind, limit));
  }

  private Answer<List<IncomeEntry>> incomePage(
      long from, long to, Optional<String> kind, int limit) {
    return rest.ask(
        RestCall.signed(Method.GET, "/fapi/v1/income", told -> all(told, IncomeEntry::of))
            .weighing(30)
            .with("startTime", from)
            .with("endTime", to)
            .with("incomeType", kind)
            .with("limit", limit));
  }

  /** Opens private streams for an hour. */
  Answer<ListenKey> openListenKey() {
    return rest.ask(RestCall.keyed(Method.POST, "/fapi/v1/listenKey", ListenKey::of));
  }

  /** Lets them be open for another hour. */
  Answer<Done> renewListenKey() {
    return rest.ask(RestCall.keyed(Method.PUT, "/fapi/v1/listenKey", _ -> Done.DONE));
  }
}
