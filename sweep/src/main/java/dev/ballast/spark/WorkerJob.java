// SPDX-License-Identifier: Apache-2.0
package dev.ballast.spark;

import dev.ballast.app.sweep.SweepJob;
import dev.ballast.sweep.SweptVariant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkFiles;

/**
 * The job of one worker's process: the order that was shipped to it, opened and measured once, for
 * all variants that it is given.
 */
final class WorkerJob {
  private static final Map<String, WorkerJob> JOBS = new ConcurrentHashMap<>();

  private final SweepJob job;
  private final Map<Integer, SweptVariant> variants = new HashMap<>();

  private WorkerJob(ShippedOrder shipped) {
    shipped.variants().forEach(one -> variants.put(one.number(), one));
    this.job = SweepJob.of(shipped.order(), shipped.variants(), 1);
  }

  /** The job of a file that Spark has brought here. */
  static WorkerJob of(String file) {
    return JOBS.computeIfAbsent(file, WorkerJob::open);
  }

  private static WorkerJob open(String file) {
    try {
      // In Spark's own folder of the process, which goes with the work.
      Path own = Path.of(SparkFiles.getRootDirectory()).toRealPath();
      Path folder = Files.createTempDirectory(own, "ballast-sweep");
      return new WorkerJob(ShippedOrder.unpack(Path.of(SparkFiles.get(file)), folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a variant. */
  VariantBytes run(int number) {
    SweptVariant variant = variants.get(number);
    if (variant == null) {
      throw new IllegalArgumentException("no variant " + number);
    }
    return new VariantBytes(job.run(variant), job.featuresMeasured());
  }
}
