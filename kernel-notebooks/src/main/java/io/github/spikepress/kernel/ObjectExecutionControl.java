// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs snippets in this virtual machine and remembers the class of the last one: JShell itself
 * hands over values as texts only, but keeps them in a static field of that class.
 */
final class ObjectExecutionControl extends LocalExecutionControl {

  private Class<?> last;

  /** Hands one execution control to JShell and keeps hold of it. */
  static final class Provider implements ExecutionControlProvider {

    private final ObjectExecutionControl control = new ObjectExecutionControl();

    ObjectExecutionControl control() {
      return control;
    }

    @Override
    public String name() {
      return "object";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return control;
    }
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    last = snippet.getDeclaringClass();
    return super.invoke(WaitingSnippet.of(snippet, Thread.currentThread()));
  }

  /**
   * The value that the last snippet left in a variable of its own.
   *
   * @param variable the variable's name
   * @return the object; empty if the variable is another snippet's, or null
   */
  Optional<Object> value(String variable) {
    try {
      Field field = last.getDeclaredField(variable);
      field.setAccessible(true);
      return Optional.ofNullable(field.get(null));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
