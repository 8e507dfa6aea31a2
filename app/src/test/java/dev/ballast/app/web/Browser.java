// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** What a browser sends to a desk's page, over a socket. */
final class Browser implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String home;
  private Optional<String> cookie = Optional.empty();

  /** One that has not logged in. */
  Browser(String url) {
    this.home = url.substring(0, url.indexOf("/?"));
  }

  /** One that has opened the address with its token. */
  static Browser in(String url) {
    Browser browser = new Browser(url);
    HttpResponse<String> answer = browser.get(url.substring(browser.home.length()));
    browser.cookie =
        answer.headers().firstValue("Set-Cookie").map(one -> one.substring(0, one.indexOf(';')));
    return browser;
  }

  String home() {
    return home;
  }

  Optional<String> cookie() {
    return cookie;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** As a script of the page posts. */
  HttpResponse<String> post(String path, String body) {
    return post(path, body, "Origin", home, "HX-Request", "true");
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + path));
    cookie.ifPresent(one -> request.header("Cookie", one));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The lines of what goes on being sent. */
  Stream<String> lines(String path) throws IOException, InterruptedException {
    return client
        .send(request(path, "Accept", "text/event-stream").GET().build(), BodyHandlers.ofLines())
        .body();
  }

  /** The first line of the answer to a request that names another host. */
  String asHost(String host, String path) throws IOException {
    URI at = URI.create(home);
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nCookie: "
              + cookie.orElse("")
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
