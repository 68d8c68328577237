// SPDX-License-Identifier: Apache-2.0

public import CBOR
public import JUMBF

/// An assertion as it stands in the assertion store.
public struct Assertion: Sendable {
    /// What it says.
    public enum Content: Sendable {
        /// CBOR.
        case cbor(CBORValue)
        /// JSON or JSON-LD.
        case json(JSONValue)
        /// An embedded file: its media type and bytes.
        case file(mediaType: String, bytes: ArraySlice<UInt8>)
        /// Anything else: UUID boxes, redaction boxes.
        case other
        /// A CBOR box that holds none.
        case invalidCBOR(String)
        /// A JSON box that holds none.
        case invalidJSON(String)
    }

    /// The label, taken apart.
    public let label: AssertionName
    /// The superbox.
    public let box: JUMBFSuperbox
    /// What it says.
    public let content: Content

    /// Reads an assertion; never fails.
    public init(_ box: JUMBFSuperbox) {
        var budget = ReadingBudget(ManifestStore.Limits())
        self.init(box, &budget)
    }

    init(_ box: JUMBFSuperbox, _ budget: inout ReadingBudget) {
        self.box = box
        label = AssertionName(box.label ?? "")
        content = Assertion.content(of: box, &budget)
    }

    private static func content(of box: JUMBFSuperbox, _ budget: inout ReadingBudget) -> Content {
        if let cbor = box.content(.cbor) {
            if box.contentType == .json || box.contentType.fourCharacters?.description.hasPrefix("c2") == true {
                return .invalidCBOR("its box says that it holds something else")
            }
            // ISO 19566-5, B: one box of content, or a reader could take the one and a hash the other for the assertion.
            guard box.contentBoxes.count(where: { $0.type == .cbor }) == 1 else {
                return .invalidCBOR("there is more than one CBOR item")
            }
            do {
                let (value, count) = try budget.decode(cbor.payload)
                return count == cbor.payload.count ? .cbor(value) : .invalidCBOR("bytes follow the CBOR item")
            } catch { return .invalidCBOR("\(error)") }
        }
        // In a box of CBOR, JSON is no content.
        if box.contentType == .cbor { return .other }
        if let json = box.content(.json) {
            guard box.contentBoxes.count(where: { $0.type == .json }) == 1 else {
                return .invalidJSON("there is more than one JSON text")
            }
            do { return .json(try JSONValue(parsing: json.payload)) } catch { return .invalidJSON("\(error)") }
        }
        if let file = box.content(.embeddedFileData) {
            let description = box.content(.embeddedFileDescription)?.bytes ?? []
            let type = description.dropFirst().prefix { $0 != 0 }
            return .file(mediaType: String(decoding: type, as: UTF8.self), bytes: file.payload)
        }
        return .other
    }

    /// The CBOR, where it is CBOR.
    public var cbor: CBORValue? { if case .cbor(let value) = content { value } else { nil } }
    /// The JSON, where it is JSON.
    public var json: JSONValue? { if case .json(let value) = content { value } else { nil } }

    /// Whether its box says CBOR or JSON, and holds nothing that could be either.
    var isHollow: Bool {
        if case .other = content {
            (box.contentType == .cbor || box.contentType == .json) && box.content(.uuid) == nil
        } else {
            false
        }
    }

    /// Whether everything in it is zeros, or there is nothing: redacted (C2PA 2.2, section 6.8). The UUID that leads a
    /// `uuid` box is not counted.
    public var isZeroed: Bool {
        box.superboxes.isEmpty
            && box.contentBoxes.allSatisfy { content in
                content.payload.dropFirst(content.type == .uuid ? 16 : 0).allSatisfy { $0 == 0 }
            }
    }
}
