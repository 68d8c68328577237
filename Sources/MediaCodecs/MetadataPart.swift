// SPDX-License-Identifier: Apache-2.0

/// What a person may not want to publish with a picture.
public enum MetadataPart: String, Sendable, Hashable, CaseIterable, Codable {
    /// Where it was taken: coordinates, and names of places in the fields made for them.
    case place
    /// What it was taken with and whose it is: maker, model, serial numbers, owner, the maker's own notes.
    case device
}
