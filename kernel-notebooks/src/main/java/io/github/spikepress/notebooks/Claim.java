// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

/**
 * One statement of a paper beside what was measured.
 *
 * @param claim the statement, in our words
 * @param paper the paper's figure
 * @param ours our figure
 * @param verdict what follows
 * @param why the reason for the verdict, or under which conditions it was measured
 */
public record Claim(String claim, String paper, String ours, Verdict verdict, String why) {}
