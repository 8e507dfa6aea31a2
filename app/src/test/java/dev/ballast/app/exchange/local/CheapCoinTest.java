// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.desk.Market;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.unit.UtcDay;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A coin of which more is traded in a day than a quantity can be. */
class CheapCoinTest {
  private static final long FROM = UtcDay.start(LocalDate.of(2024, 10, 24));

  /** It has a book as others have, and does not take all others' away. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/v3/ticker/bookTicker", "/fapi/v1/ticker/bookTicker"})
  void itsBookIsTold(String path) throws Exception {
    try (LocalVenue venue =
            LocalVenue.start(
                Market.simulated(11),
                Interval.DAY,
                FROM,
                FROM + UtcDay.MILLIS,
                0,
                System::currentTimeMillis,
                TradingCosts.DEFAULT,
                0);
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(venue.url() + path)).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"bidQty\":\"90000000000\"");
    }
  }
}
