// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * A disk that takes no file past a size, for this whole process and until it is closed: the system
 * itself refuses the write, whoever the user is. Tests are skipped where the system knows no such
 * limit.
 */
public final class SmallFiles implements AutoCloseable {
  /** {@code RLIMIT_FSIZE}, of Linux and macOS alike. */
  private static final int FILE_SIZE = 1;

  private final long before;

  private SmallFiles(long before) {
    this.before = before;
  }

  /** From now on no file grows past so many bytes. */
  public static SmallFiles of(long bytes) {
    assumeTrue(symbol("setrlimit").isPresent(), "the system limits no files");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocate(ValueLayout.JAVA_LONG, 2);
      call("getrlimit", both);
      long before = both.getAtIndex(ValueLayout.JAVA_LONG, 0);
      both.setAtIndex(ValueLayout.JAVA_LONG, 0, bytes);
      call("setrlimit", both);
      return new SmallFiles(before);
    }
  }

  private static Optional<MemorySegment> symbol(String name) {
    return Linker.nativeLinker().defaultLookup().find(name);
  }

  @SuppressWarnings("restricted")
  private static void call(String name, MemorySegment both) {
    MethodHandle function =
        Linker.nativeLinker()
            .downcallHandle(
                symbol(name).orElseThrow(),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    Object result;
    try {
      result = function.invokeWithArguments(List.of(FILE_SIZE, both));
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
    if (!result.equals(0)) {
      throw new IllegalStateException(name + " gives " + result);
    }
  }

  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocate(ValueLayout.JAVA_LONG, 2);
      call("getrlimit", both);
      both.setAtIndex(ValueLayout.JAVA_LONG, 0, before);
      call("setrlimit", both);
    }
  }
}
