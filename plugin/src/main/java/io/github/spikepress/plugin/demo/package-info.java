// SPDX-License-Identifier: BSD-2-Clause
/** The main job on the bundled sample, from the recording to sorted spikes. */
package io.github.spikepress.plugin.demo;
