// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Foundation
import Testing

@Suite("Sources and files") struct ByteSourceTests {
    /// A folder that is gone when the test is.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bytekit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test("a file and memory give the same answers, at and beyond the end")
    func sameAnswers() throws {
        try withFolder { folder in
            let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
            try AtomicFile.write(bytes, to: folder + "/a")
            let sources: [any ByteSource] = [try FileByteSource(path: folder + "/a"), MemoryByteSource(bytes)]
            for source in sources {
                #expect(source.count == 1000)
                #expect(try source.read(at: 990, count: 10) == Array(bytes[990...]))
                #expect(try source.read(at: 1000, count: 0) == [])
                #expect(throws: ByteError.truncated(offset: 991, needed: 10)) { try source.read(at: 991, count: 10) }
                #expect(throws: ByteError.self) { try source.read(at: .max, count: 1) }
                #expect(throws: ByteError.self) { try source.read(at: 0, count: -1) }
                #expect(try source.readUpTo(50, at: 980).count == 20)
                #expect(try source.readUpTo(50, at: 5000).isEmpty)
                var joined: [UInt8] = []
                try source.forEachChunk(in: 5..<995, chunkSize: 7) { joined += $0 }
                #expect(joined == Array(bytes[5..<995]))
            }
        }
    }

    @Test("a folder is not a file")
    func folderIsRefused() throws {
        try withFolder { folder in
            #expect(throws: ByteError.system(operation: "open", code: EISDIR)) { try FileByteSource(path: folder) }
            #expect(throws: ByteError.system(operation: "open", code: ENOENT)) {
                try FileByteSource(path: folder + "/b")
            }
        }
    }

    @Test("an atomic file that was not committed leaves nothing, and not even its old self is touched")
    func uncommitted() throws {
        try withFolder { folder in
            try AtomicFile.write([1], to: folder + "/a")
            do {
                let file = try AtomicFile(path: folder + "/a")
                try file.append([2, 3])
            }
            #expect(try FileByteSource(path: folder + "/a").read(at: 0, count: 1) == [1])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
        }
    }

    @Test("bytes can be patched before the commit, never past the end")
    func patching() throws {
        try withFolder { folder in
            let sinks: [any ByteSink] = [try AtomicFile(path: folder + "/a"), MemoryByteSink()]
            for sink in sinks {
                try sink.append([1, 2, 3, 4])
                try sink.patch([9], at: 1)
                #expect(throws: ByteError.self) { try sink.patch([9, 9], at: 3) }
                #expect(sink.count == 4)
            }
            try #require(sinks[0] as? AtomicFile).commit()
            #expect(try FileByteSource(path: folder + "/a").read(at: 0, count: 4) == [1, 9, 3, 4])
        }
    }

    @Test("a limit is named when it is exceeded")
    func limit() {
        #expect(throws: ByteError.limitExceeded("manifest store", limit: 2)) {
            try MemoryByteSource([1, 2, 3]).readAll(limit: 2, named: "manifest store")
        }
    }
}
