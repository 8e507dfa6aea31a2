// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A client of the exchange as others write them: over sockets, by the published rules. */
final class SignedClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String key;
  private final String secret;
  private final long time;

  /**
   * A client.
   *
   * @param time that it signs with, in milliseconds
   */
  SignedClient(String url, String key, String secret, long time) {
    this.url = url;
    this.key = key;
    this.secret = secret;
    this.time = time;
  }

  /** An answer. */
  record Answer(int status, JsonNode body, HttpResponse<String> response) {
    int code() {
      return body.path("code").asInt(0);
    }
  }

  /** Asks without a key. */
  Answer open(String method, String path, Object... parameters) {
    return send(method, path, encoded(parameters));
  }

  /** Asks with a key and a signature. */
  Answer signed(String method, String path, Object... parameters) {
    List<String> all = new ArrayList<>(List.of(encoded(parameters)));
    all.add("timestamp=" + time);
    String payload = String.join("&", all.stream().filter(one -> !one.isEmpty()).toList());
    return send(method, path, payload + "&signature=" + Signature.of(payload, secret));
  }

  private static String encoded(Object... parameters) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < parameters.length; i += 2) {
      parts.add(
          parameters[i]
              + "="
              + URLEncoder.encode(parameters[i + 1].toString(), StandardCharsets.UTF_8));
    }
    return String.join("&", parts);
  }

  /** Asks as given; of a POST the parameters are the body. */
  Answer send(String method, String path, String payload) {
    boolean body = method.equals("POST");
    URI to = URI.create(url + path + (body || payload.isEmpty() ? "" : "?" + payload));
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .header("X-MBX-APIKEY", key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(
                method,
                body
                    ? HttpRequest.BodyPublishers.ofString(payload)
                    : HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), read(response.body()), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer that is no JSON is text. */
  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException _) {
      return JsonNodeFactory.instance.stringNode(body);
    }
  }
}
