// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.AccountFinding;
import dev.ballast.margin.AccountSettings;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.SortedValues;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * What an account is worth and how safe it is at a moment, without a review.
 *
 * @param at the market's time
 * @param quote that amounts are in
 * @param worth absent where something that is held has no price
 * @param findings what is wrong with the account, or why it cannot be valued
 * @param marks of what is held and what may be traded
 */
public record Glance(
    Instant at,
    String quote,
    Optional<Worth> worth,
    List<String> findings,
    SequencedMap<InstrumentId, Price> marks) {
  /** Copies the collections. */
  public Glance {
    findings = List.copyOf(findings);
    marks = SortedValues.copyOf(marks);
  }

  /**
   * What an account is worth.
   *
   * @param cash dollars in all wallets
   * @param spot value without cash
   * @param futures signed sum of notionals
   * @param gross spot and notionals without their signs
   * @param unrealised profit of open futures
   * @param leverage gross over equity
   * @param assets what is held of each, by name
   */
  public record Worth(
      double equity,
      double cash,
      double spot,
      double futures,
      double gross,
      double unrealised,
      Reading leverage,
      MarginUse margin,
      List<Held> assets) {
    /** Copies the list. */
    public Worth {
      assets = List.copyOf(assets);
    }
  }

  /**
   * What is held of an asset.
   *
   * @param sector that it is of; empty outside the plan
   * @param spot value
   * @param futures signed notional
   */
  public record Held(String asset, String sector, double spot, double futures) {
    /** Spot value plus futures notional. */
    public double net() {
      return spot + futures;
    }
  }

  /**
   * A look at an account.
   *
   * @param betas as last measured
   */
  public static Glance of(
      Policy policy,
      Account account,
      Marks marks,
      BracketBook brackets,
      AccountSettings settings,
      Map<Asset, Beta> betas) {
    List<String> findings = new ArrayList<>();
    Optional<Worth> worth = Optional.empty();
    try {
      worth = Optional.of(worth(policy, account, marks, brackets, settings, betas, findings));
    } catch (MissingData missing) {
      findings.add("it cannot be valued: " + missing.getMessage());
    }
    return new Glance(
        Instant.ofEpochMilli(marks.time()), policy.quote().code(), worth, findings, marks.prices());
  }

  private static Worth worth(
      Policy policy,
      Account account,
      Marks marks,
      BracketBook brackets,
      AccountSettings settings,
      Map<Asset, Beta> betas,
      List<String> says) {
    Exposure exposure = Exposure.of(account, marks);
    List<AccountFinding> findings =
        AccountFinding.of(
            account, marks, exposure, brackets, settings.collateral(), AccountFinding.USUAL_FACTOR);
    findings.forEach(one -> says.add(one.sentence()));
    double spot = exposure.spotCore().toDouble();
    double futures = 0;
    double gross = spot;
    for (var one : exposure.futures().values()) {
      futures += one.toDouble();
      gross += Math.abs(one.toDouble());
    }
    double equity = exposure.equity().toDouble();
    return new Worth(
        equity,
        exposure.cash().toDouble(),
        spot,
        futures,
        gross,
        exposure.unrealised().toDouble(),
        equity > 0 ? Reading.of(gross / equity) : Reading.absent("no equity is left"),
        new MarginOf(policy.quote(), marks, brackets, settings.collateral(), betas, findings)
            .of(account),
        assets(exposure, policy.core().sectors().asOf(UtcDay.date(marks.time()))));
  }

  private static List<Held> assets(Exposure exposure, SectorsOnDay sectors) {
    TreeSet<Asset> all = new TreeSet<>(exposure.spot().keySet());
    all.addAll(exposure.futures().keySet());
    return all.stream()
        .map(asset ->
            new Held(
                asset.code(),
                sectors.sectorOf(asset).map(Sector::name).orElse(""),
                exposure.spot(asset).toDouble(),
                exposure.futures(asset).toDouble()))
        .toList();
  }
}
