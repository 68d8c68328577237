// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

extension PlannedCopy {
    /// Puts the signed store into the copy that was written, and makes sure that a reader finds it there: nobody shall be
    /// handed a file whose credential only its writer can see.
    /// - Throws: ``SigningError`` with code `notReadBack`.
    func place(_ store: [UInt8], in sink: any ByteSink, of format: MediaFormat?) throws {
        guard let fault = try plan.place(store, in: sink, of: format) else { return }
        throw SigningError(
            .notReadBack,
            "the signed copy was read back, and \(fault): something in this file was not understood when it was written, so "
                + "the copy was thrown away; save the file anew with another program, or keep its credential beside it")
    }
}
