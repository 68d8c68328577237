// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

/// What was found about one segment of a live video.
public struct LiveSegment: Sendable {
    /// Its place among the segments that were given, from 1.
    public let position: Int
    /// The number it was signed with; nil where it could not be read.
    public internal(set) var sequenceNumber: UInt64?
    /// Label of the manifest that vouches for it: its own, or that of the initialization segment.
    public internal(set) var manifestLabel: String?
    /// How many segments are missing before it, by the numbers. That is no fault by the specification, but worth knowing:
    /// what was left out cannot be seen.
    public internal(set) var missingBefore: UInt64 = 0
    /// What is wrong with it.
    public internal(set) var failures: [ValidationStatus] = []
    /// The report on its own manifest, where it has one.
    public internal(set) var report: ValidationReport?

    init(position: Int) { self.position = position }
}

/// What of a media segment concerns its credential.
struct SegmentContents {
    /// Manifest stores in it.
    let stores: [ManifestStoreLocation]
    /// What it says about itself, signed with a session key.
    let info: EventMessageBox?
    /// How many boxes there are that say something of the kind, well-formed or not.
    let infoCount: Int

    /// Largest number of boxes of the top level: a segment has a handful.
    private static let boxLimit = 4_096

    init(_ source: any ByteSource) throws {
        stores = try BaseMediaContainer().read(source, format: .mp4, limits: ContainerLimits()).manifestStores
        var walker = BaseMediaWalker(source)
        var inner = walker
        var found: [EventMessageBox?] = []
        var boxes = 0
        _ = try walker.walk { box in
            boxes += 1
            guard boxes <= SegmentContents.boxLimit else {
                throw ContainerError.limitExceeded("boxes of a segment", limit: UInt64(SegmentContents.boxLimit))
            }
            if try EventMessageBox.concernsSegment(box, &inner) { found.append(try EventMessageBox(box, &inner)) }
        }
        infoCount = found.count
        info = found.count == 1 ? found.first.flatMap { $0 } : nil
    }
}
