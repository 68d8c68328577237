// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Fingerprinting
import Foundation
import MediaCodecs
import Testing

@Suite("Published soft bindings")
struct PublishedISCCTests {
    private static let vectors: URL? = {
        let named = ProcessInfo.processInfo.environment["COUNTERSIGN_SHARED"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared").standardized
        return [named, beside].compactMap { $0?.appendingPathComponent("fingerprints/iscc-soft-binding-vectors.json") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    @Test(
        "a picture file gives exactly the published value: borders cut or kept, flat pictures without an Image-Code",
        .enabled(if: vectors != nil, "skipped: the shared vectors are not beside the checkout"))
    func pictures() async throws {
        let data = try Data(contentsOf: #require(Self.vectors))
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        var compared = 0
        for (name, test) in try #require(json["soft_binding"] as? [String: [String: [String: Any]]]) {
            guard let file = (test["inputs"]?["bytes_b64"] as? String).flatMap({ Base64.decode($0) }) else { continue }
            let pixels = try await MediaWorker().pixels(.bytes(file))
            let iscc = try ISCC(of: MemoryByteSource(file), pixels: pixels)
            #expect(Base64.encode(iscc.softBindingValue) == test["outputs"]?["base64"] as? String, "\(name)")
            compared += 1
        }
        #expect(compared >= 5)
    }
}
