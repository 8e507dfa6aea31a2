// SPDX-License-Identifier: Apache-2.0
package dev.ballast.spark;

import dev.ballast.app.desk.RunSpan;
import dev.ballast.app.sweep.SweepOrder;
import dev.ballast.market.Interval;
import dev.ballast.sweep.SweptVariant;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * An order in one file: the plan, what it names, the history's store, and the variants. It goes to
 * each worker once.
 *
 * @param order with paths on this machine
 * @param variants that may be asked for
 */
record ShippedOrder(SweepOrder order, List<SweptVariant> variants) {
  private static final String STORE = "store/";
  private static final String PLAN = "plan/";
  private static final String SAID = "order.properties";

  /** Writes the file. */
  void pack(Path file) throws IOException {
    Path folder = parent(order.policy());
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(Deflater.BEST_SPEED);
      add(zip, PLAN + order.policy().getFileName(), order.policy());
      for (Path one : order.besides()) {
        add(zip, PLAN + folder.relativize(one.toAbsolutePath().normalize()), one);
      }
      try (Stream<Path> walk = Files.walk(order.store())) {
        for (Path one : walk.filter(Files::isRegularFile).sorted().toList()) {
          add(zip, STORE + order.store().relativize(one), one);
        }
      }
      zip.putNextEntry(new ZipEntry(SAID));
      zip.write(said().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name.replace('\\', '/')));
    Files.copy(file, zip);
    zip.closeEntry();
  }

  private static Path parent(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new IllegalArgumentException(file + " lies nowhere");
    }
    return folder;
  }

  private String said() throws IOException {
    Properties said = new Properties();
    said.setProperty("policy", String.valueOf(order.policy().getFileName()));
    said.setProperty("today", order.today().toString());
    said.setProperty("start", Long.toString(order.span().start()));
    said.setProperty("end", Long.toString(order.span().end()));
    said.setProperty("weightsOnly", Boolean.toString(order.weightsOnly()));
    said.setProperty("bars", order.bars().toString());
    said.setProperty("variants", Integer.toString(variants.size()));
    for (int i = 0; i < variants.size(); i++) {
      said.setProperty("number." + i, Integer.toString(variants.get(i).number()));
      int key = 0;
      for (var value : variants.get(i).values().entrySet()) {
        said.setProperty("key." + i + "." + key, value.getKey());
        said.setProperty("value." + i + "." + key, value.getValue());
        key++;
      }
    }
    StringWriter text = new StringWriter();
    said.store(text, null);
    return text.toString();
  }

  /** Reads the file, whose contents are laid out in an empty folder. */
  static ShippedOrder unpack(Path file, Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(entry.getName() + " leads out of the folder");
        }
        Files.createDirectories(parent(target));
        Files.copy(zip, target);
      }
    }
    Properties said = new Properties();
    said.load(new StringReader(Files.readString(folder.resolve(SAID))));
    SweepOrder order =
        new SweepOrder(
            folder.resolve(PLAN + required(said, "policy")),
            List.of(),
            folder.resolve(STORE),
            LocalDate.parse(required(said, "today")),
            new RunSpan(
                Long.parseLong(required(said, "start")), Long.parseLong(required(said, "end"))),
            Boolean.parseBoolean(required(said, "weightsOnly")),
            Interval.parse(required(said, "bars")));
    return new ShippedOrder(order, variants(said));
  }

  private static List<SweptVariant> variants(Properties said) {
    List<SweptVariant> variants = new ArrayList<>();
    int count = Integer.parseInt(required(said, "variants"));
    for (int i = 0; i < count; i++) {
      SequencedMap<String, String> values = new LinkedHashMap<>();
      List<Double> position = new ArrayList<>();
      for (int key = 0; said.containsKey("key." + i + "." + key); key++) {
        values.put(
            required(said, "key." + i + "." + key), required(said, "value." + i + "." + key));
        position.add(0.0);
      }
      variants.add(
          new SweptVariant(Integer.parseInt(required(said, "number." + i)), values, position));
    }
    return variants;
  }

  private static String required(Properties said, String name) {
    String value = said.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("the order has no " + name);
    }
    return value;
  }
}
