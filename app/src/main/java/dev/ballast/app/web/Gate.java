// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: only requests that name this machine, bear the token or the cookie that it was
 * turned into, and, where they change anything, come from the page itself.
 */
final class Gate {
  private static final int BYTES = 32;
  private static final String BEARER = "Bearer ";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final String token = random();
  private final String session = random();
  private int port;

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Says which port it stands at. */
  void at(int listening) {
    port = listening;
  }

  /** The address that lets its reader in. */
  String url() {
    return "http://127.0.0.1:" + port + "/?token=" + token;
  }

  /** What another program bears to read the metrics. */
  String token() {
    return token;
  }

  /** Before every request: turns away what may not come in, and lets nothing be kept or framed. */
  void check(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("Cache-Control", "no-store");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    String host = context.header("Host");
    if (host == null || !hosts().contains(host)) {
      turnAway(context, 421, "this is not " + host);
    } else if (!isAllowed(context)) {
      turnAway(context, 401, "open the address that ballast serve has printed");
    } else if (!context.method().equals(HandlerType.GET)
        && !("http://" + host).equals(context.header("Origin"))) {
      turnAway(context, 403, "only the page itself may ask for this");
    }
  }

  private List<String> hosts() {
    return List.of("127.0.0.1:" + port, "localhost:" + port);
  }

  private boolean isAllowed(Context context) {
    if (isSame(session, context.cookie(cookie()))) {
      return true;
    }
    String bearer = context.header("Authorization");
    if (context.path().equals("/metrics") && bearer != null && bearer.startsWith(BEARER)) {
      return isSame(token, bearer.substring(BEARER.length()));
    }
    return context.path().equals("/")
        && context.method().equals(HandlerType.GET)
        && isSame(token, context.queryParam("token"));
  }

  /** Cookies know no ports: two desks on one machine have one each. */
  private String cookie() {
    return "ballast-" + port;
  }

  /** Whether the request bears the token in its address, which is then to be taken out of it. */
  boolean isLogin(Context context) {
    return context.queryParam("token") != null;
  }

  /** Gives the cookie, and sends the browser to an address without the token. */
  void letIn(Context context) {
    Cookie cookie = new Cookie(cookie(), session);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    context.cookie(cookie);
    context.header("Location", "/");
    context.status(303);
  }

  private static void turnAway(Context context, int status, String why) {
    context.status(status).contentType("text/plain; charset=utf-8").result(why + "\n");
    context.skipRemainingHandlers();
  }

  /** In a time that tells nothing of how much agrees. */
  private static boolean isSame(String secret, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
