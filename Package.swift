// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import Foundation
import PackageDescription

// Layers, from the ground up. A module may import only what stands above it in this file
// (see docs/architecture.md); SwiftPM enforces the arrows.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

var targets: [Target] = [
    // ground
    library("ByteKit"),
    library("CBOR", ["ByteKit"]),
    library("JUMBF", ["ByteKit"]),
    library("Brotli", ["ByteKit"]),
    library("COSE", ["ByteKit", "CBOR", asn1, crypto, cryptoExtras]),

    // core libraries
    library("SignalProcessing"),
    library("MediaContainers", ["ByteKit"]),
    library("Fingerprinting", ["ByteKit", "SignalProcessing"]),
    .target(name: "CHammingScan"),
    library("SimilarityIndex", ["ByteKit", "CHammingScan"]),
    library("MultipartForm"),
    library("Watermarking", ["ByteKit", "SignalProcessing", crypto]),
    library("TransparencyLog", ["ByteKit", crypto]),
    library("TrustServices", ["ByteKit", "CBOR", "COSE", "TransparencyLog", asn1, crypto, cryptoExtras]),
    .target(name: "CSigningProcess"),
    library(
        "SigningService",
        ["ByteKit", "CBOR", "COSE", "TransparencyLog", "TrustServices", "CSigningProcess", crypto]),
    library(
        "ContentCredentials",
        ["ByteKit", "CBOR", "JUMBF", "Brotli", "COSE", "MediaContainers", "TrustServices", crypto]),

    // pixels: the client runs everywhere, the worker alone links libvips
    .target(name: "CMediaIPC"),
    .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .target(name: "CWorkerProcess", dependencies: ["CMediaIPC"]),
    .target(name: "CMediaWorker", dependencies: ["CMediaIPC", "CWorkerProcess", "CVips"]),
    library("MediaCodecs", ["ByteKit", "SignalProcessing", "CMediaIPC"]),
    .executableTarget(
        name: "countersign-media", dependencies: ["CMediaIPC", "CMediaWorker"], path: "Sources/CountersignMedia",
        swiftSettings: strict),

    // sound and moving pictures: a second worker, which alone links FFmpeg's libraries
    .systemLibrary(
        name: "CFFmpeg", pkgConfig: "libavformat",
        providers: [.apt(["libavformat-dev", "libavcodec-dev", "libswresample-dev", "libswscale-dev"])]),
    .target(
        name: "CAVWorker", dependencies: ["CMediaIPC", "CWorkerProcess", "CFFmpeg"],
        linkerSettings: ["avformat", "avcodec", "avutil", "swresample", "swscale"].map { .linkedLibrary($0) }),
    .executableTarget(
        name: "countersign-av", dependencies: ["CMediaIPC", "CAVWorker"], path: "Sources/CountersignAV",
        swiftSettings: strict),

    // the mark for sound in files: decoded and coded anew by the worker
    library(
        "RecordingMarks", ["ByteKit", "SignalProcessing", "Watermarking", "MediaCodecs", "MediaContainers"]),

    // what strangers' servers send is fetched by a process of its own, the only one that links libcurl
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "CConfinement"),
    .target(name: "CFetcher", dependencies: ["CCurl"]),
    .executableTarget(
        name: "countersign-fetcher", dependencies: ["CConfinement", "CFetcher"], path: "Sources/CountersignFetcher",
        swiftSettings: strict),
    // and so is what generators answer to the gateway
    .target(name: "CUpstream", dependencies: ["CCurl"]),
    .executableTarget(
        name: "countersign-upstream", dependencies: ["CConfinement", "CUpstream"], path: "Sources/CountersignUpstream",
        swiftSettings: strict),

    // domain
    library("PromptSafety", resources: [.embedInCode("Resources/standard.rules.json")]),
    library("RedTeam", ["PromptSafety"]),
    library("ChangeMapping", ["SignalProcessing", "Fingerprinting"]),
    library(
        "ProvenanceRegistry",
        [
            "ByteKit", "ContentCredentials", "TrustServices", "Fingerprinting", "SimilarityIndex", "Watermarking",
            "MediaCodecs", "MediaContainers", "SignalProcessing", "COSE", "TransparencyLog", "RecordingMarks", crypto,
        ]),
    library("TransparencyReport", ["ByteKit", "ProvenanceRegistry", "TransparencyLog"]),
    library("MatchBanks", ["ByteKit", "Fingerprinting", "SimilarityIndex", "ProvenanceRegistry"]),
    library("SignalSharing", ["ByteKit", "MatchBanks", "ProvenanceRegistry", crypto]),
    library(
        "ContentCheck",
        [
            "ByteKit", "CBOR", "ContentCredentials", "ProvenanceRegistry", "MatchBanks", "ChangeMapping",
            "Fingerprinting",
            "Watermarking", "MediaCodecs", "MediaContainers", "SignalProcessing", "TrustServices", "RecordingMarks",
        ]),
    library("Accounts", ["ByteKit", "ProvenanceRegistry", crypto]),
    library(
        "Casework", ["ProvenanceRegistry", "Accounts", crypto],
        resources: [.embedInCode("Profiles/jurisdictions.json")]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    library("PostgresClient", ["CPostgres"]),
    library(
        "GenerationGateway",
        ["PromptSafety", "ContentCredentials", "ProvenanceRegistry", "CBOR", "COSE", "TrustServices"]),
    library(
        "Persistence",
        [
            "ByteKit", "ProvenanceRegistry", "Accounts", "Casework", "GenerationGateway", "PromptSafety", "MatchBanks",
            "Fingerprinting", "PostgresClient", grdb, crypto,
        ]),

    // faces
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    library(
        "CountersignServer",
        [
            "CZlib",
            "ByteKit", "CBOR", "ContentCheck", "ContentCredentials", "ProvenanceRegistry", "Accounts", "Casework",
            "MatchBanks", "Persistence", "TrustServices",
            "MediaCodecs", "MediaContainers", "Fingerprinting", "Watermarking", "ChangeMapping", "SignalProcessing",
            "RecordingMarks", "COSE", "JUMBF", "MultipartForm", "SigningService", "GenerationGateway", "PromptSafety",
            "TransparencyLog", "TransparencyReport", crypto, cryptoExtras, hummingbird, nioCore, httpTypes, logging,
            serviceLifecycle,
        ]),
    library(
        "GatewayService",
        [
            "ByteKit", "COSE", "ContentCredentials", "TrustServices", "SigningService", "ProvenanceRegistry",
            "Accounts",
            "Casework", "Persistence", "PromptSafety", "GenerationGateway", "MediaCodecs", "MediaContainers",
            "SignalProcessing", "Watermarking", "RecordingMarks", "CountersignServer", crypto, hummingbird, nioCore,
            httpTypes, logging,
            serviceLifecycle,
        ]),
    .executableTarget(
        name: "countersign",
        dependencies: [
            "ByteKit", "CBOR", "JUMBF", "COSE", "MediaContainers", "ContentCredentials", "TrustServices",
            "Watermarking",
            "Fingerprinting", "SimilarityIndex", "MediaCodecs", "SignalProcessing", "RecordingMarks", "ChangeMapping",
            "ContentCheck",
            "ProvenanceRegistry", "Accounts", "MatchBanks", "SignalSharing", "Persistence", "PromptSafety", "RedTeam",
            "CountersignServer", "GenerationGateway", "GatewayService", "TransparencyLog", "TransparencyReport", crypto,
            argumentParser,
            logging,
        ], path: "Sources/CountersignCommand", swiftSettings: strict),
    .executableTarget(
        name: "countersign-signer",
        dependencies: ["ByteKit", "TrustServices", "SigningService", "CSigningProcess"],
        path: "Sources/CountersignSigner", swiftSettings: strict),
]

func tests(_ module: String, _ extra: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(module)Tests", dependencies: [.byName(name: module)] + extra, swiftSettings: strict)
}

targets += [
    tests("ByteKit"),
    tests("CBOR", ["ByteKit"]),
    tests("JUMBF", ["ByteKit"]),
    tests("Brotli", ["ByteKit"]),
    tests("COSE", ["ByteKit", "CBOR", crypto, cryptoExtras]),
    tests("SignalProcessing"),
    tests("MediaContainers", ["ByteKit"]),
    tests("Fingerprinting", ["SignalProcessing"]),
    tests("SimilarityIndex", ["ByteKit"]),
    tests("MultipartForm"),
    // Voices made by calculation.
    .target(
        name: "TestVoices", dependencies: ["SignalProcessing"], path: "Tests/TestVoices", swiftSettings: strict),
    tests("Watermarking", ["SignalProcessing", "TestVoices"]),
    tests("TransparencyLog", ["ByteKit", crypto]),
    tests("TrustServices", ["ByteKit", "CBOR", "COSE", "TransparencyLog", asn1, crypto, cryptoExtras]),
    tests("SigningService", ["ByteKit", "CBOR", "COSE", "TrustServices", "countersign-signer"]),
    tests("ContentCredentials", ["ByteKit", "CBOR", "JUMBF", "COSE", "MediaContainers", "TrustServices", crypto]),
    tests("MediaCodecs", ["ByteKit", "SignalProcessing", "countersign-media", "countersign-av"]),
    tests(
        "RecordingMarks",
        ["ByteKit", "SignalProcessing", "Watermarking", "MediaCodecs", "TestVoices", "countersign-av"]),
    .testTarget(name: "FetcherTests", dependencies: ["CFetcher"], swiftSettings: strict),
    .testTarget(
        name: "PromptSafetyTests", dependencies: ["PromptSafety"], exclude: ["Suites"], swiftSettings: strict),
    tests("RedTeam", ["PromptSafety"]),
    tests("GenerationGateway", ["ContentCredentials", "PromptSafety", "ProvenanceRegistry", "COSE", "TrustServices"]),
    tests("ChangeMapping", ["SignalProcessing", "Fingerprinting"]),
    tests(
        "ProvenanceRegistry",
        [
            "ByteKit", "COSE", "ContentCredentials", "TrustServices", "Fingerprinting", "Watermarking", "MediaCodecs",
            "SignalProcessing", "Persistence", "countersign-media",
        ]),
    tests(
        "ContentCheck",
        [
            "ByteKit", "COSE", "ContentCredentials", "TrustServices", "ProvenanceRegistry", "Persistence",
            "Fingerprinting", "Watermarking", "SignalProcessing", "MediaCodecs", "RecordingMarks", "TestVoices",
            "countersign-media", "countersign-av",
        ]),
    tests("SignalSharing", ["MatchBanks", "ProvenanceRegistry"]),
    tests("TransparencyReport", ["ByteKit", "ProvenanceRegistry", "TransparencyLog", crypto]),
    tests("MatchBanks", ["ProvenanceRegistry", "Fingerprinting", "Persistence"]),
    tests("Accounts", ["ByteKit", "ProvenanceRegistry"]),
    // Random commands, which the tests of every store run.
    .target(
        name: "CaseworkFuzz", dependencies: ["Accounts", "Casework", "ProvenanceRegistry"],
        path: "Tests/CaseworkFuzz", swiftSettings: strict),
    tests("Casework", ["Accounts", "CaseworkFuzz", "ProvenanceRegistry", crypto]),
    tests(
        "Persistence",
        [
            "ByteKit", "Accounts", "Casework", "CaseworkFuzz", "MatchBanks", "ProvenanceRegistry", "Fingerprinting",
            "GenerationGateway", "PromptSafety", "PostgresClient", "SignalProcessing", "TransparencyLog",
            "TrustServices", grdb,
        ]),
    tests(
        "CountersignServer",
        [
            "ByteKit", "ContentCheck", "ProvenanceRegistry", "Accounts", "Casework", "Persistence", "TrustServices",
            hummingbird, httpTypes, nioCore,
        ]),
]

// What must hold of every parser whatever it reads. A test feeds these with changed seeds; libFuzzer does with `FUZZ=1`.
targets += [
    .target(
        name: "FuzzTargets",
        dependencies: [
            "ByteKit", "CBOR", "JUMBF", "Brotli", "COSE", "TransparencyLog", "TrustServices", "MediaContainers",
            "ContentCredentials", "MultipartForm", "MediaCodecs",
        ], path: "Fuzzing/Targets", swiftSettings: strict),
    tests("FuzzTargets"),
]

// The fuzzer is built only when asked for: `FUZZ=1 swift build …` (script/fuzz).
let environment = ProcessInfo.processInfo.environment
if environment["FUZZ"] != nil {
    let sanitize: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]
    targets += [
        .target(name: "CFuzzDriver", path: "Fuzzing/CFuzzDriver"),
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzTargets", "CFuzzDriver"], path: "Fuzzing/Fuzz",
            swiftSettings: strict + sanitize,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ]
    for target in targets
    where target.type == .regular
        && [
            "ByteKit", "CBOR", "JUMBF", "Brotli", "COSE", "TransparencyLog", "MediaContainers", "TrustServices",
            "ContentCredentials", "MultipartForm", "MediaCodecs", "FuzzTargets",
        ].contains(target.name)
    {
        target.swiftSettings = (target.swiftSettings ?? []) + sanitize
    }
}

// The example programs, built with the rest where asked for. `Examples/Package.swift` builds them as a stranger would.
if environment["COUNTERSIGN_EXAMPLES"] != nil {
    targets += ["VerifyFile", "SignFile", "OwnAssertion", "OwnSigner"].map { name in
        .executableTarget(
            name: name, dependencies: ["ByteKit", "CBOR", "COSE", "ContentCredentials", "TrustServices"],
            path: "Examples/Sources/\(name)", swiftSettings: [.treatAllWarnings(as: .error)])
    }
}

func localName(_ dependency: Target.Dependency) -> String? {
    switch dependency {
    case .byNameItem(let name, _), .targetItem(let name, _): name
    default: nil
    }
}
func packageName(_ dependency: Target.Dependency) -> String? {
    if case .productItem(_, let package, _, _) = dependency { package } else { nil }
}

// `COUNTERSIGN_TARGETS=CBOR,JUMBF` trims the package to these targets, what they need and their tests, so that one
// module can be built and tested in seconds (script/test module NAME does this).
if let wanted = environment["COUNTERSIGN_TARGETS"], !wanted.isEmpty {
    let byName = Dictionary(uniqueKeysWithValues: targets.map { ($0.name, $0) })
    var kept = Set<String>()
    var queue = wanted.split(separator: ",").map(String.init)
    queue += queue.map { "\($0)Tests" }
    while let name = queue.popLast() {
        guard let target = byName[name], kept.insert(name).inserted else { continue }
        queue += target.dependencies.compactMap(localName)
    }
    targets = targets.filter { kept.contains($0.name) }
}

let usedPackages = Set(targets.flatMap { $0.dependencies.compactMap(packageName) })
let dependencies: [(String, Package.Dependency)] = [
    ("swift-crypto", .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2")),
    ("swift-asn1", .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4")),
    ("GRDB.swift", .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0")),
    ("hummingbird", .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1")),
    ("swift-nio", .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2")),
    ("swift-http-types", .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0")),
    ("swift-log", .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2")),
    (
        "swift-service-lifecycle",
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0")
    ),
    ("swift-argument-parser", .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2")),
]

let products: [(String, Product)] =
    [
        "ByteKit", "CBOR", "JUMBF", "COSE", "MediaContainers", "TrustServices", "ContentCredentials",
        "SignalProcessing",
        "Fingerprinting", "SimilarityIndex", "Watermarking",
    ].map { ($0, .library(name: $0, targets: [$0])) }

let package = Package(
    name: "countersign",
    products: products.filter { name, _ in targets.contains { $0.name == name } }.map(\.1),
    dependencies: dependencies.filter { usedPackages.contains($0.0) }.map(\.1),
    targets: targets,
    swiftLanguageModes: [.v6]
)
