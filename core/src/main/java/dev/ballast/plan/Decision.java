// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.analytics.Beta;
import dev.ballast.margin.AccountFinding;
import dev.ballast.margin.AccountSettings;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.portfolio.LastingCondition;
import dev.ballast.portfolio.PortfolioBeta;
import dev.ballast.portfolio.RegimeTilt;
import dev.ballast.portfolio.Rotation;
import dev.ballast.portfolio.RuleStop;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.signal.SignalReview;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.SortedValues;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A plan with all that it was made of, so that every order can say why.
 *
 * @param plan what is to be done
 * @param account what was held
 * @param marks at which prices
 * @param exposure what that was worth
 * @param sectors as they stood
 * @param signals what the futures market showed
 * @param regime sector weights as the market's phase and the user's views have moved them; nothing
 *     where the plan asks for none
 * @param rotation sector weights after the signals, with the reasons
 * @param target the spot core that follows
 * @param betas that could be measured
 * @param unmeasured why the others could not
 * @param outcome what it leads to
 * @param overlay what each target in futures asked for and what the limits left of it, hedges
 *     first; none where hedges were not looked at
 * @param stops rules that are stopped, for the next review to know
 * @param lasting states of the market that rules wait for and that last, alike
 * @param shrunk purchases of the core that are not made whole
 * @param findings what is wrong with the account
 * @param refusal why nothing at all is planned on it, half a sentence
 * @param settings how the account is set at its venue
 * @param alarms what called for the review at once; none where the calendar did
 */
public record Decision(
    Plan plan,
    Account account,
    Marks marks,
    Exposure exposure,
    SectorsOnDay sectors,
    SignalReview signals,
    Optional<RegimeTilt> regime,
    Rotation rotation,
    SpotTarget target,
    SequencedMap<Asset, Beta> betas,
    List<String> unmeasured,
    PlannedOutcome outcome,
    List<SizedTarget> overlay,
    List<RuleStop> stops,
    List<LastingCondition> lasting,
    Optional<ShrunkPurchases> shrunk,
    List<AccountFinding> findings,
    Optional<String> refusal,
    AccountSettings settings,
    List<Alarm> alarms) {
  /** Copies the collections. */
  public Decision {
    betas = SortedValues.copyOf(betas);
    unmeasured = List.copyOf(unmeasured);
    overlay = List.copyOf(overlay);
    stops = List.copyOf(stops);
    lasting = List.copyOf(lasting);
    findings = List.copyOf(findings);
    alarms = List.copyOf(alarms);
  }

  /** Portfolio beta as held. */
  public PortfolioBeta before() {
    return outcome.figures().before();
  }

  /** Portfolio beta once every order has filled. */
  public PortfolioBeta after() {
    return outcome.figures().after();
  }

  /** Quantities in spot once every order has filled. */
  public SequencedMap<Asset, Quantity> spotAfter() {
    return outcome.figures().spot();
  }

  /** What each hedge rule asked for. */
  public List<SizedTarget> hedges() {
    return overlay.stream().filter(SizedTarget::isHedge).toList();
  }

  /** Why it was held at once, a sentence each; none where the calendar called it. */
  public List<String> occasions() {
    return alarms.stream().map(Alarm::sentence).toList();
  }

  /** What it leaves for the next review. */
  public ReviewMemory memory() {
    return new ReviewMemory(plan.time(), betas, alarms, stops, lasting);
  }

  /** The same with more for the reader to know. */
  public Decision noting(List<String> notes) {
    return with(plan.noting(notes), alarms);
  }

  /** The same, called for by these. */
  public Decision calledBy(List<Alarm> standing) {
    return standing.equals(alarms) ? this : with(plan, standing);
  }

  private Decision with(Plan otherPlan, List<Alarm> otherAlarms) {
    return new Decision(
        otherPlan,
        account,
        marks,
        exposure,
        sectors,
        signals,
        regime,
        rotation,
        target,
        betas,
        unmeasured,
        outcome,
        overlay,
        stops,
        lasting,
        shrunk,
        findings,
        refusal,
        settings,
        otherAlarms);
  }
}
