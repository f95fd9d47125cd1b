// SPDX-License-Identifier: BSD-2-Clause
/** What single units look like, for people who judge a sorting by eye. */
package io.github.spikepress.sorting.units;
