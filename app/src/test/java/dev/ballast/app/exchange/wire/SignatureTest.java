// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {
  /** The example of the exchange's own documentation of signed endpoints. */
  @Test
  void isThatOfThePublishedExample() {
    String secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    String payload =
        "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
            + "&timestamp=1499827319559";

    String signature = Signature.of(payload, secret);

    assertThat(signature)
        .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    assertThat(Signature.signs(signature, payload, secret)).isTrue();
    assertThat(Signature.signs(signature, payload + " ", secret)).isFalse();
  }
}
