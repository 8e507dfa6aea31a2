// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.account.PositionMode;
import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.margin.venue.Hyperliquid;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the positions of an account file, under the venue and the modes of the account. */
final class PositionReader {
  private static final String LARGEST = "1000000000";
  private static final String[] FIELDS = {
    "symbol",
    "side",
    "quantity",
    "entryPrice",
    "markPrice",
    "leverage",
    "margin",
    "isolatedWallet",
    "contractSize",
    "takerFee",
    "maintenanceRate",
    "maintenanceAmount",
    "maximumLeverage"
  };

  private final FuturesVenue venue;
  private final Margin margin;

  private PositionReader(FuturesVenue venue, Margin margin) {
    this.venue = venue;
    this.margin = margin;
  }

  /**
   * The positions, in order; in one-way mode a contract is there once, in hedge mode a side, and
   * both sides have one mark.
   */
  static List<PositionEntry> positions(
      Field field, FuturesVenue venue, Margin margin, PositionMode mode) {
    PositionReader reader = new PositionReader(venue, margin);
    boolean oneWay = mode == PositionMode.ONE_WAY;
    List<PositionEntry> positions = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (Field item : field.items()) {
      PositionEntry position = reader.position(item);
      if (!held.add(position.instrument() + (oneWay ? "" : " " + position.side()))) {
        throw item.mistake(
            position.instrument()
                + (oneWay
                    ? " is held twice; one-way mode has one position a contract"
                    : " is held twice on one side"));
      }
      refuseOtherMark(item, position, positions);
      positions.add(position);
    }
    return positions;
  }

  private static void refuseOtherMark(
      Field item, PositionEntry position, List<PositionEntry> others) {
    position
        .markPrice()
        .ifPresent(mark -> {
          Optional<BigDecimal> other = PositionEntry.mark(position.instrument(), others);
          if (other.isPresent() && other.get().compareTo(mark) != 0) {
            throw item.table(FIELDS)
                .require("markPrice")
                .mistake(
                    position.instrument()
                        + " has one mark price, and its other side is at "
                        + other.get().toPlainString());
          }
        });
  }

  /** The asset that a position's margin and profit are in. */
  static Asset settle(PositionEntry position) {
    return settle(position.instrument());
  }

  private static Asset settle(InstrumentId contract) {
    return contract.settle().orElseThrow();
  }

  private PositionEntry position(Field item) {
    Mapping table = item.table(FIELDS);
    Scalar symbol = table.require("symbol").scalar();
    InstrumentId contract = contract(symbol);
    Margin own = table.get("margin", one -> one.choice(Margin.class), margin);
    return new PositionEntry(
        item.where(),
        symbol.text(),
        contract,
        table.require("side").scalar().choice(PositionEntry.Side.class),
        held(table.require("quantity").scalar()),
        table.require("entryPrice").scalar().positivePrice(),
        table.get("markPrice", Scalar::positivePrice),
        leverage(table),
        own,
        isolatedWallet(table, own, settle(contract)),
        table.get("contractSize", PositionReader::contractSize, venue.contractSize(contract)),
        table.get("takerFee", Scalar::fraction),
        maintenanceRate(table),
        table.get("maintenanceAmount", one -> one.decimal("0", LARGEST)));
  }

  /** Not above what the file itself says is the contract's most. */
  private static Optional<BigDecimal> leverage(Mapping table) {
    Optional<BigDecimal> leverage = table.get("leverage", one -> one.decimal("1", "1000"));
    Optional<BigDecimal> most = table.get("maximumLeverage", one -> one.decimal("1", "1000"));
    if (leverage.isPresent() && most.isPresent() && leverage.get().compareTo(most.get()) > 0) {
      throw table
          .require("leverage")
          .mistake("above the position's maximumLeverage of " + most.get().toPlainString());
    }
    return leverage;
  }

  /** As written; at Hyperliquid also by the contract's maximum leverage. */
  private Optional<BigDecimal> maintenanceRate(Mapping table) {
    Optional<BigDecimal> rate = table.get("maintenanceRate", Scalar::fraction);
    Optional<BigDecimal> most = table.get("maximumLeverage", one -> one.decimal("1", "1000"));
    if (most.isPresent() && venue != FuturesVenue.HYPERLIQUID) {
      throw table
          .require("maximumLeverage")
          .mistakeAtKey("says what must be kept at hyperliquid only; write maintenanceRate");
    }
    if (most.isPresent() && rate.isPresent()) {
      throw table
          .require("maximumLeverage")
          .mistakeAtKey("stands beside 'maintenanceRate'; write one of them");
    }
    return rate.or(() -> most.map(Hyperliquid::maintenanceRate));
  }

  /** A cross position has none; some programs write that as zero. */
  private static Optional<BigDecimal> isolatedWallet(Mapping table, Margin margin, Asset asset) {
    Optional<BigDecimal> wallet = table.get("isolatedWallet", one -> one.amount(asset));
    if (margin == Margin.ISOLATED) {
      return wallet;
    }
    if (wallet.isPresent() && wallet.get().signum() != 0) {
      throw table
          .require("isolatedWallet")
          .mistakeAtKey("the account's margin is cross; take it out, or write margin: isolated");
    }
    return Optional.empty();
  }

  private static BigDecimal held(Scalar value) {
    BigDecimal quantity = value.anyDecimal();
    if (quantity.signum() < 0) {
      throw value.mistake("negative: " + value.text() + "; the side says long or short");
    }
    if (quantity.signum() == 0) {
      throw value.mistake("a position is above zero; its side says long or short");
    }
    return quantity;
  }

  private static BigDecimal contractSize(Scalar value) {
    BigDecimal size = value.decimal("0", LARGEST);
    if (size.signum() == 0) {
      throw value.mistake("a contract's size is above zero");
    }
    return size;
  }

  private InstrumentId contract(Scalar value) {
    Optional<InstrumentId> contract = venue.contract(value.text());
    if (contract.isEmpty() && value.text().contains("/")) {
      refuseSpot(value);
    }
    return contract.orElseThrow(() ->
        value.mistake(
            "not a contract of "
                + venue
                + ": '"
                + value.text()
                + "' ("
                + venue.mending(value.text())
                + ")"));
  }

  private static void refuseSpot(Scalar value) {
    Optional<InstrumentId> named = value.instrument();
    if (named.isPresent() && named.get().isSpot()) {
      throw value.mistake(named.get() + " is spot; it belongs in balances");
    }
  }
}
