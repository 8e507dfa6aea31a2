// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.market.venue.ExchangeSymbols.Market;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A venue that an account's futures are at, and how it writes their names. */
public enum FuturesVenue {
  /** Linear contracts, margined in USDT or USDC; quantities in units of the base. */
  BINANCE_USDM("binance", "BTCUSDT or BTC/USDT:USDT"),
  /** Inverse contracts, margined in coin; quantities in contracts of so many dollars. */
  BINANCE_COINM("binance", "BTCUSD_PERP or BTC/USD:BTC"),
  /** Linear and inverse contracts; an inverse one is worth one dollar. */
  BYBIT("bybit", "BTCUSDT, BTCUSD or BTC/USDT:USDT"),
  /** Linear and inverse contracts. */
  OKX("okx", "BTC-USDT-SWAP, BTC-USD-SWAP or BTC/USDT:USDT"),
  /** Linear contracts, margined in USDC or USDT. */
  DERIBIT("deribit", "BTC_USDC-PERPETUAL or BTC/USDC:USDC"),
  /** Linear perpetuals, margined in USDC and named by their coin. */
  HYPERLIQUID("hyperliquid", "BTC or BTC/USDC:USDC"),
  /** Both of Binance's kinds in one account, each with the wallet of what it settles in. */
  BINANCE("binance", "BTCUSDT, BTCUSD_PERP or BTC/USDT:USDT");

  private static final Asset USD = new Asset("USD");
  private static final Asset USDC = new Asset("USDC");

  private final String lister;
  private final String example;

  FuturesVenue(String lister, String example) {
    this.lister = lister;
    this.example = example;
  }

  /** The venue of that name, in any case. */
  public static Optional<FuturesVenue> find(String text) {
    return Arrays.stream(values()).filter(one -> one.toString().equalsIgnoreCase(text)).findFirst();
  }

  /** Every venue's name, for messages. */
  public static String known() {
    return String.join(", ", Arrays.stream(values()).map(FuturesVenue::toString).toList());
  }

  /** Whether it pools collateral in some mode. */
  public boolean pools() {
    return this == BINANCE_USDM || this == BINANCE;
  }

  /** Who lists its contracts: Binance has one name for both of its kinds. */
  public VenueId id() {
    return new VenueId(lister);
  }

  /**
   * Whether a name alone tells the venue's contracts from an asset, so that one may be looked for
   * among them without a word on the venue.
   */
  public boolean namesContracts() {
    return this != HYPERLIQUID;
  }

  /** A contract's name as people write it, for messages. */
  public String example() {
    return example;
  }

  /** How a name that is no contract of this venue is to be mended, for messages. */
  String mending(String text) {
    boolean inverse = this != BINANCE_COINM && this != BINANCE && BINANCE_COINM.ownSuffix(text);
    return "write " + example + (inverse ? "; this one is of venue: " + BINANCE_COINM : "");
  }

  private boolean ownSuffix(String text) {
    return text.strip().toUpperCase(Locale.ROOT).endsWith("_PERP") && contract(text).isPresent();
  }

  /**
   * The contract that a name means: the venue's own symbol or a unified name, in any case. Nothing
   * where it is no futures contract of this venue.
   */
  public Optional<InstrumentId> contract(String text) {
    String symbol = text.strip().toUpperCase(Locale.ROOT);
    try {
      return (symbol.contains("/") ? Optional.of(InstrumentId.parse(id(), symbol)) : own(symbol))
          .filter(this::lists);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<InstrumentId> own(String symbol) {
    return switch (this) {
      case BINANCE_USDM -> ExchangeSymbols.parse(id(), symbol, Market.LINEAR);
      case BINANCE_COINM -> ExchangeSymbols.parse(id(), symbol, Market.INVERSE);
      case BYBIT -> BybitSymbols.parse(id(), symbol);
      case OKX -> OkxSymbols.parse(id(), symbol);
      case DERIBIT -> DeribitSymbols.parse(id(), symbol);
      case BINANCE -> BINANCE_USDM.contract(symbol).or(() -> BINANCE_COINM.contract(symbol));
      case HYPERLIQUID -> Optional.of(InstrumentId.perpetual(id(), new Asset(symbol), USDC, USDC));
    };
  }

  private boolean lists(InstrumentId id) {
    boolean linear = id.settle().equals(Optional.of(id.quote())) && !id.quote().equals(USD);
    return switch (this) {
      case BINANCE_USDM, DERIBIT -> linear;
      case BINANCE_COINM -> id.isInverse();
      case BYBIT, OKX, BINANCE -> linear || id.isInverse();
      case HYPERLIQUID -> linear && id.isPerpetual() && id.quote().equals(USDC);
    };
  }

  /**
   * What one contract is where the user does not say: units of the base for a linear contract,
   * dollars for an inverse one. Binance COIN-M and OKX: 100 for BTC, 10 for every other coin;
   * Bybit: 1. Quantities of linear contracts are then in units of the base, at OKX too.
   */
  public BigDecimal contractSize(InstrumentId id) {
    if (!id.isInverse() || this == BYBIT) {
      return BigDecimal.ONE;
    }
    return id.base().equals(Asset.BTC) ? BigDecimal.valueOf(100) : BigDecimal.TEN;
  }

  /** {@code binance-usdm}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
