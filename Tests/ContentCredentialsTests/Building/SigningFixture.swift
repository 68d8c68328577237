// SPDX-License-Identifier: Apache-2.0

import ByteKit
import COSE
import ContentCredentials
import Foundation
import TrustServices

/// An authority made for the test, and files made byte by byte.
struct SigningFixture {
    let authority: CertificateAuthority
    let trusting: Validator
    let now = Date(timeIntervalSince1970: 1_790_000_000)

    init() throws {
        authority = try CertificateAuthority.make(organization: "Test", at: now.addingTimeInterval(-86_400))
        trusting = Validator(
            settings: TrustSettings(anchors: TrustAnchors(certificates: [authority.root])), validationTime: now)
    }

    func signer(_ algorithm: COSEAlgorithm = .es256) throws -> InMemoryClaimSigner {
        try authority.makeSigner(
            .init(commonName: "Test Signer", organization: "Test"), algorithm: algorithm, days: 30,
            at: now.addingTimeInterval(-3_600)
        ).claimSigner
    }

    /// Signs bytes in memory.
    func sign(
        _ file: [UInt8], _ request: SigningRequest = SigningRequest(), _ signer: InMemoryClaimSigner? = nil,
        generator: ClaimGenerator? = nil
    ) async throws -> (bytes: [UInt8], asset: SignedAsset) {
        let sink = MemoryByteSink()
        let generator = generator ?? ClaimGenerator(validator: trusting)
        let asset = try await generator.sign(
            MemoryByteSource(file), request, signer: try signer ?? self.signer(), to: sink)
        return (sink.bytes, asset)
    }

    func validate(_ file: [UInt8], sidecar: [UInt8]? = nil) async throws -> ValidationReport {
        try await trusting.validate(MemoryByteSource(file), sidecar: sidecar)
    }

    private static func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in body {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
        }
        return big(data.count) + body + big(Int(~crc))
    }

    /// A PNG of one pixel.
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", big(1) + big(1) + [8, 0, 0, 0, 0])
        + chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1]) + chunk("IEND", [])

    /// A JPEG of the right build; its scan is no picture.
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
        + [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0] + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34]
        + [0xFF, 0xD9]

    /// A lossless WebP of the right build.
    static let webp: [UInt8] =
        Array("RIFF".utf8) + [18, 0, 0, 0] + Array("WEBPVP8L".utf8) + [5, 0, 0, 0, 0x2F, 0, 0, 0, 0, 0]

    static let files: [[UInt8]] = [jpeg, png, webp]
}
