// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// A watermark or fingerprint by which a manifest is found again when the file has lost it (C2PA 2.2, 18.9;
/// `c2pa.soft-binding`).
public struct SoftBinding: Sendable, Hashable {
    /// What one value was computed over; neither means all of the content.
    public struct Scope: Sendable, Hashable {
        /// Milliseconds from the start of the media.
        public var timespan: Range<UInt64>?
        /// A region map of the specification.
        public var region: CBORValue?

        /// All of the content, unless something is given.
        public init(timespan: Range<UInt64>? = nil, region: CBORValue? = nil) {
            self.timespan = timespan
            self.region = region
        }
    }

    /// A value and its scope.
    public struct Block: Sendable, Hashable {
        /// What the value was computed over.
        public var scope: Scope
        /// The value, in the form that the algorithm defines.
        public var value: [UInt8]

        /// A value over a scope.
        public init(scope: Scope = Scope(), value: [UInt8]) {
            self.scope = scope
            self.value = value
        }
    }

    /// Name in the C2PA soft binding algorithm list, or a reverse-DNS name of one's own.
    public var algorithm: String
    /// The values.
    public var blocks: [Block]
    /// Parameters of the algorithm.
    public var parameters: [UInt8]?
    /// Description for people.
    public var name: String?

    /// A soft binding.
    public init(algorithm: String, blocks: [Block], parameters: [UInt8]? = nil, name: String? = nil) {
        self.algorithm = algorithm
        self.blocks = blocks
        self.parameters = parameters
        self.name = name
    }

    /// One value over all of the content.
    public init(algorithm: String, value: [UInt8], name: String? = nil) {
        self.init(algorithm: algorithm, blocks: [Block(value: value)], name: name)
    }

    /// The assertion's map.
    public var cbor: CBORValue {
        var map = CBORMap()
        map["alg"] = .text(algorithm)
        map["blocks"] = .array(
            blocks.map { block in
                var scope = CBORMap()
                if let timespan = block.scope.timespan {
                    scope["timespan"] = [
                        "start": .unsigned(timespan.lowerBound), "end": .unsigned(timespan.upperBound),
                    ]
                }
                if let region = block.scope.region { scope["region"] = region }
                return ["scope": .map(scope), "value": .bytes(block.value)]
            })
        map["pad"] = .bytes([])
        if let name { map["name"] = .text(name) }
        if let parameters { map["alg-params"] = .bytes(parameters) }
        return .map(map)
    }
}
