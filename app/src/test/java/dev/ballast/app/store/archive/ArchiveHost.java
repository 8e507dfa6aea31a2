// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A server of archives on a free port of this machine, which can be told to misbehave: each path
 * has a queue of misdeeds, one a request, and is served rightly after them.
 */
public final class ArchiveHost implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  /** Something to do instead of, or while, serving. */
  @FunctionalInterface
  public interface Misdeed {
    void serve(HttpExchange exchange, byte[] content) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, List<Misdeed>> misdeeds = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean ranges = true;

  public ArchiveHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(pool);
    server.createContext("/", this::serve);
    server.start();
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Puts a zip of one CSV file, named as the zip is, and its checksum. */
  public byte[] put(String path, String csv) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    byte[] zip = zip(name.replace(".zip", ".csv"), csv);
    files.put("/" + path, zip);
    files.put(
        "/" + path + ".CHECKSUM",
        (sha256(zip) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
    return zip;
  }

  /** Changes what is stored under a path. */
  public void tamper(String path, UnaryOperator<byte[]> change) {
    files.computeIfPresent("/" + path, (key, bytes) -> change.apply(bytes));
  }

  /** The next requests of the path end like this, one each. */
  public void misbehave(String path, Misdeed... deeds) {
    misdeeds.put("/" + path, Collections.synchronizedList(new ArrayList<>(List.of(deeds))));
  }

  public void withoutRanges() {
    ranges = false;
  }

  /** Every request so far, as {@code /path} or {@code /path bytes=17-}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public void forgetRequests() {
    requests.clear();
  }

  /** An answer without content. */
  public static Misdeed status(int code, String... headers) {
    return (exchange, content) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(code, -1);
      exchange.close();
    };
  }

  /** Promises all, sends so many bytes, and cuts the connection. */
  public static Misdeed cutAfter(int bytes) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      OutputStream body = exchange.getResponseBody();
      body.write(content, 0, bytes);
      body.flush();
      exchange.close();
    };
  }

  /** Sends so many bytes and then nothing for a while. */
  public static Misdeed stallAfter(int bytes, long millis) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      OutputStream body = exchange.getResponseBody();
      body.write(content, 0, bytes);
      body.flush();
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? path : path + " " + range);
    byte[] content = files.get(path);
    List<Misdeed> deeds = misdeeds.getOrDefault(path, List.of());
    if (!deeds.isEmpty()) {
      deeds.removeFirst().serve(exchange, content == null ? new byte[0] : content);
      return;
    }
    if (content == null) {
      status(404).serve(exchange, new byte[0]);
      return;
    }
    Matcher matcher = RANGE.matcher(range == null || !ranges ? "" : range);
    int from = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (from >= content.length) {
      status(416).serve(exchange, content);
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    exchange.getResponseBody().write(content, from, content.length - from);
    exchange.close();
  }

  private static byte[] zip(String name, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    pool.shutdownNow();
  }
}
