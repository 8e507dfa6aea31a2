// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.UserMistake;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How far an account's assets move with the market, by flags such as {@code ETH=1.25}. */
public final class StatedBetas {
  private final StatedAccount account;
  private final Set<Asset> moving = new TreeSet<>();

  private StatedBetas(StatedAccount account) {
    this.account = account;
    for (MarginPosition position : account.account().positions()) {
      moving.add(ContractPrefix.underlying(position.instrument().base()));
      moving.add(position.settlement());
    }
    account.collateral().pool().assets().forEach(one -> moving.add(one.asset()));
    moving.removeIf(Asset::isDollar);
  }

  /**
   * Betas by asset. An asset may be named by a contract on it; one that moves nothing of the
   * account is refused, as a beta that changes nothing would be taken for one that does.
   */
  public static Map<Asset, Double> parse(Map<String, Double> flags, StatedAccount account) {
    StatedBetas stated = new StatedBetas(account);
    Map<Asset, Double> betas = new LinkedHashMap<>();
    flags.forEach((name, beta) -> {
      if (!Double.isFinite(beta)) {
        throw mistake(name, "not a number: " + beta);
      }
      Asset asset = stated.asset(name);
      if (betas.putIfAbsent(asset, beta) != null) {
        throw mistake(name, "the beta of " + asset + " is given twice");
      }
    });
    return betas;
  }

  private Asset asset(String name) {
    List<Asset> named = new ArrayList<>();
    try {
      Asset asset = Asset.parse(name);
      named.add(asset);
      named.add(ContractPrefix.underlying(asset));
    } catch (IllegalArgumentException _) {
      // A unified contract name is no asset's.
    }
    account.file().venue().contract(name).map(StatedBetas::underlying).ifPresent(named::add);
    if (named.isEmpty()) {
      throw mistake(name, "not an asset (write ETH=1.25)");
    }
    return named.stream()
        .filter(moving::contains)
        .findFirst()
        .orElseThrow(
            () -> mistake(name, "moves nothing of this account (its assets: " + known() + ")"));
  }

  private static Asset underlying(InstrumentId contract) {
    return ContractPrefix.underlying(contract.base());
  }

  private String known() {
    return moving.stream().map(Asset::code).collect(Collectors.joining(", "));
  }

  private static UserMistake mistake(String name, String why) {
    return new UserMistake("--beta " + name + ": " + why);
  }
}
