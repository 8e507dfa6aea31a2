// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import dev.ballast.market.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;

/**
 * One quick question to an archive: up to which month does it have a contract's funding? It comes a
 * few days after its month, and ends what can be tested on history that was downloaded.
 */
public final class ArchiveProbe {
  private static final Duration TIMEOUT = Duration.ofMillis(1500);
  private static final int MONTHS = 3;

  private ArchiveProbe() {}

  /** What the archive answered. */
  public sealed interface Reply {
    /** It has funding up to the end of the month. */
    record Published(YearMonth month) implements Reply {}

    /** It cannot be used now. */
    record Unusable(String reason) implements Reply {}
  }

  /**
   * Asks once a month, backwards from the last month that is over; a server that does not answer
   * costs a second and a half.
   *
   * @param base the server's address, without a slash at its end
   * @param symbol a linear perpetual as the exchange writes it
   */
  public static Reply lastFunding(String base, String symbol, ArchiveClock clock, YearMonth now)
      throws InterruptedException {
    try {
      Path answer = Files.createTempFile("ballast-probe", ".CHECKSUM");
      try (ArchiveServer server = new ArchiveServer(clock, TIMEOUT)) {
        for (int back = 1; back <= MONTHS; back++) {
          YearMonth month = now.minusMonths(back);
          ArchiveFile file =
              new ArchiveFile(
                  ArchiveMarket.USDM,
                  ArchiveType.FUNDING_RATE,
                  symbol,
                  Interval.NONE,
                  month.atDay(1),
                  true);
          Files.write(answer, new byte[0]);
          switch (server.get(file.at(base, ".CHECKSUM"), answer)) {
            case ServerResponse.Complete _ -> {
              return new Reply.Published(month);
            }
            case ServerResponse.NotThere _ -> {
              // A month that is published late, or an archive without the contract.
            }
            case ServerResponse.Broken broken -> {
              return new Reply.Unusable(broken.reason());
            }
            case ServerResponse.Refused refused -> {
              return new Reply.Unusable(refused.reason());
            }
            case ServerResponse.RateLimited slow -> {
              return new Reply.Unusable("HTTP " + slow.status());
            }
          }
        }
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException e) {
      return new Reply.Unusable("no temporary file: " + e.getMessage());
    }
    return new Reply.Unusable(
        "it has no funding of " + symbol + " since " + now.minusMonths(MONTHS));
  }
}
