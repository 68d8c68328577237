// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not the JUMBF that was asked for.
public struct JUMBFError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Code: String, Sendable {
        /// A box header or a box that goes beyond its container.
        case truncated
        /// A box length smaller than its own header.
        case badLength
        /// A superbox that does not begin with a description box.
        case missingDescription
        /// A description box whose fields do not fit, or whose label is not UTF-8 ended by a null byte.
        case badDescription
        /// The outermost box is no superbox.
        case notASuperbox
        /// Deeper nesting or more boxes than the limits allow.
        case limitExceeded
    }

    /// The kind of fault.
    public let code: Code
    /// Where in the input the faulty box starts.
    public let offset: Int

    public var description: String {
        let text =
            switch code {
            case .truncated: "a JUMBF box goes beyond the box or data it stands in"
            case .badLength: "a JUMBF box has an impossible length"
            case .missingDescription: "a JUMBF superbox does not begin with a description box"
            case .badDescription: "a JUMBF description box is damaged"
            case .notASuperbox: "the data is no JUMBF superbox"
            case .limitExceeded: "the JUMBF boxes are nested deeper or are more than is allowed"
            }
        return "\(text) (at byte \(offset))"
    }
}

/// What a parser takes at most.
public struct JUMBFLimits: Sendable, Hashable {
    /// Levels of superboxes.
    public var depth: Int
    /// Boxes in all.
    public var boxes: Int

    /// Sets the limits.
    public init(depth: Int = 32, boxes: Int = 100_000) {
        self.depth = depth
        self.boxes = boxes
    }
}
