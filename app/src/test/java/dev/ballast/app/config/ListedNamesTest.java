// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Listings;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refuses a plan whose names nothing listed answers to, where they stand. */
class ListedNamesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
  private static final Listings LISTED =
      Listings.of(
          Stream.of("BTC/USDT", "BTC/USDT:USDT", "ETH/USDT", "DOGE/USDT:USDT", "1000PEPE/USDT:USDT")
              .map(Ids::parse)
              .toList());

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "benchmark: BTX | :1:12: benchmark: no spot pair in USDT of BTX | did you mean 'BTC'?",
        "hedges: [{beta-to: 0.5, with: DOGEE}] | :1:31: hedges[1].with: no linear perpetual in"
            + " USDT of DOGEE | did you mean 'DOGE'?",
        "hedges: [{beta-to: 0.5, with: ETH}] | :1:31: hedges[1].with: no linear perpetual | ",
        "hedges: [{short: 10% of spot(ETHH), with: BTC}] | hedges[1].short: no spot pair |"
            + " did you mean 'ETH'?",
      })
  void refusesANameAtItsPlace(String plan, String place, String hint) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), plan + "\n");
    Policy policy = PolicyFile.read(file, TODAY);
    assertThatThrownBy(() -> PolicyFile.resolved(Optional.of(file), policy, LISTED))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining(place)
        .hasMessageContaining(hint == null ? "name another asset" : hint);
  }

  @Test
  void takesAHedgeWithAMultiple() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("plan.yaml"),
            "spot: {weights: {layer-1: 100%}}\nhedges: [{beta-to: 0.5, with: PEPE}]\n");
    Policy policy = PolicyFile.read(file, TODAY);
    assertThatCode(() -> PolicyFile.resolved(Optional.of(file), policy, LISTED))
        .doesNotThrowAnyException();
    assertThat(policy.resolve(LISTED))
        .isInstanceOfSatisfying(
            Resolution.Resolved.class,
            resolved -> {
              assertThat(resolved.instruments())
                  .contains(Ids.parse("1000PEPE/USDT:USDT"))
                  .doesNotContain(Ids.parse("PEPE/USDT:USDT"));
              assertThat(resolved.unlisted()).contains(new Asset("SOL"));
              assertThat(resolved.unlisted())
                  .as("watched without a weight")
                  .doesNotContain(new Asset("DOGE"));
              assertThat(resolved.leftOut())
                  .hasValueSatisfying(said ->
                      assertThat(said)
                          .startsWith(
                              "left out of the plan's sectors, for the history has no spot pair"
                                  + " in USDT of it: ")
                          .contains("SOL"));
            });
  }
}
