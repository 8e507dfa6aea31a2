// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.analytics.Volatility;
import dev.ballast.app.config.Given;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.cost.TradingCosts;
import dev.ballast.portfolio.hedge.HedgeQuality;
import dev.ballast.portfolio.hedge.HedgeReturns;
import dev.ballast.portfolio.hedge.HedgeStudy;
import dev.ballast.portfolio.hedge.HedgeVerdict;
import dev.ballast.portfolio.hedge.MinimumVarianceHedge;
import dev.ballast.portfolio.hedge.SoldContract;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shorts in one or several contracts that leave a book the least variance, measured: their
 * sizes and errors, how good they are, and what they cost beside what they save.
 */
final class LeastVarianceCalculator {
  /** What a solved double says. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int WINDOW = 90;
  private static final int HORIZON = 30;

  /** One fee and half a spread of a taker in futures. */
  private static final double ONE_WAY =
      TradingCosts.DEFAULT.futuresFees().taker(0).fraction()
          + TradingCosts.DEFAULT.halfSpread().fraction();

  /** What says nothing of such a hedge. */
  private static final List<String> OTHERS =
      List.of(
          "ratio",
          "protect",
          "correlation",
          "covariance",
          "beta",
          "targetBeta",
          "hedgeBeta",
          "volatility",
          "hedgeVolatility",
          "variance",
          "fall",
          "contractValue",
          "benchmark");

  private final Given given;
  private final HedgeSource.Answer answer;
  private final HedgeStudy.Measured study;
  private final MinimumVarianceHedge hedge;
  private final HedgeReturns series;
  private final int window;
  private final int horizon;

  private LeastVarianceCalculator(
      Given given, HedgeSource.Answer answer, MinimumVarianceHedge hedge, int window) {
    this.given = given;
    this.answer = answer;
    this.study = answer.study();
    this.hedge = hedge;
    this.series =
        study.series().with(hedge.legs().stream().map(MinimumVarianceHedge.Leg::contract).toList());
    this.window = window;
    this.horizon = given.findCount("horizon").orElse(HORIZON);
  }

  /** Whether the figures ask for such a hedge; those that only it has are refused where not. */
  static boolean isAsked(Given given) {
    if (given.has("with")) {
      return true;
    }
    for (String own : List.of("by", "book", "horizon", "costAtMost")) {
      if (given.has(own)) {
        throw given.mistake(own, "says nothing without 'with', the contracts to sell");
      }
    }
    return false;
  }

  /**
   * Reads a book and the contracts to sell.
   *
   * @param assets what is held, where the book is one asset of the stated exposure
   */
  static Calculation of(Given given, List<String> assets, HedgeSource source) {
    for (String other : OTHERS) {
      if (given.has(other)) {
        throw given.mistake(other, "says nothing of a hedge with measured contracts; leave it out");
      }
    }
    given
        .text("by")
        .filter(by -> !by.equals("minimum-variance"))
        .ifPresent(by -> {
          throw given.mistake(
              "by", "not a way to size several contracts: '" + by + "' (write minimum-variance)");
        });
    int window = given.findCount("window").orElse(WINDOW);
    HedgeSource.Answer answer =
        source.measure(
            new HedgeSource.Question(
                book(given, assets), contracts(given), window, given.findDay("asOf")));
    MinimumVarianceHedge.Result result = answer.study().minimumVariance();
    if (result instanceof MinimumVarianceHedge.Found found) {
      return new LeastVarianceCalculator(given, answer, found.hedge(), window).calculation();
    }
    throw given.mistake("with", answer.study().refusal(result).orElseThrow());
  }

  private static List<String> contracts(Given given) {
    List<String> contracts = new ArrayList<>();
    for (String one : given.text("with").orElseThrow().split(",", -1)) {
      String code = one.strip().toUpperCase(Locale.ROOT);
      if (code.isEmpty() || contracts.contains(code)) {
        throw given.mistake("with", "names assets that differ, such as BTC,ETH");
      }
      contracts.add(code);
    }
    return contracts;
  }

  private static SequencedMap<String, Double> book(Given given, List<String> assets) {
    SequencedMap<String, Double> book = new LinkedHashMap<>();
    if (given.has("book")) {
      if (!assets.isEmpty() || given.has("exposure")) {
        throw given.mistake("book", "is what is held; leave the asset and its exposure out");
      }
      given
          .amountsByAsset("book")
          .forEach((asset, value) -> {
            if (value.signum() <= 0) {
              throw given.mistake("book", asset + " must be above zero, not " + value);
            }
            book.put(asset.code(), value.doubleValue());
          });
      return book;
    }
    if (assets.isEmpty()) {
      throw given.missing("book", "what is held: ETH=40000,SOL=20000; or an asset and 'exposure'");
    }
    book.put(assets.getFirst(), given.positiveAmount("exposure").doubleValue());
    return book;
  }

  private Calculation calculation() {
    List<SoldContract> sold = new ArrayList<>();
    for (MinimumVarianceHedge.Leg leg : hedge.legs()) {
      sold.add(new SoldContract(leg.ratio(), 0, ONE_WAY, answer.funding().get(leg.contract()), 1));
    }
    HedgeQuality quality = HedgeQuality.of(series, sold, horizon);
    Calculation page =
        Calculation.titled("Hedge with " + names(study.contracts()) + ", by minimum variance")
            .field("method", "minimum-variance")
            .field("book", study.values())
            .field("window", window)
            .field("asOf", answer.day())
            .table(
                "lrrrrrl",
                List.of("contract", "ratio", "+- error", "USDT", "alone", "R2 alone", "closes of"),
                IntStream.range(0, study.contracts().size()).mapToObj(this::row).toList())
            .field(
                "contracts",
                IntStream.range(0, study.contracts().size())
                    .mapToObj(one -> part(one).fields())
                    .toList())
            .figure("exposure", number(study.value()), "exposure", "USDT")
            .figure("hedge", number(sum()), "hedge", "USDT")
            .figure("rSquared", number(hedge.rSquared()), "R2", "of the variance goes")
            .percent(
                "volatilityBefore", number(annual(study.series().book())), "volatility", "a year")
            .percent("volatility", number(quality.volatility()), "hedged", "a year")
            .percent(
                "residualVolatility",
                number(hedge.residualVolatility()),
                "residual",
                "a year, with the regression's degrees of freedom")
            .gap()
            .with("falls", falls(quality))
            .gap()
            .with("cost", cost(quality));
    List<String> notes = notes();
    Optional<HedgeVerdict> verdict =
        given
            .findShare("costAtMost")
            .map(most -> HedgeVerdict.of(series, sold, horizon, most.doubleValue()));
    verdict.ifPresent(one -> notes.addFirst(sentence(one.sentence())));
    page.field("verdict", verdict.map(LeastVarianceCalculator::verdict))
        .field("notes", notes)
        .formula(
            "least variance of book - sum of ratio x contract, no ratio below zero",
            "hedge = -ratio x exposure");
    notes.forEach(page::note);
    return page;
  }

  private static SequencedMap<String, Object> verdict(HedgeVerdict verdict) {
    String word =
        switch (verdict) {
          case HedgeVerdict.Worth _ -> "worth";
          case HedgeVerdict.Shrunk _ -> "shrunk";
          case HedgeVerdict.Refused _ -> "refused";
          case HedgeVerdict.Unjudged _ -> "unjudged";
        };
    return Calculation.part()
        .field("verdict", word)
        .field(
            "share",
            verdict instanceof HedgeVerdict.Shrunk shrunk
                ? Optional.of(number(shrunk.share()))
                : Optional.empty())
        .field("sentence", verdict.sentence())
        .fields();
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private Calculation falls(HedgeQuality quality) {
    String days = "of the " + quality.days() + " days";
    return Calculation.part()
        .percent("before", number(quality.unhedged().drawdown()), "worst fall", days)
        .percent("hedged", number(quality.hedged().drawdown()), "hedged", "renewed every day")
        .percent("saved", number(quality.saved()), "saved", "points of the exposure")
        .percent("dayBefore", number(quality.unhedged().dayLoss()), "95% day", "loss")
        .percent("dayHedged", number(quality.hedged().dayLoss()), "hedged", "loss");
  }

  private Calculation cost(HedgeQuality quality) {
    return Calculation.part()
        .field("horizon", horizon)
        .percent("trading", number(quality.trading()), "fees, spread", "both ways, of the exposure")
        .percent(
            "carry",
            quality.carry().stream().boxed().findFirst().map(LeastVarianceCalculator::number),
            "carry",
            "of %d days' funding, received +".formatted(horizon))
        .percent(
            "ofSaved",
            quality.saved() > 0
                ? quality.cost().stream()
                    .boxed()
                    .findFirst()
                    .map(cost -> number(cost / quality.saved()))
                : Optional.empty(),
            "cost",
            "of what it saves");
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(answer.notes());
    List<Asset> left = new ArrayList<>(study.contracts());
    hedge.legs().forEach(leg -> left.remove(study.contracts().get(leg.contract())));
    if (!left.isEmpty()) {
      notes.add(
          names(left)
              + (left.size() == 1 ? " is" : " are")
              + " left out: least variance would buy what a hedge only sells.");
    }
    notes.add(
        "Measured on %d daily returns, the last to 00:00 UTC of %s."
            .formatted(window, answer.day()));
    notes.add(
        "Trading is reckoned at %s of notional a trade, funding at the mean of the last 7 days."
            .formatted(Figures.readablePercent(number(ONE_WAY))));
    return notes;
  }

  private List<String> row(int contract) {
    Optional<MinimumVarianceHedge.Leg> leg = leg(contract);
    Optional<MinimumVarianceHedge> alone = alone(contract);
    return List.of(
        study.contracts().get(contract).code(),
        Figures.ratio(leg.map(MinimumVarianceHedge.Leg::ratio).orElse(0.0)),
        leg.map(one -> Figures.ratio(one.standardError())).orElse(""),
        Figures.whole(notional(leg)),
        alone.map(one -> Figures.ratio(one.legs().getFirst().ratio())).orElse(Figures.NONE),
        alone.map(one -> Figures.ratio(one.rSquared())).orElse(Figures.NONE),
        study.sources().get(contract).toString());
  }

  private Calculation part(int contract) {
    Optional<MinimumVarianceHedge.Leg> leg = leg(contract);
    Optional<MinimumVarianceHedge> alone = alone(contract);
    OptionalDouble funding = answer.funding().get(contract);
    return Calculation.part()
        .field("asset", study.contracts().get(contract).code())
        .field("source", study.sources().get(contract).toString())
        .field("ratio", number(leg.map(MinimumVarianceHedge.Leg::ratio).orElse(0.0)))
        .field("standardError", leg.map(one -> number(one.standardError())))
        .field("hedge", number(notional(leg)))
        .field("aloneRatio", alone.map(one -> number(one.legs().getFirst().ratio())))
        .field("aloneRSquared", alone.map(one -> number(one.rSquared())))
        .field(
            "fundingPerDay",
            funding.stream().boxed().findFirst().map(LeastVarianceCalculator::number));
  }

  private Optional<MinimumVarianceHedge.Leg> leg(int contract) {
    return hedge.legs().stream().filter(one -> one.contract() == contract).findFirst();
  }

  /** The hedge with one of the contracts by itself, bought where that leaves the least. */
  private Optional<MinimumVarianceHedge> alone(int contract) {
    HedgeReturns one = study.series().with(List.of(contract));
    return MinimumVarianceHedge.of(one.book(), one.contracts())
            instanceof MinimumVarianceHedge.Found found
        ? Optional.of(found.hedge())
        : Optional.empty();
  }

  private double notional(Optional<MinimumVarianceHedge.Leg> leg) {
    return 0 - leg.map(MinimumVarianceHedge.Leg::ratio).orElse(0.0) * study.value();
  }

  private double sum() {
    return study.notionals(hedge).values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double annual(double[] returns) {
    return Volatility.annualised(returns, Volatility.DAYS_A_YEAR);
  }

  private static String names(List<Asset> assets) {
    return assets.stream().map(Asset::code).collect(Collectors.joining(" and "));
  }

  private static BigDecimal number(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
  }
}
