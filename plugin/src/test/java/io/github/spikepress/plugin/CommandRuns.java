// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.CommandRun;
import io.github.spikepress.plugin.bridge.InputValues;
import io.github.spikepress.plugin.bridge.SpikePressCommands;
import io.github.spikepress.plugin.results.JsonResults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Commands run to their end in this process. */
public final class CommandRuns {

  private static final Set<String> OF_THE_MOMENT =
      Set.of("file", "training_s", "encoded_per_s", "decoded_per_s", "blocks_waiting_most");

  private CommandRuns() {}

  /** A command with its inputs: names and values in turn. */
  public static Module module(String label, Object... inputs) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i += 2) {
      values.put(inputs[i].toString(), inputs[i + 1].toString());
    }
    return module(label, values);
  }

  /** A command with its inputs. */
  public static Module module(String label, Map<String, String> inputs) {
    Module module =
        BridgeContext.get()
            .service(ModuleService.class)
            .createModule(SpikePressCommands.named(BridgeContext.get(), label));
    InputValues.fill(module, inputs);
    return module;
  }

  /** The outputs of a command by name. */
  public static Map<String, Object> outputs(String label, Object... inputs) {
    return CommandRun.of(module(label, inputs));
  }

  /** What the launcher prints of the outputs. */
  public static JsonObject json(Map<String, Object> outputs) {
    return JsonParser.parseString(JsonResults.of(outputs)).getAsJsonObject();
  }

  /** Results without what differs from run to run: times, and names of temporary files. */
  public static JsonObject lasting(JsonObject results) {
    for (JsonElement rows : results.asMap().values()) {
      if (rows instanceof JsonArray array) {
        array.forEach(row -> row.getAsJsonObject().keySet().removeIf(CommandRuns::isOfTheMoment));
      }
    }
    results.keySet().removeIf(CommandRuns::isOfTheMoment);
    return results;
  }

  private static boolean isOfTheMoment(String figure) {
    return OF_THE_MOMENT.contains(figure) || figure.endsWith("_ms");
  }
}
