// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * What the words of a page mean, a sentence each: told where a reader points at one, and at the
 * page's end of those that it uses.
 */
public final class Glossary {
  private static final Pattern UNSEEN =
      Pattern.compile("(?s)<script[^>]*>.*?</script>|<style>.*?</style>|<[^>]*>");
  private static final SequencedMap<String, String> WORDS = new LinkedHashMap<>();

  static {
    word("spot core", "What is owned for the long run and rarely touched.");
    word("core", "The purpose of what is owned for the long run, and of all cash.");
    word(
        "brought",
        "The purpose of futures that came with the account: no rule has taken them yet.");
    word("hedge:", "The purpose of what a hedge rule holds; its name in the plan follows.");
    word("tilt:", "The purpose of a bet on one direction; its name in the plan follows.");
    word("view:", "The purpose of a bet of one basket against another; its name follows.");
    word("neutral:", "The purpose of a basket with its market sold against it; its name follows.");
    word("narrative:", "The purpose of a leg on a sector that spot has left; its name follows.");
    word("drift:", "The purpose of futures that bring weights back until spot is moved.");
    word("carry:", "The purpose of equal coins of spot and a future; the asset follows.");
    word("ticket", "Orders that belong together, for one reason.");
    word("notional", "Quantity x price: long and bought +, short and sold -. Margin is less.");
    word("net exposure", "Spot + futures notional, a short counted as negative.");
    word("gross exposure", "Spot + futures notional, long and short alike counted as positive.");
    word(
        "beta",
        "By how much an asset moves when the benchmark moves by one: the slope of 90 daily returns"
            + " unless the plan says otherwise. A portfolio's is the sum of beta x net exposure,"
            + " over equity.");
    word("weight", "Value over the value of the spot core, unless another whole is named.");
    word("drift", "Weight less the plan's weight.");
    word(
        "funding",
        "What longs pay to shorts of a perpetual at each settlement where its rate is positive; a"
            + " short then receives.");
    word("basis", "Price of the future less spot, over spot. Gone at delivery.");
    word("carry", "What holding brings while prices stand still: funding and basis.");
    word("margin", "Initial margin: what a position ties up, its notional / leverage.");
    word("maintenance margin", "Below it the venue liquidates.");
    word(
        "margin ratio", "Maintenance margin over the futures wallet's equity; liquidated at 100%.");
    word(
        "liquidation distance",
        "The move of the benchmark that liquidates the account, every asset moving by its beta.");
    word("r2", "Of the variance of what is hedged, the part that its contracts explain: 1 is all.");
    word("residual volatility", "What no size of the hedge takes away; a deviation a year.");
    word("stop", "The price at which a position is closed at a loss.");
    word("cost and saving", "Of what is hedged: what the hedge costs beside a worst fall's part.");
    word("slippage", "Half the spread, and by how much the order itself moves the price.");
    word("correlation", "How closely two move together: 1 in step, 0 not at all.");
    word("conviction", "How long a sector is believed in, as its record in the plan says.");
    word("stance", "What the futures market says of a sector: reduce, trim, hold or increase.");
    word("funding z", "Funding's distance from its own mean, in standard deviations.");
    word("open interest", "Contracts that are open, counted in coins; its change over the window.");
    word("volume trend", "Volume of late over its longer mean, less one.");
    word("momentum", "Return over the window.");
    word("relative strength", "Momentum less the benchmark's.");
    word("rank", "Share of the last year's readings that are lower.");
    word("half-life", "Days in which half of a deviation from the mean is gone.");
    word("value at risk", "A loss that is exceeded in one case of a hundred, or of twenty.");
    word("mean beyond", "The mean of the losses beyond it: expected shortfall.");
    word("drawdown", "Equity below its highest so far.");
    word("sharpe", "Mean daily return over its deviation, times the root of 365.");
    word("turnover", "Half of what is traded over mean equity: 1 is all of it once.");
    word("allocation", "What other sector weights than the plan's earned.");
    word("selection", "What members did beyond their sector.");
    word("market, beta of 1 assumed", "Moves with the benchmark before a beta was measured.");
  }

  private Glossary() {}

  /** A word with its meaning. */
  public record Entry(String word, String meaning) {}

  private static void word(String word, String meaning) {
    WORDS.put(word, meaning);
  }

  /** The meaning of a word, or of the kind of a purpose: {@code hedge:standing}. */
  public static String of(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    String kind = small.substring(0, small.indexOf(':') + 1);
    return WORDS.getOrDefault(small, WORDS.getOrDefault(kind, ""));
  }

  /** The words that a page uses, in a reader's order. */
  static List<Entry> usedIn(String page) {
    String text = UNSEEN.matcher(page).replaceAll(" ").toLowerCase(Locale.ROOT);
    List<Entry> used = new ArrayList<>();
    WORDS.forEach((word, meaning) -> {
      String end = word.endsWith(":") ? "[\\p{L}\\p{N}]" : "s?(?![\\p{Alnum}-]|:\\S)";
      Pattern whole = Pattern.compile("(?<![\\p{Alnum}:-])" + Pattern.quote(word) + end);
      if (whole.matcher(text).find()) {
        used.add(new Entry(word.endsWith(":") ? word + "NAME" : shown(word), meaning));
      }
    });
    return used;
  }

  private static String shown(String word) {
    return word.equals("r2") ? "R2" : word.equals("sharpe") ? "Sharpe" : word;
  }
}
