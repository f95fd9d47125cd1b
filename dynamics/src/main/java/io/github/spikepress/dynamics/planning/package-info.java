// SPDX-License-Identifier: BSD-2-Clause
/** What an interface of a given bandwidth can be expected to tell about a population. */
package io.github.spikepress.dynamics.planning;
