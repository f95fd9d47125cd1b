// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import java.awt.BorderLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import org.scijava.module.ModuleItem;

/** A number that is dragged, or typed where its value matters exactly. */
final class SliderField implements InputWidget {

  private static final int COLUMNS = 6;

  private final BigDecimal least;
  private final BigDecimal step;
  private final JSlider slider;
  private final JTextField field = new JTextField(COLUMNS);
  private final JPanel panel = new JPanel(new BorderLayout(6, 0));

  /** One of the two follows the other. */
  private boolean following;

  private SliderField(BigDecimal least, BigDecimal greatest, BigDecimal step) {
    this.least = least;
    this.step = step;
    slider = new JSlider(0, greatest.subtract(least).divide(step, RoundingMode.DOWN).intValue());
    slider.addChangeListener(event -> follow(() -> field.setText(dragged())));
    PlainField.listen(field, () -> follow(this::move));
    panel.add(slider, BorderLayout.CENTER);
    panel.add(field, BorderLayout.EAST);
  }

  /**
   * For an input with a least and a greatest value.
   *
   * @param item the input; its step is 1 if it names none
   * @return the widget
   */
  static SliderField of(ModuleItem<?> item) {
    Number step = item.getStepSize();
    boolean named = step != null && step.doubleValue() > 0;
    return new SliderField(
        new BigDecimal(item.getMinimumValue().toString()),
        new BigDecimal(item.getMaximumValue().toString()),
        named ? new BigDecimal(step.toString()) : BigDecimal.ONE);
  }

  /** The slider itself, for who would drag it. */
  JSlider slider() {
    return slider;
  }

  private void follow(Runnable other) {
    if (!following) {
      following = true;
      other.run();
      following = false;
    }
  }

  private String dragged() {
    BigDecimal value = least.add(step.multiply(BigDecimal.valueOf(slider.getValue())));
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** What is no number leaves the slider where it is. */
  private void move() {
    try {
      BigDecimal steps =
          new BigDecimal(field.getText().strip())
              .subtract(least)
              .divide(step, RoundingMode.HALF_UP)
              .max(BigDecimal.ZERO)
              .min(BigDecimal.valueOf(slider.getMaximum()));
      slider.setValue(steps.intValue());
    } catch (NumberFormatException e) {
      // The message beside the field says so.
      return;
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
}
