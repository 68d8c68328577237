// SPDX-License-Identifier: Apache-2.0

public import MediaContainers

/// What came of signing a file.
public struct SignedAsset: Sendable {
    /// Label of the new manifest.
    public let manifestLabel: String
    /// `instanceID` of its claim.
    public let instanceID: String
    /// The whole manifest store, as it stands in the file or is to be kept beside it.
    public let manifestStore: [UInt8]
    /// Format of the file; nil where it is none that is known (then only detached stores are made).
    public let format: MediaFormat?
    /// Ranges of the written file that the hash leaves out.
    public let exclusions: [Range<UInt64>]
    /// The hash of the content, as the manifest has it.
    public let contentHash: [UInt8]
    /// Size of the written file in bytes.
    public let size: UInt64
    /// Whether an update manifest was written, which binds no content of its own (then ``exclusions`` and
    /// ``contentHash`` are empty).
    public let isUpdate: Bool
    /// What a person should know, though it was no obstacle.
    public internal(set) var notices: [String]
}
