// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.Draws;
import dev.ballast.evidence.MeanEstimate;
import dev.ballast.evidence.RandomControl;
import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RotationPlan;
import dev.ballast.report.figure.Estimate;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A plan on the ladder of what it could be compared with, and what of it could be luck. */
public final class PolicyStudy {
  private static final int WEEK = 7;
  private static final int AHEAD = 28;
  private static final int RANDOM = 499;
  private static final int LASTING = 4;
  private static final int FEWEST_WEEKS = 8;

  private final SignalWeeks weeks;
  private final Policy policy;
  private final EvidenceQuestion question;
  private final double[] session;
  private final CoreRun core;
  private final RotationPlan plan;

  private PolicyStudy(
      SignalWeeks weeks, Policy policy, EvidenceQuestion question, double[] session) {
    this.weeks = weeks;
    this.policy = policy;
    this.question = question;
    this.session = session.clone();
    this.core = new CoreRun(weeks, policy.core().spot().weights(), question.cost());
    this.plan = policy.core().rotation().withEnabled(true);
  }

  /**
   * The evidence.
   *
   * @param weeks of the plan's sectors, judged by its rules
   * @param session returns of the plan by its backtest, from Monday to Monday
   */
  public static PolicyEvidence of(
      SignalWeeks weeks, Policy policy, EvidenceQuestion question, double[] session) {
    return new PolicyStudy(weeks, policy, question, session).evidence();
  }

  private PolicyEvidence evidence() {
    CoreVariants variants = CoreVariants.of(weeks, core, plan, question);
    double[] still = core.still();
    double[] own = variants.own();
    Random random = random(own);
    Optional<MeanEstimate> added = added(own, still);
    List<LadderRung> ladder = ladder(still, own, random);
    List<SuperiorityEvidence> superior = new ArrayList<>();
    for (LadderRung rung : ladder) {
      boolean asked =
          List.of("cash", "benchmark", "sixty-forty", "equal", "capitalisation", "core-still")
              .contains(rung.name());
      if (asked) {
        superior.add(
            rung.weekly().values().size() == own.length
                ? variants.superior(rung.name(), rung.weekly().toArray(), session)
                : SuperiorityEvidence.absent(rung.name(), rung.note()));
      }
    }
    return new PolicyEvidence(
        policy.name(),
        IntStream.range(0, own.length)
            .mapToObj(week -> Instant.ofEpochMilli(weeks.reviews().get(week).time()))
            .toList(),
        ladder,
        added
            .map(one ->
                Estimate.of(
                    one.mean() * LadderRung.WEEKS_A_YEAR, one.error() * LadderRung.WEEKS_A_YEAR))
            .orElseGet(() -> Estimate.absent("fewer than two weeks")),
        HorizonEvidence.reading(
            added.map(MeanEstimate::t).orElse(OptionalDouble.empty()), "no week differs"),
        HorizonEvidence.reading(
            added.map(MeanEstimate::chance).orElse(OptionalDouble.empty()), "no week differs"),
        random.control(),
        variants.overfitting(),
        List.of(variants.deflated("policy", session), variants.deflated("core-signals", own)),
        superior,
        variants.forward(still),
        variants.rows(),
        notes());
  }

  /** Mean weekly difference; a difference lasts for the weeks that weights take to come back. */
  private static Optional<MeanEstimate> added(double[] own, double[] still) {
    double[] difference = new double[own.length];
    for (int week = 0; week < own.length; week++) {
      difference[week] = own[week] - still[week];
    }
    return own.length < 2
        ? Optional.empty()
        : Optional.of(MeanEstimate.of(difference, Math.min(LASTING, own.length - 1)));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "the plan is run by its session, as ballast backtest runs it; the cores below it by target"
            + " weights alone: set anew every Monday, members of a sector alike, each unit traded"
            + " at the plan's fee and half spread, without hedge, cash or bands");
    if (!policy.core().rotation().enabled()) {
      notes.add(
          "the plan does not rotate: its core with signals is what its rules would have done");
    }
    if (policy.core().regime().moves()) {
      notes.add(
          "the plan by its session is moved by the market's phase; the cores below it are of the"
              + " weights as the plan has them");
    }
    return notes;
  }

  private List<LadderRung> ladder(double[] still, double[] own, Random random) {
    List<LadderRung> ladder = new ArrayList<>();
    Asset benchmark = policy.benchmark();
    ladder.add(LadderRung.of("policy", "the plan, by its session", session, ""));
    ladder.add(LadderRung.of("cash", "cash, which earns nothing", new double[own.length], ""));
    ladder.add(held("benchmark", benchmark + " held", Map.of(benchmark, 1.0)));
    ladder.add(
        held(
            "sixty-forty",
            "60 % BTC and 40 % ETH, every week",
            Map.of(Asset.BTC, 0.6, Asset.parse("ETH"), 0.4)));
    ladder.add(
        LadderRung.of(
            "equal", "every member alike, every week, for nothing", free().held(this::alike), ""));
    ladder.add(capitalisation());
    ladder.add(LadderRung.of("core-still", "the spot core without signals", still, ""));
    ladder.add(LadderRung.of("core-signals", "the spot core with its signals", own, ""));
    ladder.add(random.rung());
    ladder.add(
        LadderRung.of(
            "core-future",
            "the spot core with the stances of the future: out of reach",
            core.rotated(this::future, plan),
            "sectors that return more than the middle one over the 28 days that follow increase,"
                + " those that return less are reduced"));
    return ladder;
  }

  private CoreRun free() {
    return new CoreRun(weeks, policy.core().spot().weights(), 0);
  }

  private LadderRung held(String name, String words, Map<Asset, Double> weights) {
    for (Asset asset : weights.keySet()) {
      for (int week = 0; week < weeks.weeks(WEEK); week++) {
        if (!Double.isFinite(weeks.worth(asset).later(WEEK * week, WEEK))) {
          return LadderRung.absent(
              name, words, "no price of " + asset + " for the week from " + day(week));
        }
      }
    }
    return LadderRung.of(name, words, free().held(_ -> new TreeMap<>(weights)), "");
  }

  private Set<Asset> members(int week) {
    Set<Asset> members = new TreeSet<>();
    for (int sector = 0; sector < weeks.sectors().size(); sector++) {
      members.addAll(core.priced(week, sector));
    }
    return members;
  }

  private Map<Asset, Double> alike(int week) {
    Set<Asset> members = members(week);
    Map<Asset, Double> alike = new TreeMap<>();
    members.forEach(member -> alike.put(member, 1.0 / members.size()));
    return alike;
  }

  /** Of the members whose capitalisation is known, over the longest run of weeks with half. */
  private LadderRung capitalisation() {
    String words = "members by capitalisation, every week, for nothing";
    List<Map<Asset, Double>> targets =
        IntStream.range(0, weeks.weeks(WEEK)).mapToObj(this::capitalisations).toList();
    int from = 0;
    int best = 0;
    int length = 0;
    for (int week = 0; week < targets.size(); week++) {
      from = targets.get(week).isEmpty() ? week + 1 : from;
      if (week + 1 - from > length) {
        length = week + 1 - from;
        best = from;
      }
    }
    if (length < FEWEST_WEEKS) {
      return LadderRung.absent(
          "capitalisation",
          words,
          "capitalisations of the last 45 days are known for half of the members in no "
              + FEWEST_WEEKS
              + " weeks in a row");
    }
    double[] line = Arrays.copyOfRange(free().held(targets::get), best, best + length);
    String note =
        length == targets.size()
            ? ""
            : "only from %s to %s, %d weeks: before and after, capitalisations of the last 45 days"
                    .formatted(day(best), day(best + length), length)
                + " are known for fewer than half of the members";
    return LadderRung.of("capitalisation", words, line, note);
  }

  private String day(int week) {
    return UtcDay.date(weeks.first() + 7L * week * UtcDay.MILLIS).toString();
  }

  /** Weights of those that are known; none where that is fewer than half. */
  private Map<Asset, Double> capitalisations(int week) {
    Map<Asset, Double> caps = new TreeMap<>();
    double sum = 0;
    Set<Asset> members = members(week);
    for (Asset member : members) {
      OptionalDouble cap = weeks.capitalisation(week, member);
      if (cap.isPresent() && cap.getAsDouble() > 0) {
        caps.put(member, cap.getAsDouble());
        sum += cap.getAsDouble();
      }
    }
    if (caps.isEmpty() || 2 * caps.size() < members.size()) {
      return Map.of();
    }
    double total = sum;
    caps.replaceAll((_, cap) -> cap / total);
    return caps;
  }

  private record Random(LadderRung rung, Optional<ControlEvidence> control) {}

  /**
   * The same history of stances begun elsewhere and dealt to other sectors: how long stances last
   * and how they go together stays.
   */
  private Random random(double[] own) {
    String words = "the spot core with random stances: the middle of " + RANDOM + " draws";
    CoreRun.Stances judged = CoreRun.judged(weeks.reviews());
    List<Sector> sectors = List.copyOf(policy.core().spot().weights().keySet());
    if (weeks.size() < 2 || own.length == 0) {
      return new Random(
          LadderRung.absent("core-random", words, "fewer than two weeks"), Optional.empty());
    }
    Draws draws = Draws.seeded(question.seed());
    List<double[]> lines = new ArrayList<>();
    double[] totals = new double[RANDOM];
    for (int draw = 0; draw < RANDOM; draw++) {
      int shift = draws.below(weeks.size());
      int[] order = draws.order(sectors.size());
      double[] line =
          core.rotated(
              week -> dealt(judged.of((week + shift) % weeks.size()), sectors, order), plan);
      lines.add(line);
      totals[draw] = total(line);
    }
    int[] ranked =
        IntStream.range(0, RANDOM)
            .boxed()
            .sorted((one, other) -> Double.compare(totals[one], totals[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Random(
        LadderRung.of(
            "core-random",
            words,
            lines.get(ranked[RANDOM / 2]),
            "the same stances, begun at another week and dealt to other sectors"),
        Optional.of(
            ControlEvidence.of(WEEK * own.length, RandomControl.among(total(own), totals))));
  }

  private static Map<Sector, Stance> dealt(
      Map<Sector, Stance> stances, List<Sector> sectors, int[] order) {
    Map<Sector, Stance> dealt = new LinkedHashMap<>();
    for (int i = 0; i < order.length; i++) {
      dealt.put(sectors.get(i), stances.getOrDefault(sectors.get(order[i]), Stance.HOLD));
    }
    return dealt;
  }

  private static double total(double[] line) {
    double worth = 1;
    for (double change : line) {
      worth *= 1 + change;
    }
    return worth - 1;
  }

  /** What would have been best to know on a Monday. */
  private Map<Sector, Stance> future(int week) {
    int ahead = Math.min(AHEAD, weeks.days() - 1 - WEEK * week);
    Map<Sector, Stance> stances = new LinkedHashMap<>();
    if (ahead < 1) {
      return stances;
    }
    double[] returns =
        IntStream.range(0, weeks.sectors().size())
            .mapToDouble(sector -> weeks.sectorReturn(WEEK * week, sector, ahead))
            .toArray();
    double[] known = Arrays.stream(returns).filter(Double::isFinite).sorted().toArray();
    if (known.length == 0) {
      return stances;
    }
    double middle = known[known.length / 2];
    for (int sector = 0; sector < returns.length; sector++) {
      Stance stance =
          !Double.isFinite(returns[sector]) || returns[sector] == middle
              ? Stance.HOLD
              : returns[sector] > middle ? Stance.INCREASE : Stance.REDUCE;
      stances.put(weeks.sectors().get(sector), stance);
    }
    return stances;
  }
}
