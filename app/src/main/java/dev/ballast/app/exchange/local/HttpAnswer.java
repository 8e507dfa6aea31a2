// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import tools.jackson.databind.JsonNode;

/** How answers go out, and how a connection is closed without one. */
final class HttpAnswer {
  private HttpAnswer() {}

  static void write(Context context, int status, JsonNode node) {
    context.status(status).contentType("application/json;charset=UTF-8").result(node.toString());
  }

  static void refuse(Context context, Refusal refusal) {
    write(context, refusal.status(), WireJson.error(refusal));
  }

  /** A page as a server in front of the exchange makes it. */
  static void page(Context context, String title) {
    int status = Integer.parseInt(title.substring(0, 3));
    context
        .status(status)
        .contentType("text/html")
        .result(
            "<html>\r\n<head><title>%1$s</title></head>\r\n<body>\r\n<center><h1>%1$s</h1></center>\r\n</body>\r\n</html>\r\n"
                .formatted(title));
  }

  static void text(Context context, int status, String words) {
    context.status(status).contentType("text/plain").result(words);
  }

  /** Closes the connection; the client is told nothing. */
  static void none(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
