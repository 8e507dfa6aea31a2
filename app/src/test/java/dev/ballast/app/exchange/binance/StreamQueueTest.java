// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamQueueTest {
  private final StreamQueue queue = new StreamQueue(3);

  private static StreamMessage mark(String symbol, int price) {
    return new StreamMessage.MarkUpdate(
        new Premium(
            symbol,
            BigDecimal.valueOf(price),
            BigDecimal.ONE,
            Optional.empty(),
            Optional.empty(),
            0),
        0);
  }

  private static StreamMessage event(int number) {
    return new StreamMessage.Expired("stream " + number);
  }

  private StreamMessage next() throws InterruptedException {
    return queue.take(0).orElseThrow();
  }

  @Test
  void whatHappenedComesBeforeWhatThingsStandAt() throws InterruptedException {
    queue.put(mark("BTCUSDT", 1));
    queue.put(mark("ETHUSDT", 2));
    queue.put(event(1));
    queue.put(mark("BTCUSDT", 3));
    queue.put(event(2));

    assertThat(next()).isEqualTo(event(1));
    assertThat(next()).isEqualTo(event(2));
    assertThat(next()).isEqualTo(mark("ETHUSDT", 2));
    assertThat(next()).isEqualTo(mark("BTCUSDT", 3));
    assertThat(queue.take(1)).isEmpty();
  }

  @Test
  void whatCannotBeTakenInIsAGap() throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      queue.put(event(i));
      queue.put(mark("BTCUSDT", i));
      assertThat(queue.size()).isLessThanOrEqualTo(4);
    }

    StreamMessage first = next();
    assertThat(first)
        .isInstanceOfSatisfying(
            StreamMessage.Gap.class, gap -> assertThat(gap.stream()).isEqualTo(StreamQueue.ALL));
    StreamMessage last = first;
    while (queue.size() > 1) {
      last = next();
    }
    assertThat(last).isEqualTo(event(999));
    assertThat(next()).isEqualTo(mark("BTCUSDT", 999));
  }

  @Test
  void whichStreamsAreLostIsNotForgotten() throws InterruptedException {
    StreamMessage lost = new StreamMessage.Lost("marks", "cut");
    queue.put(new StreamMessage.Gap("marks", true, "begins"));
    queue.put(lost);
    queue.put(event(1));
    queue.put(event(2));

    assertThat(next()).isInstanceOf(StreamMessage.Gap.class);
    assertThat(next()).isEqualTo(lost);
    assertThat(next()).isEqualTo(event(2));
    assertThat(queue.size()).isZero();
  }
}
