// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.SignalPanel;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.NamedSeries;
import dev.ballast.market.Sector;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.SignalReview;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The signals of every sector on every Monday, each as it was known then, beside what the sector
 * returned after, which was not. A sector's return is the plain mean of its members', held from the
 * Monday on without a trade. For one thread.
 */
public final class SignalWeeks {
  private static final int WEEK = 7;
  private static final int CAPITALISATION_DAYS = 45;

  private final MarketView end;
  private final Marketplace market;
  private final Asset benchmark;
  private final long first;
  private final int days;
  private final List<Sector> sectors;
  private final List<SignalReview> reviews;
  private final Map<Asset, DailyWorth> worth = new TreeMap<>();

  /**
   * By horizon, what sectors returned after each Monday less the benchmark: asked by every signal.
   */
  private final Map<Integer, double[][]> excesses = new TreeMap<>();

  private SignalWeeks(
      MarketView end, Marketplace market, Asset benchmark, List<Sector> sectors, long first) {
    this.end = end;
    this.market = market;
    this.benchmark = benchmark;
    this.sectors = List.copyOf(sectors);
    this.first = first;
    this.days = (int) ((end.time() - first) / UtcDay.MILLIS) + 1;
    this.reviews = new ArrayList<>();
  }

  /**
   * Asks the rules on every Monday from a day to the view's time.
   *
   * @param end nothing later is looked at, outcomes included
   * @param sectors of the book, those that are asked about
   * @param from the Monday on or after it is the first; not after {@code end}
   */
  public static SignalWeeks of(
      MarketView end,
      Marketplace market,
      Asset benchmark,
      SectorBook book,
      List<Sector> sectors,
      RuleSet rules,
      long from) {
    long whole = UtcDay.starts(from) ? from : UtcDay.start(UtcDay.date(from).plusDays(1));
    long first =
        UtcDay.start(UtcDay.date(whole).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
    SignalWeeks weeks = new SignalWeeks(end, market, benchmark, sectors, first);
    for (long time = first; time <= end.time(); time += WEEK * UtcDay.MILLIS) {
      SectorsOnDay held = book.asOf(UtcDay.date(time));
      SequencedMap<Sector, List<Asset>> members = new LinkedHashMap<>();
      sectors.forEach(sector -> members.put(sector, held.members(sector)));
      weeks.reviews.add(
          SignalHistory.at(end.at(time), new SignalQuestion(members, benchmark, market, rules)));
    }
    return weeks;
  }

  /** The same Mondays judged by other rules, of features that are measured once. */
  List<SignalReview> judgedBy(RuleSet rules) {
    return reviews.stream()
        .map(review ->
            SignalHistory.at(
                end.at(review.time()),
                new SignalQuestion(review.question().members(), benchmark, market, rules)))
        .toList();
  }

  /** What all of an asset was worth as known on a Monday, of the last 45 days; or nothing. */
  OptionalDouble capitalisation(int week, Asset asset) {
    long time = reviews.get(week).time();
    Optional<Series> found = end.at(time).any(SeriesKind.MARKET_CAP, asset.code());
    if (found.isPresent() && found.get() instanceof ValueSeries values) {
      int last = values.size() - 1;
      return time - values.knownAt(last) > CAPITALISATION_DAYS * UtcDay.MILLIS
          ? OptionalDouble.empty()
          : OptionalDouble.of(values.value(last));
    }
    return OptionalDouble.empty();
  }

  /** Names of the series that users brought, of sectors or of the whole market. */
  List<String> brought() {
    return end.named().stream().map(NamedSeries::name).distinct().sorted().toList();
  }

  /** In their order. */
  public List<Sector> sectors() {
    return sectors;
  }

  /** One for each Monday. */
  public List<SignalReview> reviews() {
    return List.copyOf(reviews);
  }

  /** How many Mondays there are. */
  public int size() {
    return reviews.size();
  }

  /** The days from the first Monday to the end, both counted. */
  public int days() {
    return days;
  }

  /** The first Monday, epoch milliseconds. */
  public long first() {
    return first;
  }

  /** The end of the record, epoch milliseconds. */
  public long end() {
    return end.time();
  }

  /** What relative returns are against. */
  public Asset benchmark() {
    return benchmark;
  }

  /** A signal of a sector, or nothing where it is not known. */
  public interface Measure {
    OptionalDouble of(SignalReview review, SectorSignal signal);
  }

  /** A signal beside the sectors' returns less the benchmark's: a row a day, signals on Mondays. */
  public SignalPanel panel(Measure measure) {
    double[][] rows = new double[days][sectors.size()];
    for (double[] row : rows) {
      Arrays.fill(row, Double.NaN);
    }
    for (int week = 0; week < reviews.size(); week++) {
      rows[WEEK * week] = values(week, measure);
    }
    return SignalPanel.of(rows, this::excess);
  }

  /** One for each sector, no number where it is not known. */
  double[] values(int week, Measure measure) {
    SignalReview review = reviews.get(week);
    return review.sectors().stream()
        .map(signal -> measure.of(review, signal))
        .mapToDouble(value -> value.orElse(Double.NaN))
        .toArray();
  }

  /** A sector's return from a day less the benchmark's; no number where it is not known. */
  double excess(int day, int sector, int horizon) {
    if (day % WEEK == 0 && day / WEEK < weeks(horizon)) {
      return excesses.computeIfAbsent(horizon, this::onMondays)[day / WEEK][sector];
    }
    return sectorReturn(day, sector, horizon) - benchmarkReturn(day, horizon);
  }

  private double[][] onMondays(int horizon) {
    double[][] all = new double[weeks(horizon)][sectors.size()];
    for (int week = 0; week < all.length; week++) {
      double market = benchmarkReturn(WEEK * week, horizon);
      for (int sector = 0; sector < sectors.size(); sector++) {
        all[week][sector] = sectorReturn(WEEK * week, sector, horizon) - market;
      }
    }
    return all;
  }

  /** What each sector returned after a Monday less the benchmark; no number where not known. */
  double[] excesses(int week, int days) {
    double[] excesses = new double[sectors.size()];
    for (int sector = 0; sector < excesses.length; sector++) {
      excesses[sector] = excess(WEEK * week, sector, days);
    }
    return excesses;
  }

  /** The benchmark's return from a day; no number where it is not known. */
  double benchmarkReturn(int day, int horizon) {
    return worth(benchmark).later(day, horizon);
  }

  /** The mean of the members that have a return from the Monday's day; no number where none has. */
  double sectorReturn(int day, int sector, int horizon) {
    double sum = 0;
    int priced = 0;
    for (Asset member : members(day, sector)) {
      double later = worth(member).later(day, horizon);
      if (Double.isFinite(later)) {
        sum += later;
        priced++;
      }
    }
    return priced == 0 ? Double.NaN : sum / priced;
  }

  /** Of the members of a Monday, those that stopped trading within a horizon of it. */
  int ended(int week, int sector, int horizon) {
    return (int)
        members(WEEK * week, sector).stream()
            .filter(member -> worth(member).ends(WEEK * week, horizon))
            .count();
  }

  /** Of the members of a Monday, those whose return over a horizon is not known. */
  int unpriced(int week, int sector, int horizon) {
    return (int)
        members(WEEK * week, sector).stream()
            .filter(member -> Double.isNaN(worth(member).later(WEEK * week, horizon)))
            .count();
  }

  /** Mondays from the first whose horizon ends within the record. */
  int weeks(int horizon) {
    return Math.max(0, Math.ceilDiv(days - horizon, WEEK));
  }

  /** The members of a sector on the Monday at or before a day. */
  List<Asset> members(int day, int sector) {
    return reviews.get(day / WEEK).sectors().get(sector).members();
  }

  /** What an asset closed at from the first Monday on. */
  DailyWorth worth(Asset asset) {
    return worth.computeIfAbsent(asset, one -> DailyWorth.of(end, one, market, first, days));
  }
}
