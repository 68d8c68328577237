// SPDX-License-Identifier: Apache-2.0

/// A parser, or a family of parsers, and what must hold of it whatever bytes it is given.
///
/// `script/fuzz` feeds these to libFuzzer; the tests feed them every seed and some thousand changed ones.
package struct FuzzTarget: Sendable {
    /// The name, which is also that of the folder of seeds.
    package let name: String
    private let body: @Sendable ([UInt8]) -> Void

    private init(_ name: String, _ body: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.body = body
    }

    /// Feeds one input. A violation traps.
    package func run(_ bytes: [UInt8]) { body(bytes) }

    /// All targets.
    package static let all: [FuzzTarget] =
        [
            FuzzTarget("CBOR", CBORTarget.run), FuzzTarget("JUMBF", JUMBFTarget.run),
            FuzzTarget("Brotli", BrotliTarget.run), FuzzTarget("JSON", JSONTarget.run),
            FuzzTarget("COSE", COSETarget.run), FuzzTarget("Certificate", CertificateTarget.run),
            FuzzTarget("TimeStamp", TimeStampTarget.run), FuzzTarget("OCSP", OCSPTarget.run),
            FuzzTarget("ManifestStore", ManifestStoreTarget.run), FuzzTarget("File", FileTarget.run),
            FuzzTarget("EventMessage", EventMessageTarget.run), FuzzTarget("Checkpoint", CheckpointTarget.run),
            FuzzTarget("Multipart", MultipartTarget.run), FuzzTarget("PictureMetadata", PictureMetadataTarget.run),
        ]
        + ContainerTarget.Family.allCases.map { family in
            FuzzTarget(family.rawValue) { ContainerTarget(family: family).run($0) }
        }

    /// The target with this name.
    package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
