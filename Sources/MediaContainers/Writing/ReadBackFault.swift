// SPDX-License-Identifier: Apache-2.0

/// How a reader fails to find the store in a copy that was just written.
package enum ReadBackFault: Sendable, Hashable, CustomStringConvertible {
    /// The copy has not the planned number of bytes.
    case size(UInt64, planned: UInt64)
    /// The bytes in the kept room are not those of the store.
    case otherBytes
    /// The copy cannot be read, as of no known format; the sentence says why.
    case unreadable(String)
    /// The bytes that the copy has at its front make a reader take it for something else. That happens to files that are
    /// damaged or told apart by little: the store may be found all the same.
    case otherFormat(MediaFormat)
    /// No store is found.
    case noStore
    /// More than one store is found.
    case severalStores
    /// A store is found, at another place.
    case otherStore
    /// The store is found, with other bytes.
    case readOtherwise

    package var description: String {
        switch self {
        case .size(let found, let planned): "it has \(found) bytes instead of \(planned)"
        case .otherBytes: "other bytes stand in the credential's place"
        case .unreadable(let why): why
        case .otherFormat(let format): "it reads as a file of another format, \(format.name)"
        case .noStore: "no credential is found in it"
        case .severalStores: "more than one credential is in it"
        case .otherStore: "another credential is found in it"
        case .readOtherwise: "its credential is read otherwise than it was written"
        }
    }
}
