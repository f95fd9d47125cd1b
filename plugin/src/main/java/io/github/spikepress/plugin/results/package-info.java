// SPDX-License-Identifier: BSD-2-Clause
/** What commands give back: tables, images, and the same as JSON for scripts. */
package io.github.spikepress.plugin.results;
