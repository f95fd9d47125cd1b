// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin;

import net.imagej.patcher.LegacyInjector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Patches ImageJ for macros without a display, before any test loads one of its classes. */
public final class PatchedImageJ implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    System.setProperty("scijava.log.level", "none");
    LegacyInjector.preinit();
  }
}
