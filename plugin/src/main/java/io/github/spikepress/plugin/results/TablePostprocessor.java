// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Objects;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Shows the tables of SpikePress's commands where there is a display: Fiji shows a command's images
 * by itself but passes its tables over.
 */
@Plugin(type = PostprocessorPlugin.class)
public final class TablePostprocessor extends AbstractPostprocessorPlugin {

  private static final String OWN_PACKAGE = "io.github.spikepress.";

  /** Made by SciJava. */
  public TablePostprocessor() {}

  @Override
  public void process(Module module) {
    boolean own = module.getInfo().getDelegateClassName().startsWith(OWN_PACKAGE);
    if (!own || GraphicsEnvironment.isHeadless()) {
      return;
    }
    for (Object output : outputs(module)) {
      if (output instanceof ImagePlus image) {
        ScatterSelection.listen(image, module.getInfo().getLabel());
      }
    }
    for (ModuleItem<?> item : module.getInfo().outputs()) {
      if (module.getOutput(item.getName()) instanceof ResultsTable table) {
        List<ImagePlus> images = LinkedRows.of(item.getName(), outputs(module));
        TableWindows.show(module.getInfo().getLabel(), item.getName(), table, images);
        module.resolveOutput(item.getName());
      }
    }
  }

  private static List<Object> outputs(Module module) {
    return module.getOutputs().values().stream().filter(Objects::nonNull).toList();
  }
}
