// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Makes the data hash of a text that carries its manifest as invisible characters: over the normalized form of the text,
/// and excluding the manifest's place in it (C2PA 2.4, A.8). The text itself stays as it is.
struct TextHashMaker: HardBindingMaker {
    private var data: DataHashMaker
    var padding: Int {
        get { data.padding }
        set { data.padding = newValue }
    }

    var label: String { data.label }

    init(_ algorithm: ContentHashAlgorithm) { data = DataHashMaker(algorithm, isEmbedded: true) }

    var placeholder: CBORValue { data.placeholder }

    mutating func prepare(for copy: PlannedCopy) throws {
        guard let extent = copy.plan.reservation?.extents.first else { return }
        // The manifest is the last thing in the text, so that nothing is joined across it.
        let text = try NormalizedText(WindowByteSource(copy, 0..<extent.lowerBound))
        data.exclude([text.count..<(text.count + UInt64(extent.count))])
        try text.forEachChunk(in: 0..<text.count) { data.observe($0, at: 0) }
    }

    mutating func observe(_ bytes: [UInt8], at position: UInt64) {}

    mutating func finish() -> HardBinding { data.finish() }
}
