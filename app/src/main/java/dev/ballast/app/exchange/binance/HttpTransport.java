// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Over HTTP, by sockets. */
final class HttpTransport implements Transport {
  private final HttpClient http;

  HttpTransport(HttpClient http) {
    this.http = http;
  }

  @Override
  public Carried carry(Request request, Duration patience) {
    String host = host(request.uri());
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(
            message(request, patience),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), request.most()));
    try {
      HttpResponse<byte[]> response = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Carried.Back(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException _) {
      sent.cancel(true);
      return new Carried.Lost(host + " did not answer in time");
    } catch (InterruptedException _) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      return new Carried.Lost("the program was stopped before " + host + " answered");
    } catch (ExecutionException e) {
      return failed(e.getCause(), host);
    }
  }

  /** Only what has not reached the exchange is known not to be done. */
  private static Carried failed(@Nullable Throwable cause, String host) {
    return switch (cause) {
      case ConnectException _ -> new Carried.NotSent(host + " cannot be reached");
      case HttpConnectTimeoutException _ ->
          new Carried.NotSent(host + " cannot be reached in time");
      case SSLHandshakeException _ -> new Carried.NotSent(host + " does not prove who it is (TLS)");
      case HttpTimeoutException _ -> new Carried.Lost(host + " did not answer in time");
      case IOException _ ->
          new Carried.Lost("the connection to " + host + " was cut before it answered");
      case RuntimeException bug -> throw bug;
      case null, default -> throw new IllegalStateException("sending to " + host, cause);
    };
  }

  private static String host(URI uri) {
    return String.valueOf(uri.getHost());
  }

  private static HttpRequest message(Request request, Duration patience) {
    HttpRequest.Builder message = HttpRequest.newBuilder(request.uri()).timeout(patience);
    request.key().ifPresent(key -> message.header("X-MBX-APIKEY", key));
    if (request.form().isEmpty()) {
      return message.method(request.method(), HttpRequest.BodyPublishers.noBody()).build();
    }
    return message
        .header("Content-Type", "application/x-www-form-urlencoded")
        .method(request.method(), HttpRequest.BodyPublishers.ofString(request.form()))
        .build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
