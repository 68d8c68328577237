// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing

@Suite("ByteReader and ByteWriter") struct ByteReaderTests {
    @Test("what a writer writes, a reader reads")
    func roundTrip() throws {
        var writer = ByteWriter()
        writer.writeBigEndian(UInt32(0x0102_0304))
        writer.writeLittleEndian(UInt16(0x0506))
        writer.writeUInt8(7)
        writer.write([8, 9])
        var reader = ByteReader(writer.bytes)
        #expect(try reader.readBigEndian(UInt32.self) == 0x0102_0304)
        #expect(try reader.readLittleEndian(UInt16.self) == 0x0506)
        #expect(try reader.readUInt8() == 7)
        #expect(try reader.read(2) == [8, 9])
        #expect(reader.isAtEnd)
    }

    @Test("a read that fails throws and does not move", arguments: [3, 4, Int.max, -1])
    func failureKeepsPosition(count: Int) throws {
        var reader = ByteReader([1, 2, 3, 4], range: 1..<3)
        #expect(throws: ByteError.self) { try reader.read(count) }
        #expect(throws: ByteError.self) { try reader.skip(count) }
        #expect(reader.offset == 1)
        #expect(try reader.readUInt8() == 2)
    }

    @Test("a range outside the buffer is cut to it")
    func clampedRange() {
        #expect(ByteReader([1, 2, 3], range: 2..<50).remaining == 1)
        #expect(ByteReader([1, 2, 3], range: 40..<50).remaining == 0)
    }

    @Test("a patch past the end changes nothing")
    func patch() {
        var writer = ByteWriter()
        writer.write([1, 2, 3])
        writer.patch([9, 9], at: 2)
        #expect(writer.bytes == [1, 2, 3])
        writer.patch([9, 9], at: 1)
        #expect(writer.bytes == [1, 9, 9])
    }
}
