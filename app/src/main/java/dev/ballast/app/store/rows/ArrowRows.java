// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/** The rows of an Arrow stream or file, which is what Feather of version 2 is. */
public final class ArrowRows implements RowSource {
  private final InputStream content;
  private final ArrowMessages messages;
  private final List<ArrowField> fields = new ArrayList<>();
  private final Map<Long, List<String>> dictionaries = new HashMap<>();
  private List<ArrowColumn> columns = List.of();
  private long rows;
  private int row;

  public ArrowRows(InputStream content) {
    this.content = content;
    this.messages = new ArrowMessages(content);
  }

  @Override
  public List<String> header() throws IOException {
    if (fields.isEmpty()) {
      whole(this::schema);
    }
    return fields.stream().map(ArrowField::name).toList();
  }

  @Override
  public @Nullable List<String> next() throws IOException {
    header();
    List<String> cells = new ArrayList<>(fields.size());
    whole(() -> {
      if (row < rows || advance()) {
        for (ArrowColumn column : columns) {
          cells.add(column.text(row));
        }
        row++;
      }
    });
    return cells.isEmpty() ? null : cells;
  }

  private void schema() throws IOException {
    ArrowMessages.Framed first = messages.next();
    if (first == null || first.message().headerType() != MessageHeader.Schema) {
      throw new IOException("Arrow data without a schema");
    }
    Schema schema = (Schema) first.message().header(new Schema());
    if (schema.endianness() != 0) {
      throw new IOException("Arrow data of a big-endian machine");
    }
    for (int i = 0; i < schema.fieldsLength(); i++) {
      fields.add(new ArrowField(schema.fields(i)));
    }
    if (fields.isEmpty()) {
      throw new IOException("Arrow data without columns");
    }
  }

  /** Reads up to the next batch that has rows; whether there is one. */
  private boolean advance() throws IOException {
    for (ArrowMessages.Framed next = messages.next(); next != null; next = messages.next()) {
      if (next.message().headerType() == MessageHeader.DictionaryBatch) {
        dictionary((DictionaryBatch) next.message().header(new DictionaryBatch()), next.body());
      } else if (next.message().headerType() == MessageHeader.RecordBatch) {
        RecordBatch batch = (RecordBatch) next.message().header(new RecordBatch());
        ArrowBuffers buffers = new ArrowBuffers(batch, next.body());
        columns = new ArrayList<>();
        for (ArrowField field : fields) {
          columns.add(field.column(buffers, dictionaries));
        }
        rows = batch.length();
        row = 0;
        if (rows > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private void dictionary(DictionaryBatch dictionary, ByteBuffer body) throws IOException {
    for (ArrowField one : fields) {
      Field field = one.field();
      if (field.dictionary() != null && field.dictionary().id() == dictionary.id()) {
        ArrowColumn column = one.plain(new ArrowBuffers(dictionary.data(), body));
        List<String> values =
            dictionary.isDelta()
                ? new ArrayList<>(dictionaries.getOrDefault(dictionary.id(), List.of()))
                : new ArrayList<>();
        for (int i = 0; i < dictionary.data().length(); i++) {
          values.add(column.text(i));
        }
        dictionaries.put(dictionary.id(), values);
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** Offsets and lengths that point nowhere say that the file is damaged. */
  private static void whole(Step step) throws IOException {
    try {
      step.run();
    } catch (IndexOutOfBoundsException
        | BufferUnderflowException
        | NegativeArraySizeException
        | IllegalArgumentException
        | ArithmeticException
        | AssertionError e) {
      throw new IOException("damaged Arrow data; fetch the file again", e);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
