// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import tools.jackson.databind.JsonNode;

/**
 * An answer as it goes out.
 *
 * @param type of its content
 * @param headers besides
 */
record HttpAnswer(int status, String type, String body, Map<String, String> headers) {
  static HttpAnswer of(int status, JsonNode node) {
    return new HttpAnswer(status, "application/json;charset=UTF-8", node.toString(), Map.of());
  }

  static HttpAnswer refused(Refusal refusal) {
    return of(refusal.status(), WireJson.error(refusal));
  }

  /** A page as a server in front of the exchange makes it. */
  static HttpAnswer page(String title) {
    return new HttpAnswer(
        Integer.parseInt(title.substring(0, 3)),
        "text/html",
        "<html>\r\n<head><title>%1$s</title></head>\r\n<body>\r\n<center><h1>%1$s</h1></center>\r\n</body>\r\n</html>\r\n"
            .formatted(title),
        Map.of());
  }

  static HttpAnswer text(int status, String words) {
    return new HttpAnswer(status, "text/plain", words, Map.of());
  }

  HttpAnswer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.putAll(headers);
    return new HttpAnswer(status, type, body, all);
  }

  void write(Context context) {
    headers.forEach(context::header);
    context.status(status).contentType(type).result(body);
  }

  /** Writes an answer, or closes the connection where there is none: the client is told nothing. */
  static void write(Context context, Optional<HttpAnswer> answer) {
    if (answer.isPresent()) {
      answer.get().write(context);
    } else {
      ServletContextRequest.getServletContextRequest(context.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close();
    }
  }
}
