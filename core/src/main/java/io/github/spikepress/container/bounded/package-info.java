// SPDX-License-Identifier: BSD-2-Clause
/**
 * The promise that no sample is restored farther off than a bound. It exists so that any codec can
 * keep it: what the codec leaves over is stored beside what it wrote.
 */
package io.github.spikepress.container.bounded;
