// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A port that hands on all that it is sent to another one, and notes when something that is asked
 * for came out of its socket, by {@link System#nanoTime()}: later than it was written by the way
 * through the kernel.
 */
final class TimedRelay implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final URI to;
  private final Queue<Long> orders = new ConcurrentLinkedQueue<>();

  TimedRelay(URI to) throws IOException {
    this.to = to;
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = port.accept();
        Socket server = new Socket(to.getHost(), to.getPort());
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().start(() -> pump(client, server, true));
        Thread.ofPlatform().daemon().start(() -> pump(server, client, false));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void pump(Socket from, Socket into, boolean requests) {
    byte[] some = new byte[BUFFER];
    try (from;
        into) {
      InputStream in = from.getInputStream();
      OutputStream out = into.getOutputStream();
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        long now = System.nanoTime();
        if (requests && isWriting(some, read)) {
          orders.add(now);
        }
        out.write(some, 0, read);
      }
    } catch (IOException _) {
      // One of the two has gone, and the other with it.
    }
  }

  /** Orders, and what is asked for before them: money that is moved, leverage that is set. */
  private static boolean isWriting(byte[] some, int read) {
    return read > 5 && new String(some, 0, 5, StandardCharsets.ISO_8859_1).equals("POST ");
  }

  /** When requests that ask for something have come. */
  Queue<Long> orders() {
    return orders;
  }

  String url() {
    return "http://127.0.0.1:" + port.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
