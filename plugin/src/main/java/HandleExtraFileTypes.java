// SPDX-License-Identifier: BSD-2-Clause
/**
 * The plugin that ImageJ asks for files of types that it does not know. ImageJ knows it by this
 * very name alone, which is why it lies in no package. Fiji brings its own: this one is not in the
 * jar for Fiji but in that of the stand-alone program.
 */
public class HandleExtraFileTypes extends ij.ImagePlus implements ij.plugin.PlugIn {

  private static final int SHOWN_ALREADY = -1;

  /** Made by ImageJ. */
  public HandleExtraFileTypes() {}

  @Override
  public void run(String path) {
    io.github.spikepress.plugin.bridge.FileOpening.open(path).ifPresent(this::takeOver);
  }

  private void takeOver(ij.ImagePlus image) {
    boolean shown = image.getWindow() != null || ij.WindowManager.getImage(image.getID()) == image;
    if (shown) {
      width = SHOWN_ALREADY;
      height = SHOWN_ALREADY;
    } else {
      setStack(image.getTitle(), image.getStack());
      setCalibration(image.getCalibration());
      setProperty("Info", image.getInfoProperty());
    }
  }
}
