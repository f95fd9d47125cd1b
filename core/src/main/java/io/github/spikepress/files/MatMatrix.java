// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import java.util.function.Supplier;

/**
 * A matrix of a MAT file whose numbers have not been read. Holds no open file.
 *
 * @param numRows MATLAB's rows
 * @param numColumns MATLAB's columns
 * @param opening opens the matrix for reading in pieces; what it opens has MATLAB's columns as its
 *     rows, because they lie one after the other
 */
public record MatMatrix(int numRows, int numColumns, Supplier<OpenMatrix> opening) {}
