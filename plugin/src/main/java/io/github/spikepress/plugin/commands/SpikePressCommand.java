// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.measure.ResultsTable;
import io.github.spikepress.errors.SpikePressException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.scijava.ItemIO;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * What all commands share: a task in the task bar, cancelling, and one clear message for what goes
 * wrong, with the details in the log.
 */
public abstract class SpikePressCommand extends ContextCommand {

  @Parameter private TaskService taskService;

  @Parameter private LogService logService;

  /** A summary of one row; its columns are the keys of the launcher's JSON. */
  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Results",
      description = "Summary of the run: one row, units in the column names.")
  protected ResultsTable results;

  private volatile boolean kept;

  /** For subclasses, which SciJava makes. */
  protected SpikePressCommand() {}

  /**
   * Says that the results stand although the user may have cancelled: a training that ends early
   * has its best model so far, a result like any other.
   */
  protected void keepAlthoughCancelled() {
    kept = true;
  }

  @Override
  public boolean isCanceled() {
    return !kept && super.isCanceled();
  }

  /**
   * Whether cancelling the command hands over the best result so far, such as the model of a
   * training, instead of nothing. Before there is a result there is nothing to hand over.
   *
   * @return false unless a command says otherwise
   */
  protected boolean keepsBestSoFar() {
    return false;
  }

  /**
   * Looks for what is wrong with the inputs as far as that can be told at once; a command that is
   * run all the same refuses them with the same words.
   *
   * @return what there is to say of them
   */
  public final Problems problems() {
    Problems problems = new Problems();
    check(problems);
    return problems;
  }

  /**
   * Checks inputs. Any of them may be absent.
   *
   * @param problems is given each check
   */
  protected void check(Problems problems) {}

  /**
   * Does the command's work, on a thread of its own.
   *
   * @param progress is told how far the work is and says whether to stop
   */
  protected abstract void execute(CommandProgress progress);

  @Override
  public final void run() {
    Task task = taskService.createTask(title());
    task.start();
    RunningCommands.begin(this);
    try {
      CommandProgress progress = new CommandProgress(task, super::isCanceled, keepsBestSoFar());
      CommandWork.run(title(), () -> execute(progress), progress);
    } catch (SpikePressException e) {
      refuse(e, e.getMessage());
    } catch (UncheckedIOException e) {
      refuse(e, "cannot read or write: " + e.getCause().getMessage());
    } catch (CancellationException e) {
      if (!isCanceled()) {
        refuse(e, title() + " was cancelled");
      }
    } finally {
      RunningCommands.end(this);
      task.finish();
    }
  }

  private String title() {
    return getClass().getAnnotation(Plugin.class).label();
  }

  private void refuse(RuntimeException problem, String message) {
    logService.debug(message, problem);
    cancel(message);
  }
}
