// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.flatbuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * The messages of an Arrow stream, or of an Arrow file (Feather version 2), whose messages lie one
 * behind the other between its first eight bytes and its footer.
 *
 * <p>Source: Apache Arrow, "Arrow Columnar Format", encapsulated message format.
 */
final class ArrowMessages {
  private static final byte[] FILE =
      "ARROW1\0\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final int CONTINUATION = -1;

  private final InputStream in;
  private boolean begun;

  ArrowMessages(InputStream in) {
    this.in = in;
  }

  /** A message's metadata and the bytes that follow it. */
  record Framed(Message message, ByteBuffer body) {}

  /** The next message, nothing behind the last. */
  @Nullable Framed next() throws IOException {
    int size = integer();
    if (!begun && size == ByteBuffer.wrap(FILE).order(ByteOrder.LITTLE_ENDIAN).getInt()) {
      if (!Arrays.equals(exactly(4), 0, 4, FILE, 4, 8)) {
        throw new IOException("no Arrow file by its first bytes");
      }
      size = integer();
    }
    begun = true;
    if (size == CONTINUATION) {
      size = integer();
    }
    if (size == 0) {
      return null;
    }
    Message message = Message.getRootAsMessage(ByteBuffer.wrap(exactly(size)));
    return new Framed(message, ByteBuffer.wrap(exactly(Math.toIntExact(message.bodyLength()))));
  }

  private int integer() throws IOException {
    return ByteBuffer.wrap(exactly(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the Arrow data is cut off; fetch the file again");
    }
    return bytes;
  }
}
