// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.framework;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Keeps the native libraries to one thread: sums are then made in one order however many cores
 * there are, and threads that spin while they wait take nothing from the rest of the machine.
 */
public final class NativeThreads {

  private NativeThreads() {}

  /** Sets it for the whole program; may be called any number of times. */
  public static void useOne() {
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    openblas_nolapack.blas_set_num_threads(1);
  }
}
