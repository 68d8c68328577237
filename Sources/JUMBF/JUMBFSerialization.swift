// SPDX-License-Identifier: Apache-2.0

import ByteKit

extension JUMBFSuperbox {
    /// The superbox as bytes, header included. One that was parsed comes out as it stood in the file.
    public func serialize() -> [UInt8] {
        JUMBFSuperbox.box(.superbox, hashedContents)
    }

    func serializedContents() -> [UInt8] {
        var bytes = JUMBFSuperbox.box(.description, description.serializedPayload())
        for child in children {
            switch child {
            case .superbox(let box): bytes += box.serialize()
            case .content(let box): bytes += JUMBFSuperbox.box(box.type, box.payload)
            case .malformed: break
            }
        }
        return bytes
    }

    /// A box with its header: 8 bytes, or 16 where the length does not fit in 32 bits.
    static func box(_ type: JUMBFBoxType, _ payload: some Collection<UInt8>) -> [UInt8] {
        var writer = ByteWriter()
        if let length = UInt32(exactly: payload.count + 8) {
            writer.writeBigEndian(length)
            writer.writeBigEndian(type.rawValue)
        } else {
            writer.writeBigEndian(UInt32(1))
            writer.writeBigEndian(type.rawValue)
            writer.writeBigEndian(UInt64(payload.count) + 16)
        }
        writer.write(payload)
        return writer.bytes
    }
}

extension JUMBFDescription {
    func serializedPayload() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(contentType.bytes)
        writer.writeUInt8(toggles)
        if let label {
            writer.write(label.utf8)
            writer.writeUInt8(0)
        }
        if let identifier { writer.writeBigEndian(identifier) }
        if let signature { writer.write(signature) }
        for box in privateBoxes { writer.write(JUMBFSuperbox.box(box.type, box.payload)) }
        return writer.bytes
    }
}
