// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The account of USD-M: opened by a listen key, which is renewed while it is open. */
final class UsdmAccountTask extends AccountTask {
  private static final long RETRY_NANOS = 60_000_000_000L;

  private final UsdmClient usdm;
  private final URI base;
  private final StreamPatience patience;
  private final LongSupplier nanos;
  private long renewAt;

  UsdmAccountTask(
      UsdmClient usdm, URI base, StreamQueue queue, StreamPatience patience, LongSupplier nanos) {
    super("the USD-M account", StreamMessage.Of.USDM, queue, patience, nanos);
    this.usdm = usdm;
    this.base = base;
    this.patience = patience;
    this.nanos = nanos;
  }

  @Override
  public Answer<Opening> opening() {
    renewAt = nanos.getAsLong() + patience.renewal().toNanos();
    return usdm.openListenKey()
        .map(key ->
            new Opening(
                URI.create(base + "/ws?listenKey=" + RestClient.encoded(key.text())), List.of()));
  }

  @Override
  public boolean tellsAtOnce() {
    return true;
  }

  @Override
  public boolean heard(String text) {
    StreamReader.event(WireFields.parse(text)).ifPresent(this::told);
    return true;
  }

  @Override
  Optional<String> keepOpen() {
    long now = nanos.getAsLong();
    if (now - renewAt > 0) {
      Answer<Done> renewed = usdm.renewListenKey();
      if (renewed instanceof Answer.Refused<Done>) {
        return Optional.of("its listen key has expired");
      }
      renewAt = now + (renewed.given().isPresent() ? patience.renewal().toNanos() : RETRY_NANOS);
    }
    return Optional.empty();
  }
}
