// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param query percent-encoded; empty where there is none
 * @param body the same
 * @param key by which its sender is known
 */
record HttpAsked(String query, String body, Optional<String> key) {
  static HttpAsked of(Context context) {
    String query = context.queryString();
    return new HttpAsked(
        query == null ? "" : query,
        context.body(),
        Optional.ofNullable(context.header("X-MBX-APIKEY")));
  }

  /** What query and body name. */
  Parameters parameters() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : (query + "&" + body).split("&", -1)) {
      int at = part.indexOf('=');
      if (at > 0) {
        values.put(
            URLDecoder.decode(part.substring(0, at), StandardCharsets.UTF_8),
            URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return new Parameters(values);
  }
}
