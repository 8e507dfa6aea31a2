// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Where a file states what is held, for messages: {@code account.yaml:7:5: balances[2]}.
 *
 * @param assets of balances; one with a price before others
 * @param contracts of positions
 */
record HeldPlaces(
    SequencedMap<Asset, String> assets, SequencedMap<InstrumentId, String> contracts) {
  /** No file states it. */
  static final HeldPlaces NONE = new HeldPlaces(new TreeMap<>(), new TreeMap<>());

  /** Copies the maps. */
  HeldPlaces {
    assets = Collections.unmodifiableSequencedMap(new TreeMap<>(assets));
    contracts = Collections.unmodifiableSequencedMap(new TreeMap<>(contracts));
  }

  /** The places of a file as of a time, by the names of today's history. */
  static HeldPlaces of(AccountFile file, ChangedNames names, long time) {
    TreeMap<Asset, String> assets = new TreeMap<>();
    for (BalanceEntry one : file.balances()) {
      Asset asset = names.name(one.asset(), time);
      if (one.price().isPresent()) {
        assets.put(asset, one.where());
      } else {
        assets.putIfAbsent(asset, one.where());
      }
    }
    TreeMap<InstrumentId, String> contracts = new TreeMap<>();
    for (PositionEntry one : file.positions()) {
      InstrumentId id = one.instrument();
      contracts.putIfAbsent(id.renamed(names.name(id.base(), time)), one.where());
    }
    return new HeldPlaces(assets, contracts);
  }

  /** A mistake in what is held of an asset. */
  UserMistake mistake(Asset asset, String message) {
    return mistake(Optional.ofNullable(assets.get(asset)), message);
  }

  /** A mistake in a position. */
  UserMistake mistake(InstrumentId contract, String message) {
    return mistake(Optional.ofNullable(contracts.get(contract)), message);
  }

  private static UserMistake mistake(Optional<String> where, String message) {
    return new UserMistake(where.map(place -> place + ": ").orElse("the account: ") + message);
  }
}
