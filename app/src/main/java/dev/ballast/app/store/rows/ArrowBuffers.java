// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** The buffers of a record batch, in order, unpacked (LZ4 frame or Zstandard) as they are taken. */
final class ArrowBuffers {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);

  private final RecordBatch batch;
  private final ByteBuffer body;
  private int nextBuffer;
  private int nextNode;
  private int nextVariadic;

  ArrowBuffers(RecordBatch batch, ByteBuffer body) {
    this.batch = batch;
    this.body = body;
  }

  /** The next column's number of values that are absent. */
  long absent() {
    return batch.nodes(nextNode++).nullCount();
  }

  /** How many buffers the next column of views has beside the usual two. */
  int variadic() {
    return Math.toIntExact(batch.variadicBufferCounts(nextVariadic++));
  }

  void skip(int buffers) {
    nextBuffer += buffers;
  }

  ByteBuffer take() throws IOException {
    Buffer buffer = batch.buffers(nextBuffer++);
    int length = Math.toIntExact(buffer.length());
    if (length == 0) {
      return NONE;
    }
    ByteBuffer stored =
        body.slice(Math.toIntExact(buffer.offset()), length).order(ByteOrder.LITTLE_ENDIAN);
    BodyCompression compression = batch.compression();
    if (compression == null) {
      return stored;
    }
    long unpacked = stored.getLong();
    ByteBuffer packed = stored.slice().order(ByteOrder.LITTLE_ENDIAN);
    return unpacked == -1 ? packed : unpacked(compression.codec(), packed, unpacked);
  }

  private static ByteBuffer unpacked(byte codec, ByteBuffer packed, long length)
      throws IOException {
    byte[] bytes = new byte[packed.remaining()];
    packed.get(bytes);
    int size = Math.toIntExact(length);
    byte[] plain =
        switch (codec) {
          case CompressionType.LZ4_FRAME -> {
            try (FramedLZ4CompressorInputStream lz4 =
                new FramedLZ4CompressorInputStream(new ByteArrayInputStream(bytes))) {
              yield lz4.readNBytes(size);
            }
          }
          case CompressionType.ZSTD -> {
            try {
              yield Zstd.decompress(bytes, size);
            } catch (ZstdException e) {
              throw new IOException("damaged Zstandard data in it (" + e.getMessage() + ")", e);
            }
          }
          default -> throw new IOException("compressed in a way that is not known: " + codec);
        };
    if (plain.length < size) {
      throw new EOFException("the compressed data is cut off; fetch the file again");
    }
    return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
  }
}
