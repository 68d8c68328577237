// SPDX-License-Identifier: Apache-2.0

/// How a walk over the parts of a file ended.
package enum WalkEnding: Sendable, Hashable {
    /// At the end of the format; the offset behind it.
    case complete(UInt64)
    /// The part at this offset is cut short, or the file ends before the format does.
    case cutShort(UInt64)
    /// What stands at this offset is no part of the format.
    case malformed(UInt64, String)

    /// - Throws: ``ContainerError`` unless the walk came to the end of the format.
    package func check(_ format: MediaFormat) throws {
        switch self {
        case .complete: break
        case .cutShort(let offset): throw ContainerError.cutShort(format, offset: offset)
        case .malformed(let offset, let reason):
            throw ContainerError.malformed(format, offset: offset, reason: reason)
        }
    }
}

/// One part of a file, as a walk over it meets it.
package protocol ContainerPart {
    /// The name under which a box hash lists the part (C2PA 2.2, 18.7); `C2PA` for the manifest store.
    var boxName: String { get }
    /// Where it stands, framing included.
    var range: Range<UInt64> { get }
}

/// Goes through the parts of a file in order, without keeping them.
package protocol ContainerWalker {
    associatedtype Part: ContainerPart
    /// Calls `body` with each part in file order.
    mutating func walk(_ body: (Part) throws -> Void) throws -> WalkEnding
}

extension ContainerWalker {
    /// Calls `body` with each part as a box.
    /// - Throws: ``ContainerError`` where the walk does not come to the end of the format.
    package mutating func forEachBox(of format: MediaFormat, _ body: (ContainerBox) throws -> Void) throws {
        let ending = try walk { try body(ContainerBox($0.boxName, $0.range)) }
        try ending.check(format)
    }
}
