// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Deliveries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.policy.CarryKind;
import dev.ballast.policy.CarryTerms;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every carry that is there at a moment, priced after all that it costs.
 *
 * @param time as of which all was known, epoch milliseconds
 * @param terms by which they are held
 * @param quotes the best net yield first, those that cannot be had after the others
 * @param missing what could not be priced, in order of asset and kind
 */
public record CarryScan(
    long time, CarryTerms terms, List<CarryQuote> quotes, List<MissingCarry> missing) {
  private static final Comparator<CarryQuote> BEST_FIRST =
      Comparator.comparing((CarryQuote quote) -> !quote.offered())
          .thenComparing(quote -> quote.amounts().netYield(), Comparator.reverseOrder())
          .thenComparing(CarryQuote::asset)
          .thenComparing(quote -> quote.pair().future());

  /** Copies the lists, the quotes in order. */
  public CarryScan {
    quotes = quotes.stream().sorted(BEST_FIRST).toList();
    missing = List.copyOf(missing);
  }

  /** Scans a market as it was known. */
  public static CarryScan of(
      MarketView view, Marketplace market, TradingCosts costs, CarryTerms terms, CarryWish wish) {
    Scanner scanner = new Scanner(view, market, new CarryPricing(view, costs, terms), wish);
    for (Asset asset : wish.assets()) {
      scanner.scan(asset, terms.days());
    }
    return new CarryScan(view.time(), terms, scanner.quotes, scanner.missing);
  }

  /** The best carry of an asset, where one can be had. */
  public Optional<CarryQuote> best(Asset asset) {
    return quotes.stream()
        .filter(quote -> quote.asset().equals(asset) && quote.offered())
        .findFirst();
  }

  /** The carry of an asset in one contract. */
  public Optional<CarryQuote> find(Asset asset, InstrumentId future) {
    return quotes.stream()
        .filter(quote -> quote.asset().equals(asset) && quote.pair().future().equals(future))
        .findFirst();
  }

  /** Collects what is there. */
  private static final class Scanner {
    private final MarketView view;
    private final Marketplace market;
    private final CarryPricing pricing;
    private final CarryWish wish;
    private final List<CarryQuote> quotes = new ArrayList<>();
    private final List<MissingCarry> missing = new ArrayList<>();

    private Scanner(MarketView view, Marketplace market, CarryPricing pricing, CarryWish wish) {
      this.view = view;
      this.market = market;
      this.pricing = pricing;
      this.wish = wish;
    }

    private void scan(Asset asset, int days) {
      double owned = wish.owned().getOrDefault(asset, 0.0);
      InstrumentId spot = market.spot(asset);
      if (wish.kinds().contains(CarryKind.FUNDING)) {
        funding(asset, spot, days, owned);
      }
      if (wish.kinds().contains(CarryKind.CALENDAR)) {
        for (InstrumentId future : view.listings().dated(asset, market)) {
          if (Deliveries.daysTo(view, future) > 0) {
            calendar(asset, spot, future, owned);
          }
        }
      }
    }

    private void funding(Asset asset, InstrumentId spot, int days, double owned) {
      Optional<InstrumentId> perpetual = view.listings().perpetual(asset, market);
      if (perpetual.isEmpty()) {
        miss(asset, CarryKind.FUNDING, "no perpetual of " + asset + " is listed");
        return;
      }
      Optional<String> lacking = pricing.lacking(spot, perpetual.get());
      if (lacking.isPresent()) {
        miss(asset, CarryKind.FUNDING, lacking.get());
        return;
      }
      switch (FundingOutlook.of(view, perpetual.get(), days)) {
        case FundingOutlook.Unknown unknown -> miss(asset, CarryKind.FUNDING, unknown.reason());
        case FundingOutlook.Known known ->
            quotes.add(
                pricing.funding(
                    asset,
                    CarryPair.of(view, spot, perpetual.get()),
                    known,
                    wish.capital(),
                    owned));
      }
    }

    private void calendar(Asset asset, InstrumentId spot, InstrumentId future, double owned) {
      Optional<String> lacking = pricing.lacking(spot, future);
      if (lacking.isPresent()) {
        miss(asset, CarryKind.CALENDAR, lacking.get());
      } else {
        quotes.add(
            pricing.calendar(asset, CarryPair.of(view, spot, future), wish.capital(), owned));
      }
    }

    private void miss(Asset asset, CarryKind kind, String reason) {
      missing.add(new MissingCarry(asset, kind, reason));
    }
  }
}
