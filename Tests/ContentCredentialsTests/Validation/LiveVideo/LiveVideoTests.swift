// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import Foundation
import Testing

@Suite("Live video") struct LiveVideoTests {
    private let stream: LiveStream
    init() throws { stream = try LiveStream() }

    private var bare: [UInt8] { LiveStream.ftyp + LiveStream.moov }

    private func chained(_ numbers: [Int]) -> [[UInt8]] {
        numbers.enumerated().map { index, number in
            stream.segment(number, previous: index == 0 ? "urn:c2pa:before" : LiveStream.label(numbers[index - 1]))
        }
    }

    @Test("Segments that carry manifests and name the one before them are a stream that is trusted")
    func manifests() async throws {
        let report = try await stream.report(bare, chained([7, 8, 11]))
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        #expect(report.segments.map(\.sequenceNumber) == [7, 8, 11])
        #expect(report.segments.map(\.missingBefore) == [0, 0, 2])
        #expect(TextReport(report).text(file: "f").contains("3 segments, numbers 7 to 11, all hold"))
        // A stream may begin with the number 1 and name nobody.
        #expect(try await stream.failures(bare, [stream.segment(1, previous: nil)]).isEmpty)
    }

    @Test("Segments out of step are found: number, stream, predecessor, method")
    func continuity() async throws {
        let first = stream.segment(7, previous: "urn:c2pa:before")
        func codes(_ second: [UInt8]) async throws -> Set<String> { try await stream.failures(bare, [first, second]) }
        let name = LiveStream.label(7)
        #expect(try await codes(stream.segment(6, previous: name)) == ["livevideo.assertion.invalid"])
        #expect(try await codes(stream.segment(7, previous: name)) == ["livevideo.assertion.invalid"])
        #expect(try await codes(stream.segment(8, previous: name, stream: "t")) == ["livevideo.assertion.invalid"])
        #expect(try await codes(stream.segment(8, previous: "urn:c2pa:other")) == ["livevideo.segment.invalid"])
        #expect(try await codes(stream.segment(8, previous: nil)) == ["livevideo.continuityMethod.invalid"])
        #expect(
            try await codes(stream.segment(8, previous: name, method: nil)) == ["livevideo.continuityMethod.invalid"])
        #expect(
            try await codes(stream.segment(8, previous: name, method: "org.example.x"))
                == ["livevideo.continuityMethod.invalid"])
        let unmarked = stream.file(LiveStream.label(8), [], tail: LiveStream.media(8))
        #expect(try await codes(unmarked) == ["livevideo.assertion.invalid"])
        #expect(try await codes(LiveStream.media(8)) == ["livevideo.segment.invalid"])
    }

    @Test("A segment whose manifest does not hold, and a start that holds media, are found")
    func faults() async throws {
        var segments = chained([3, 4])
        segments[1][segments[1].count - 1] ^= 1
        let report = try await stream.report(bare, segments)
        #expect(report.results.activeManifest.failure.map(\.code) == [.liveVideoManifestInvalid])
        #expect(report.segments[0].failures.isEmpty)
        #expect(report.segments[1].report?.results.activeManifest.failure.map(\.code) == [.bmffHashMismatch])
        // Two stores in one segment, and one that is no store.
        let double = segments[0] + segments[0]
        #expect(try await stream.failures(bare, [segments[0], double]).contains("livevideo.manifest.invalid"))
        let media = LiveStream.box("mdat", [1])
        #expect(try await stream.failures(bare + media, chained([3])) == ["livevideo.init.invalid"])
        let keys = try stream.sessionKeys()
        #expect(
            try await stream.failures(stream.initialization(keys, tail: LiveStream.moov + media), [])
                == ["livevideo.init.invalid"])
    }

    @Test("Segments signed with a session key of the manifest are a stream that is trusted")
    func messages() async throws {
        let initialization = stream.initialization(try stream.sessionKeys())
        let segments = try (1...3).map { try stream.signedSegment(.init(number: $0, signedAt: stream.fixture.now)) }
        let report = try await stream.report(initialization, segments)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        #expect(report.segments.map(\.sequenceNumber) == [1, 2, 3])
        let again = try await stream.failures(initialization, [segments[1], segments[0]])
        #expect(again == ["livevideo.segment.invalid"])
        // The times in the box of the message are the player's, and nothing covers them.
        let times = 12 + LiveStream.scheme.utf8.count + 1 + "fseg".utf8.count + 1
        for index in segments[0].indices where !(times..<(times + 16)).contains(index) {
            var changed = segments[0]
            changed[index] ^= 1
            let report = try? await stream.report(initialization, [changed])
            #expect(report?.state != .trusted, "byte \(index)")
        }
    }

    @Test("A message that is malformed, about another manifest, or signed with another key vouches for nothing")
    func refusals() async throws {
        let initialization = stream.initialization(try stream.sessionKeys(minimum: 1))
        func codes(_ change: (inout LiveStream.Message) -> Void) async throws -> Set<String> {
            var message = LiveStream.Message()
            change(&message)
            return try await stream.failures(initialization, [try stream.signedSegment(message)])
        }
        let invalid: Set = ["livevideo.segment.invalid"]
        #expect(try await codes { _ in }.isEmpty)
        #expect(try await codes { $0.number = 0 } == invalid)
        #expect(try await codes { $0.manifest = "urn:c2pa:other" } == invalid)
        #expect(try await codes { $0.key = "k2" } == invalid)
        #expect(try await codes { $0.value = "other" } == invalid)
        #expect(try await codes { $0.version = 1 } == invalid)
        #expect(try await codes { $0.copies = 2 } == invalid)
        #expect(try await codes { $0.exclusions = [["xpath": "/free"]] } == invalid)
        let late = invalid.union(["livevideo.sessionkey.invalid"])
        #expect(try await codes { $0.signedAt = stream.fixture.now.addingTimeInterval(7_200) } == late)
        #expect(try await codes { $0.signedAt = stream.fixture.now.addingTimeInterval(-120) } == late)
        #expect(try await stream.failures(initialization, [LiveStream.media(1)]) == invalid)
        // Every event left out of the hash, as some writers have it: said, and no fault.
        let report = try await stream.report(
            initialization, [try stream.signedSegment(.init(exclusions: [["xpath": "/emsg"], ["xpath": "/free"]]))])
        #expect(report.state == .trusted)
        #expect(report.results.activeManifest.informational.contains { $0.code == .bmffHashAdditionalExclusions })
    }

    @Test("A session key belongs to the signer of its manifest, and lives for a while")
    func keys() async throws {
        let segment = try stream.signedSegment(.init())
        let stranger = try stream.sessionKeys(binding: stream.binding(over: [1, 2, 3]))
        #expect(
            try await stream.failures(stream.initialization(stranger), [segment])
                == ["livevideo.sessionkey.invalid", "livevideo.segment.invalid"])
        #expect(
            try await stream.failures(stream.initialization(["keys": []]), [])
                == ["livevideo.sessionkey.invalid"])
        let forever = try stream.sessionKeys(seconds: .max)
        #expect(try await stream.failures(stream.initialization(forever), []) == ["livevideo.sessionkey.invalid"])
        let run = try stream.sessionKeys(seconds: 1)
        #expect(
            try await stream.failures(stream.initialization(run), [segment])
                == ["livevideo.sessionkey.invalid", "livevideo.segment.invalid"])
    }
}
