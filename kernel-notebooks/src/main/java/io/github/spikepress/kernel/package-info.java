// SPDX-License-Identifier: BSD-2-Clause
/**
 * A Jupyter kernel for Java: JShell behind the Jupyter protocol, with the project on its class path
 * and pictures, charts and tables as cell results. Works like IJava, which cannot be had from Maven
 * Central.
 */
package io.github.spikepress.kernel;
