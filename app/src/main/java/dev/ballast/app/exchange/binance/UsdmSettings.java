// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.MarginMode;
import dev.ballast.app.exchange.binance.RestCall.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a USD-M account is set: leverage, margin, modes, fees. To set what is set already is {@link
 * Done}.
 */
public final class UsdmSettings {
  private static final String UNCHANGED = "No need to change";

  private final RestClient rest;

  UsdmSettings(RestClient rest) {
    this.rest = rest;
  }

  /** How symbols are set: one, or all. */
  public Answer<List<SymbolSettings>> symbols(Optional<String> symbol) {
    return rest.ask(
        RestCall.signed(
                Method.GET,
                "/fapi/v1/symbolConfig",
                told -> told.list().stream().map(SymbolSettings::of).toList())
            .weighing(5)
            .with("symbol", symbol));
  }

  /** Sets the leverage of a symbol; gives it as it is then. */
  public Answer<Integer> setLeverage(String symbol, int leverage) {
    return rest.ask(
        RestCall.signed(Method.POST, "/fapi/v1/leverage", told -> told.count("leverage"))
            .with("symbol", symbol)
            .with("leverage", leverage));
  }

  /** Sets whose money stands for positions in a symbol. */
  public Answer<Done> setMargin(String symbol, MarginMode margin) {
    return set(
        post("/fapi/v1/marginType")
            .with("symbol", symbol)
            .with("marginType", margin == MarginMode.ISOLATED ? "ISOLATED" : "CROSSED"));
  }

  /** Whether long and short are kept apart. */
  public Answer<Boolean> hedgeMode() {
    return rest.ask(
        RestCall.signed(
                Method.GET, "/fapi/v1/positionSide/dual", told -> told.flag("dualSidePosition"))
            .weighing(30));
  }

  /** Keeps long and short apart, or together. */
  public Answer<Done> setHedgeMode(boolean apart) {
    return set(
        post("/fapi/v1/positionSide/dual").with("dualSidePosition", Boolean.toString(apart)));
  }

  /** Whether all assets together are margin. */
  public Answer<Boolean> multiAssets() {
    return rest.ask(
        RestCall.signed(
                Method.GET, "/fapi/v1/multiAssetsMargin", told -> told.flag("multiAssetsMargin"))
            .weighing(30));
  }

  /** The margin tables of one symbol or of all. */
  public Answer<List<SymbolBrackets>> brackets(Optional<String> symbol) {
    return rest.ask(
        RestCall.signed(Method.GET, "/fapi/v1/leverageBracket", UsdmSettings::tables)
            .with("symbol", symbol));
  }

  /** One symbol's table is told by itself or in a list of one. */
  private static List<SymbolBrackets> tables(WireFields told) {
    return told.node().isObject()
        ? List.of(SymbolBrackets.of(told))
        : told.list().stream().map(SymbolBrackets::of).toList();
  }

  /** Fees of a symbol. */
  public Answer<CommissionRates> commission(String symbol) {
    return rest.ask(
        RestCall.signed(Method.GET, "/fapi/v1/commissionRate", CommissionRates::of)
            .weighing(20)
            .with("symbol", symbol));
  }

  /**
   * Has the exchange cancel all orders of a symbol by itself unless this is asked again in time.
   *
   * @param time until then; zero for never
   */
  public Answer<Done> cancelAllAfter(String symbol, Duration time) {
    return rest.ask(
        post("/fapi/v1/countdownCancelAll")
            .weighing(10)
            .with("symbol", symbol)
            .with("countdownTime", time.toMillis()));
  }

  private static RestCall<Done> post(String path) {
    return RestCall.signed(Method.POST, path, _ -> Done.DONE);
  }

  private Answer<Done> set(RestCall<Done> call) {
    Answer<Done> answer = rest.ask(call);
    return answer instanceof Answer.Refused<Done> refused && refused.words().startsWith(UNCHANGED)
        ? new Answer.Given<>(Done.DONE)
        : answer;
  }
}
