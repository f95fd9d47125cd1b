// SPDX-License-Identifier: BSD-2-Clause
/**
 * Makes recordings whose every spike is known, in the manner of the Wave_Clus simulator (Quian
 * Quiroga et al., Neural Computation 16:1661-1687, 2004, section 2.4; Martinez et al., J. Neurosci.
 * Methods 184:285-293, 2009): near neurons over the sum of many distant ones. They serve tests, the
 * bundled sample and the training of the bundled codecs. The same settings and seed give the same
 * bytes on every machine.
 */
package io.github.spikepress.simulation;
