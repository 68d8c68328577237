// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// A package like yours: it sees only what the library makes public. `script/test product` builds it.
import PackageDescription

let countersign: [Target.Dependency] = ["ByteKit", "CBOR", "COSE", "ContentCredentials", "TrustServices"].map {
    .product(name: $0, package: "countersign")
}

let package = Package(
    name: "examples",
    dependencies: [.package(name: "countersign", path: "..")],
    targets: ["VerifyFile", "SignFile", "OwnAssertion", "OwnSigner"].map {
        .executableTarget(name: $0, dependencies: countersign)
    },
    swiftLanguageModes: [.v6]
)
