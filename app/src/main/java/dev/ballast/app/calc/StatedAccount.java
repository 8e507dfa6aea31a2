// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.config.FuturesVenue;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.app.store.BundledRules;
import dev.ballast.margin.AccountTotals;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.venue.BinanceCoinm;
import dev.ballast.margin.venue.BinanceUsdm;
import dev.ballast.margin.venue.DeribitLinear;
import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.VenueMargin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account file as margin mathematics takes it. What the file may leave out is filled in, and
 * said: a mark that is not given is the contract's other side's, else the store's last close, else
 * the entry price, an isolated wallet the account's or else the initial margin, a maintenance rate
 * the margin table's.
 *
 * @param file as it was read
 * @param account the same, complete; its wallet is zero where none is given
 * @param positions in the file's order
 * @param collateral what stands behind the positions in place of the wallet; none in single-asset
 *     mode
 */
public record StatedAccount(
    AccountFile file,
    MarginAccount account,
    List<StatedPosition> positions,
    StatedCollateral collateral) {
  public StatedAccount {
    positions = List.copyOf(positions);
  }

  /**
   * Completes a file; refuses a position of which neither rate nor table is known.
   *
   * @param known asked where a position gives no rate or mark, or collateral no haircut or index
   */
  public static StatedAccount of(AccountFile file, KnownFigures known) {
    StatedAccount stated = withWhatIsKnown(file, known);
    for (StatedPosition position : stated.positions()) {
      if (!position.position().tiers().isKnown()) {
        throw position
            .entry()
            .missing("maintenanceRate", Completion.unknown(file, position.entry()));
      }
    }
    return stated;
  }

  /** Completes a file; what a position must keep may stay unknown. */
  public static StatedAccount withWhatIsKnown(AccountFile file, KnownFigures known) {
    requireOneKind(file);
    VenueMargin venue = venue(file);
    Completion completion = new Completion(file, venue, known);
    List<StatedPosition> positions = file.positions().stream().map(completion::position).toList();
    List<MarginPosition> margined = positions.stream().map(StatedPosition::position).toList();
    BigDecimal wallet = file.wallet().orElse(BigDecimal.ZERO);
    return new StatedAccount(
        file,
        MarginAccount.of(venue, wallet, margined),
        positions,
        StatedCollateral.of(file, known));
  }

  /** Calculators ask about one wallet, or about isolated ones. */
  private static void requireOneKind(AccountFile file) {
    if (file.margin() == Margin.CROSS || file.walletBalance().isPresent()) {
      file.requireOneWallet();
    }
    if (!file.isOfOneMargin()) {
      throw new UserMistake(
          file.where()
              + ": some positions are isolated and some cross; calculators take one of the two:"
              + " write a file for each");
    }
    boolean mixed =
        file.positions().stream().map(one -> one.instrument().isInverse()).distinct().count() > 1;
    if (file.venue() == FuturesVenue.BINANCE && mixed) {
      throw new UserMistake(
          file.where()
              + ": calculators take linear or coin-margined positions; write a file for each");
    }
  }

  private static VenueMargin venue(AccountFile file) {
    return switch (file.venue()) {
      case DERIBIT -> DeribitLinear.of(BundledRules.deribit());
      case BINANCE ->
          file.positions().stream().anyMatch(one -> one.instrument().isInverse())
              ? new BinanceCoinm()
              : new BinanceUsdm();
      case BINANCE_USDM, BINANCE_COINM, BYBIT, OKX, HYPERLIQUID ->
          VenueMargin.named(file.venue().toString()).orElseThrow();
    };
  }

  /** Whether a position's initial margin is known: by its leverage, or by its size alone. */
  boolean isLevered(StatedPosition held) {
    return held.isLevered() || account.venue().initialRate(held.position()).isPresent();
  }

  /**
   * The same account with what positions that are not in the file must keep and have gained;
   * refuses it where every position has a wallet of its own.
   */
  public StatedAccount withOthers(BigDecimal maintenance, BigDecimal profit) {
    boolean none = maintenance.signum() == 0 && profit.signum() == 0;
    if (isIsolated() && !none) {
      throw new UserMistake(
          (maintenance.signum() != 0 ? "--other-maintenance" : "--other-profit")
              + ": other positions share a cross wallet; leave it out, or the isolated wallet");
    }
    MarginAccount wider =
        new MarginAccount(
            account.venue(), account.wallet(), account.positions(), maintenance, profit);
    return new StatedAccount(file, wider, positions, collateral);
  }

  /** The same account with collateral that flags state; refuses to have it twice. */
  public StatedAccount withCollateral(StatedCollateral flags) {
    if (flags.pool().isEmpty()) {
      return this;
    }
    if (!collateral.pool().isEmpty()) {
      throw new UserMistake(
          "--collateral: the account's collateral is in " + file.name() + "; give it once");
    }
    if (isIsolated()) {
      throw new UserMistake(
          "--collateral: stands behind cross positions only; leave it out, or the isolated wallet");
    }
    if (account.positions().stream().anyMatch(MarginPosition::isInverse)) {
      throw new UserMistake(
          "--collateral: is counted in the quote, and inverse positions settle in coin; give linear"
              + " positions");
    }
    if (file.wallet().isPresent()) {
      throw new UserMistake(
          "--collateral: stands in place of the wallet balance; write that as --collateral %s:%s:1%s"
              .formatted(
                  file.settle(),
                  file.wallet().get().toPlainString(),
                  flags.pool().levels().isPresent() ? ":1" : ":0:0"));
    }
    return new StatedAccount(file, account, positions, flags);
  }

  /**
   * The account as the venue liquidates it: with pooled collateral its counted value is the wallet,
   * and under portfolio margin positions must keep as many times more.
   */
  MarginAccount liquidated() {
    if (collateral.pool().isEmpty()) {
      return account;
    }
    BigDecimal ratio = collateral.pool().ratio();
    return new MarginAccount(
        account.venue(),
        collateral.pool().counted(file.settle(), BigDecimal.ZERO),
        account.positions().stream().map(one -> one.withTiers(one.tiers().times(ratio))).toList(),
        account.otherMaintenance().multiply(ratio),
        account.otherProfit());
  }

  /** What it adds up to; nothing where positions settle in several assets. */
  Optional<AccountTotals> totals() {
    BigDecimal shared = isIsolated() ? BigDecimal.ZERO : account.wallet();
    MarginAccount backed =
        new MarginAccount(
            account.venue(),
            shared,
            account.positions(),
            account.otherMaintenance(),
            account.otherProfit());
    return isOfOneAsset()
        ? Optional.of(AccountTotals.of(backed, collateral.pool(), file.settle()))
        : Optional.empty();
  }

  /** Initial margin of all positions; nothing where a leverage is not given. */
  Optional<BigDecimal> initial(AccountTotals totals) {
    return positions.stream().allMatch(this::isLevered)
        ? Optional.of(totals.initial())
        : Optional.empty();
  }

  /** Whether all positions settle in one asset; amounts of several are not added up. */
  public boolean isOfOneAsset() {
    return account.positions().stream().map(MarginPosition::settlement).distinct().count() <= 1;
  }

  /** Whether every position has a wallet of its own. */
  public boolean isIsolated() {
    return file.margin() == Margin.ISOLATED;
  }

  /**
   * The wallet behind cross positions, or beside isolated ones; nothing where none is given, and
   * where it stands behind the only isolated position.
   */
  Optional<BigDecimal> wallet() {
    boolean taken =
        isIsolated()
            && positions.size() == 1
            && positions.getFirst().entry().isolatedWallet().isEmpty();
    return taken ? Optional.empty() : file.wallet();
  }

  /** Fills in what a file leaves out. */
  private record Completion(AccountFile file, VenueMargin venue, KnownFigures known) {
    StatedPosition position(PositionEntry entry) {
      List<String> notes = new ArrayList<>();
      MarginPosition position =
          MarginPosition.of(
                  entry.instrument(),
                  entry.quantity().multiply(BigDecimal.valueOf(entry.side().sign())),
                  entry.entryPrice(),
                  tiers(entry, notes))
              .withContractSize(entry.contractSize())
              .withMark(mark(entry, notes))
              .withLeverage(entry.leverage().orElse(BigDecimal.ONE))
              .withTakerFee(entry.takerFee().orElse(BigDecimal.ZERO));
      StatedPosition.farEntry(entry.instrument(), entry.entryPrice(), position.markPrice())
          .ifPresent(notes::add);
      return new StatedPosition(
          entry,
          file.margin() == Margin.CROSS
              ? position
              : position.withIsolated(wallet(entry, position, notes)),
          notes);
    }

    /** A contract has one mark: in hedge mode one side's is the other's. */
    private BigDecimal mark(PositionEntry entry, List<String> notes) {
      if (entry.markPrice().isPresent()) {
        return entry.markPrice().get();
      }
      Optional<BigDecimal> otherSide = PositionEntry.mark(entry.instrument(), file.positions());
      if (otherSide.isPresent()) {
        notes.add(
            "no markPrice is given on the "
                + Words.of(entry.side())
                + " side; it is the other side's");
        return otherSide.get();
      }
      return known
          .mark(entry.instrument(), notes)
          .orElseGet(() -> {
            notes.add("no markPrice is given; the entry price stands in for it");
            return entry.entryPrice();
          });
    }

    private MaintenanceTiers tiers(PositionEntry entry, List<String> notes) {
      if (entry.maintenanceRate().isPresent()) {
        BigDecimal rate = entry.maintenanceRate().get();
        if (rate.signum() == 0) {
          throw entry.mistake("maintenanceRate: a maintenance rate is above zero");
        }
        if (rate.add(entry.takerFee().orElse(BigDecimal.ZERO)).compareTo(BigDecimal.ONE) >= 0) {
          throw entry.mistake("maintenanceRate: with takerFee it is not below 1");
        }
        return MaintenanceTiers.stated(rate, entry.maintenanceAmount().orElse(BigDecimal.ZERO));
      }
      if (entry.maintenanceAmount().isPresent()) {
        throw entry.missing("maintenanceRate", "maintenanceAmount goes with it");
      }
      Optional<MaintenanceTiers> sized = bySize(entry, notes);
      if (sized.isPresent()) {
        return sized.get();
      }
      Optional<Brackets> found = table(entry);
      if (found.isEmpty()) {
        notes.add(unknown(file, entry));
        return MaintenanceTiers.UNKNOWN;
      }
      Brackets table = found.get();
      notes.add(
          "margin table of "
              + table.instrument()
              + " as of "
              + table.asOf()
              + ": "
              + table.source());
      return MaintenanceTiers.of(table);
    }

    /** Where a venue has no tiers but a rate that rises with the size. */
    private Optional<MaintenanceTiers> bySize(PositionEntry entry, List<String> notes) {
      if (!(venue instanceof DeribitLinear deribit)) {
        return Optional.empty();
      }
      Optional<DeribitLinear.Rates> rates = deribit.rates(entry.instrument());
      rates.ifPresent(_ -> notes.add("rates by size: " + BundledRules.DERIBIT_SOURCE));
      return rates.map(one -> one.tiers(entry.signedSize()));
    }

    /** The venue's table; other venues' contracts of the same name have tables of their own. */
    private Optional<Brackets> table(PositionEntry entry) {
      return known.table(file.venue().id(), entry.instrument());
    }

    static String unknown(AccountFile file, PositionEntry entry) {
      return "no margin table of "
          + entry.symbol()
          + " at "
          + file.venue()
          + " is known, so its rate "
          + (file.venue() == FuturesVenue.HYPERLIQUID ? "or the contract's maximumLeverage " : "")
          + "must be given";
    }

    private BigDecimal wallet(PositionEntry entry, MarginPosition position, List<String> notes) {
      if (entry.isolatedWallet().isPresent()) {
        return entry.isolatedWallet().get();
      }
      if (file.positions().size() == 1 && file.walletBalance().isPresent()) {
        notes.add("no isolatedWallet is given; walletBalance stands behind the only position");
        return file.walletBalance().get();
      }
      if (entry.leverage().isEmpty()) {
        throw entry.missing(
            "isolatedWallet", "without it an isolated position needs leverage, to begin with");
      }
      notes.add("no isolatedWallet is given; it is the initial margin at entry");
      return position.initialAtEntry();
    }
  }
}
