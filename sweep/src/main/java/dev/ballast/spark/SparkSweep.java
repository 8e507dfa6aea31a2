// SPDX-License-Identifier: Apache-2.0
package dev.ballast.spark;

import dev.ballast.app.UserMistake;
import dev.ballast.app.sweep.SweepCluster;
import dev.ballast.app.sweep.SweepOrder;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Variants on Spark. Each few of them are a job of their own, so that outcomes come back as they
 * are done; Spark gives the result of a job once, however often a lost worker makes it start again.
 */
public final class SparkSweep implements SweepCluster {
  private static final Pattern STANDALONE = Pattern.compile("spark://([^:/]+):(\\d{1,5})");
  private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|\\d{1,3})])?");
  private static final int CONNECT_MILLIS = 5_000;
  private static final int WORKER_SECONDS = 60;
  private static final int TASKS_A_CORE = 8;
  private static final int MOST_A_TASK = 16;

  /** For the service loader. */
  public SparkSweep() {}

  @Override
  public int run(
      String address,
      SweepOrder order,
      List<SweptVariant> variants,
      Consumer<List<VariantOutcome>> sink) {
    check(address);
    Path folder;
    try {
      folder = Files.createTempDirectory("ballast-order");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path file = folder.resolve(folder.getFileName() + ".zip");
    try (JavaSparkContext spark = new JavaSparkContext(conf(address))) {
      requireWorker(spark, address);
      new ShippedOrder(order, variants).pack(file);
      spark.addFile(file.toString());
      return run(spark, String.valueOf(file.getFileName()), variants, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      file.toFile().delete();
      folder.toFile().delete();
    }
  }

  private static void check(String address) {
    Matcher standalone = STANDALONE.matcher(address);
    if (!standalone.matches()) {
      if (!LOCAL.matcher(address).matches()) {
        throw new UserMistake(
            "--spark " + address + ": no master; write local[*] or spark://HOST:PORT");
      }
      return;
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(standalone.group(1), Integer.parseInt(standalone.group(2))),
          CONNECT_MILLIS);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserMistake(
          "--spark "
              + address
              + ": no Spark master answers there ("
              + e.getMessage()
              + "); start one, or leave out --spark");
    }
  }

  private static SparkConf conf(String address) {
    SparkConf conf =
        new SparkConf()
            .setMaster(address)
            .setAppName("ballast sweep")
            .set("spark.ui.enabled", "false")
            .set("spark.task.maxFailures", "10")
            .set("spark.scheduler.mode", "FIFO");
    Matcher standalone = STANDALONE.matcher(address);
    boolean here =
        !standalone.matches()
            || standalone.group(1).equals("localhost")
            || standalone.group(1).startsWith("127.");
    if (here) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    String lib = System.getProperty("ballast.spark.jars", "");
    if (!lib.isEmpty()) {
      conf.set("spark.jars", lib);
    }
    return conf;
  }

  /** Waits until some worker has taken the order; refuses a cluster where none does. */
  private static void requireWorker(JavaSparkContext spark, String address) {
    if (spark.isLocal()) {
      return;
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WORKER_SECONDS);
    while (spark.sc().statusTracker().getExecutorInfos().length < 2) {
      if (System.nanoTime() > end || spark.sc().isStopped()) {
        throw new UserMistake(
            "--spark "
                + address
                + ": no worker of this master takes the work within a minute; start one, or free"
                + " one");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private static int run(
      JavaSparkContext spark,
      String file,
      List<SweptVariant> variants,
      Consumer<List<VariantOutcome>> sink) {
    Map<Integer, SweptVariant> byNumber = new HashMap<>();
    List<Integer> numbers = new ArrayList<>();
    for (SweptVariant one : variants) {
      byNumber.put(one.number(), one);
      numbers.add(one.number());
    }
    int cores = Math.max(1, spark.defaultParallelism());
    int size = Math.clamp(variants.size() / (cores * TASKS_A_CORE), 1, MOST_A_TASK);
    BlockingQueue<JavaFutureAction<List<VariantBytes>>> done = new LinkedBlockingQueue<>();
    int jobs = 0;
    for (int from = 0; from < numbers.size(); from += size) {
      List<Integer> some =
          new ArrayList<>(numbers.subList(from, Math.min(from + size, numbers.size())));
      JavaRDD<VariantBytes> outcomes =
          spark.parallelize(some, 1).map(number -> WorkerJob.of(file).run(number));
      done.add(outcomes.collectAsync());
      jobs++;
    }
    int rows = 0;
    for (int i = 0; i < jobs; i++) {
      List<VariantOutcome> found = new ArrayList<>();
      for (VariantBytes one : result(done.remove())) {
        SweptVariant variant = byNumber.get(one.number());
        if (variant == null) {
          throw new IllegalStateException("variant " + one.number() + " was not asked for");
        }
        found.add(one.of(variant));
        rows = Math.max(rows, one.featuresMeasured());
      }
      sink.accept(found);
    }
    return rows;
  }

  private static List<VariantBytes> result(JavaFutureAction<List<VariantBytes>> job) {
    try {
      return job.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new UserMistake(
          "--spark: the cluster gave up: "
              + String.valueOf(e.getCause()).lines().findFirst().orElse(""));
    }
  }
}
