// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCredentials
import Foundation
import Testing

@Suite("The signer reads back what it wrote") struct ReadingBackTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    /// A sink that does not keep all that it is given.
    private final class FaultySink: ByteSink {
        enum Fault: CaseIterable {
            /// The store is not written.
            case losesPatches
            /// One byte of the store is another.
            case changesPatches
            /// One byte of the content is another, so that the file's structure is broken before the store.
            case changesFirstByte
            /// The end is missing.
            case losesEnd
        }

        private let base = MemoryByteSink()
        private let fault: Fault
        private(set) var count: UInt64 = 0

        init(_ fault: Fault) { self.fault = fault }

        func append(_ bytes: [UInt8]) throws(ByteError) {
            var kept = bytes
            if fault == .changesFirstByte, count == 0, !kept.isEmpty { kept[0] ^= 0x55 }
            count += UInt64(bytes.count)
            try base.append(kept)
        }

        func patch(_ bytes: [UInt8], at offset: UInt64) throws(ByteError) {
            var kept = bytes
            if fault == .losesPatches { return }
            if fault == .changesPatches, let last = kept.last { kept[kept.count - 1] = last ^ 1 }
            try base.patch(kept, at: offset)
        }

        func written() throws(ByteError) -> any ByteSource {
            fault == .losesEnd ? MemoryByteSource(Array(base.bytes.dropLast())) : base.written()
        }
    }

    @Test("What the sink did not keep as it was given is found out, and is an error", arguments: SigningFixture.files)
    func faultySinks(file: [UInt8]) async throws {
        for fault in FaultySink.Fault.allCases {
            for isCompressed in [false, true] {
                var request = SigningRequest()
                request.compresses = isCompressed
                let error = await #expect(throws: SigningError.self, "\(fault)") {
                    try await ClaimGenerator(validator: fixture.trusting).sign(
                        MemoryByteSource(file), request, signer: try fixture.signer(), to: FaultySink(fault))
                }
                if isCompressed, error?.code == .forbidden { continue }
                #expect(error?.code == .notReadBack, "\(fault): \(error?.reason ?? "")")
            }
        }
    }

    @Test("An update is read back too")
    func updates() async throws {
        let signed = try await fixture.sign(SigningFixture.png)
        var request = SigningRequest()
        request.definition.intent = .update
        for fault in [FaultySink.Fault.losesPatches, .changesPatches, .losesEnd] {
            let error = await #expect(throws: SigningError.self) {
                try await ClaimGenerator(validator: fixture.trusting).sign(
                    MemoryByteSource(signed.bytes), request, signer: try fixture.signer(), to: FaultySink(fault))
            }
            #expect(error?.code == .notReadBack, "\(fault): \(error?.reason ?? "")")
        }
    }

    @Test("A tag whose padding holds other bytes is written so that its credential is found")
    func falsePadding() async throws {
        func frame(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + [0, 0, 0, UInt8(content.count)] + [0, 0] + content
        }
        // The first word of the padding is 50, which is no frame and not zero.
        let padding: [UInt8] =
            [0, 0, 0, 0x32, 0, 0, 0, 5, 0, 0] + (1...90).map { UInt8($0) } + [UInt8](repeating: 0, count: 24_000)
        let body = frame("TIT2", Array("\u{0}song".utf8)) + padding
        let size = [21, 14, 7, 0].map { UInt8(body.count >> $0 & 0x7F) }
        let file =
            Array("ID3".utf8) + [4, 0, 0] + size + body + [0xFF, 0xFB, 0x90, 0x64] + [UInt8](repeating: 0, count: 413)
        let signed = try await fixture.sign(file)
        let report = try await fixture.validate(signed.bytes)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        #expect(report.activeManifest?.label == signed.asset.manifestLabel)
        #expect(!signed.bytes.contains(0x32) || signed.bytes.suffix(417).elementsEqual(file.suffix(417)))
    }
}
