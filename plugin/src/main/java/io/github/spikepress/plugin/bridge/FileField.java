// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import java.awt.BorderLayout;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.TransferHandler;
import org.scijava.widget.FileWidget;

/** A file or folder, typed, looked for, or dropped on the field. */
final class FileField implements InputWidget {

  private static final int COLUMNS = 34;

  private final String style;
  private final JTextField field = new JTextField(COLUMNS);
  private final JPanel panel = new JPanel(new BorderLayout(6, 0));

  /**
   * Makes a field.
   *
   * @param style one of {@link FileWidget}'s: to open, to save, or a folder
   */
  FileField(String style) {
    this.style = style;
    JButton browse = new JButton("Browse");
    browse.addActionListener(event -> browse());
    field.setTransferHandler(new Drop(field.getTransferHandler()));
    panel.add(field, BorderLayout.CENTER);
    panel.add(browse, BorderLayout.EAST);
  }

  private void browse() {
    JFileChooser chooser = new JFileChooser();
    if (!field.getText().isBlank()) {
      chooser.setSelectedFile(new File(field.getText().strip()).getAbsoluteFile());
    }
    if (FileWidget.DIRECTORY_STYLE.equals(style)) {
      chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    } else if (FileWidget.OPEN_STYLE.equals(style)) {
      // Recordings of some makers are folders.
      chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
    }
    int answer =
        FileWidget.SAVE_STYLE.equals(style)
            ? chooser.showSaveDialog(panel)
            : chooser.showOpenDialog(panel);
    if (answer == JFileChooser.APPROVE_OPTION) {
      field.setText(chooser.getSelectedFile().getPath());
    }
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public JComponent editor() {
    return field;
  }

  @Override
  public String text() {
    return field.getText();
  }

  @Override
  public void show(String text) {
    field.setText(text);
  }

  @Override
  public void onChange(Runnable changed) {
    PlainField.listen(field, changed);
  }

  /** Takes files; text is pasted and copied as in any field. */
  private final class Drop extends TransferHandler {

    private final TransferHandler ofText;

    Drop(TransferHandler ofText) {
      this.ofText = ofText;
    }

    @Override
    public boolean canImport(TransferSupport support) {
      return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
          || ofText.canImport(support);
    }

    @Override
    public boolean importData(TransferSupport support) {
      if (!support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
        return ofText.importData(support);
      }
      try {
        Object files = support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
        if (files instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof File file) {
          field.setText(file.getPath());
          return true;
        }
        return false;
      } catch (UnsupportedFlavorException | IOException e) {
        return false;
      }
    }

    @Override
    public void exportToClipboard(
        JComponent source, java.awt.datatransfer.Clipboard clip, int action) {
      ofText.exportToClipboard(source, clip, action);
    }
  }
}
