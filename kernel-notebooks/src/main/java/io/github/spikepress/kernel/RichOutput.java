// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** How charts, ImageJ's images and tables, and lists of records look below a cell. */
final class RichOutput {

  private RichOutput() {}

  static void registerAll(Renderer renderer) {
    renderer
        .createRegistration(RenderedImage.class)
        .preferring(MIMEType.IMAGE_PNG)
        .register(RichOutput::renderImage);
    renderer
        .createRegistration(Chart.class)
        .preferring(MIMEType.IMAGE_PNG)
        .register((chart, context) -> renderImage(picture(chart), context));
    renderer
        .createRegistration(ImagePlus.class)
        .preferring(MIMEType.IMAGE_PNG)
        .register((image, context) -> renderImage(image.getBufferedImage(), context));
    renderer
        .createRegistration(ResultsTable.class)
        .preferring(MIMEType.TEXT_HTML)
        .supporting(MIMEType.TEXT_PLAIN)
        .register((table, context) -> renderTable(HtmlTable.of(table), context));
    renderer
        .createRegistration(Collection.class)
        .preferring(MIMEType.TEXT_HTML)
        .supporting(MIMEType.TEXT_PLAIN)
        .register(RichOutput::renderCollection);
    renderer
        .createRegistration(Record.class)
        .preferring(MIMEType.TEXT_HTML)
        .supporting(MIMEType.TEXT_PLAIN)
        .register((row, context) -> renderTable(HtmlTable.ofRecords(List.of(row)), context));
  }

  /** The base library's own rendering leaves out the last bytes of most images. */
  private static void renderImage(RenderedImage image, RenderContext context) {
    context.renderIfRequested(
        MIMEType.IMAGE_PNG,
        () -> {
          ByteArrayOutputStream png = new ByteArrayOutputStream();
          try {
            ImageIO.write(image, "png", png);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return Base64.getEncoder().encodeToString(png.toByteArray());
        });
  }

  private static RenderedImage picture(Chart<?, ?> chart) {
    return BitmapEncoder.getBufferedImage(chart);
  }

  private static void renderCollection(Collection<?> collection, RenderContext context) {
    if (HtmlTable.isTable(collection)) {
      renderTable(HtmlTable.ofRecords(collection), context);
    } else {
      context.renderIfRequested(MIMEType.TEXT_PLAIN, collection::toString);
      context.renderIfRequested(
          MIMEType.TEXT_HTML, () -> "<pre>" + HtmlTable.escape(collection.toString()) + "</pre>");
    }
  }

  private static void renderTable(HtmlTable table, RenderContext context) {
    context.renderIfRequested(MIMEType.TEXT_HTML, table::html);
    context.renderIfRequested(MIMEType.TEXT_PLAIN, table::text);
  }
}
