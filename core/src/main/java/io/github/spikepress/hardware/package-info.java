// SPDX-License-Identifier: BSD-2-Clause
/**
 * What a codec would ask of an implant: Tables 2 and 3 and Section 4.3 of the CAE paper, line by
 * line and for any codec. Where the paper's figures do not follow from its own tables, both stand
 * side by side in the tests.
 */
package io.github.spikepress.hardware;
