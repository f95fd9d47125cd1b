// SPDX-License-Identifier: BSD-2-Clause
/** How long work tells where it stands and learns that nobody wants it any more. */
package io.github.spikepress.progress;
