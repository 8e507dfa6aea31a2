// SPDX-License-Identifier: Apache-2.0
package dev.ballast.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A master and workers of a standalone Spark cluster on this machine, each a process of its own,
 * started from the jars of this build.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;

  private StandaloneCluster(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.master =
        start("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port));
  }

  static StandaloneCluster of(Path folder, int workers) throws IOException, InterruptedException {
    Path jars = Files.createDirectories(folder.resolve("home/jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry).toAbsolutePath();
      Path link = jars.resolve(jar.getFileName());
      if (entry.endsWith(".jar") && !Files.exists(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    StandaloneCluster cluster = new StandaloneCluster(folder, port);
    cluster.awaitMaster();
    for (int i = 0; i < workers; i++) {
      cluster.workers.add(
          cluster.start(
              "worker" + i,
              "org.apache.spark.deploy.worker.Worker",
              "--cores",
              "1",
              "--memory",
              "1g",
              "--work-dir",
              folder.resolve("work" + i).toString(),
              cluster.address()));
    }
    return cluster;
  }

  String address() {
    return "spark://127.0.0.1:" + port;
  }

  private Process start(String name, String type, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-XX:+UseSerialGC");
    command.addAll(opens());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), type));
    command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  /** What Spark asks of a JVM, as this one was given it. */
  private static List<String> opens() {
    return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(one -> one.startsWith("--add-opens") || one.startsWith("--enable-native"))
        .toList();
  }

  private void awaitMaster() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        if (!master.isAlive() || System.nanoTime() > end) {
          throw new IOException(Files.readString(folder.resolve("master.log")), e);
        }
        Thread.sleep(50);
      }
    }
  }

  /** Whether a worker has a process that runs variants. */
  boolean works(int worker) {
    return workers.get(worker).descendants().findAny().isPresent();
  }

  /** Kills a worker and what runs variants for it, as a machine that fails does. */
  void kill(int worker) {
    end(workers.get(worker));
  }

  private static void end(Process process) {
    process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    workers.forEach(StandaloneCluster::end);
    end(master);
  }
}
