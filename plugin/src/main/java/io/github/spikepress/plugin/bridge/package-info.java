// SPDX-License-Identifier: BSD-2-Clause
/**
 * What imagej-legacy does in a real Fiji, for ImageJ alone: puts the commands into ImageJ's menus,
 * fills their inputs from a dialog or from a macro, records them and shows their results. Nothing
 * here is used inside Fiji.
 */
package io.github.spikepress.plugin.bridge;
