// SPDX-License-Identifier: Apache-2.0

import CBOR
import ContentCredentials
import JUMBF

/// Codes about assertions, each got by one fault.
enum StatusCases {
    private static let created = TestManifest.created["actions"]?.array?.first ?? .null
    private static func actions(_ more: CBORValue...) -> CBORValue { ["actions": .array([created] + more)] }
    private static func link(_ label: String, _ hash: [UInt8] = [1]) -> CBORValue {
        ["url": .text("self#jumbf=c2pa.assertions/\(label)"), "hash": .bytes(hash)]
    }

    private static func with(_ code: String, _ label: String, _ content: CBORValue) -> StatusCase {
        StatusCase(code) { try await $0.found($0.manifest([(label, content)])) }
    }

    private static func acting(_ code: String, _ actions: CBORValue) -> StatusCase {
        StatusCase(code) { try await $0.found($0.manifest(actions: actions)) }
    }

    private static func original(_ parameters: CBORValue) -> CBORValue {
        ["type": "exif.originalPreservationImage", "parameters": parameters]
    }

    static let actions: [StatusCase] = [
        acting("assertion.action.ingredientMismatch", ["actions": [["action": "c2pa.opened"]]]),
        acting("assertion.action.malformed", ["actions": [["action": "c2pa.created"]]]),
        acting("assertion.action.redactionMismatch", actions(["action": "c2pa.redacted"])),
        acting("assertion.action.softBindingMissing", actions(["action": "c2pa.watermarked.bound"])),
        redaction("assertion.action.redacted", of: "c2pa.actions.v2"),
        redaction("assertion.hardBinding.redacted", of: "c2pa.hash.data"),
        redaction("assertion.notRedacted", of: "org.example.note", isGone: false),
        redaction("ingredient.claimSignature.validated", of: "org.example.note"),
        StatusCase("ingredient.claimSignature.mismatch") { bench in
            let (child, parent) = redacting(bench, "org.example.note", isRight: false)
            return try await bench.found(child, parent)
        },
        StatusCase("ingredient.claimSignature.missing") { bench in
            var (child, parent) = redacting(bench, "org.example.note")
            var ingredient = parent.assertions.last?.content.map ?? CBORMap()
            ingredient["claimSignature"] = nil
            parent.assertions[parent.assertions.count - 1].content = .map(ingredient)
            child.zeroed = ["org.example.note"]
            return try await bench.found(child, parent)
        },
        StatusCase("assertion.selfRedacted") { bench in
            var manifest = bench.manifest([("org.example.note", ["n": 1])])
            manifest.zeroed = ["org.example.note"]
            manifest.claimFields = [
                (
                    "redacted_assertions",
                    [.text("self#jumbf=/c2pa/\(manifest.label)/c2pa.assertions/org.example.note")]
                )
            ]
            return try await bench.found(manifest)
        },
    ]

    private static func redaction(_ code: String, of label: String, isGone: Bool = true) -> StatusCase {
        StatusCase(code) { bench in
            var (child, parent) = redacting(bench, label)
            if !isGone { child.zeroed = [] }
            return try await bench.found(child, parent)
        }
    }

    /// A manifest of which one takes an assertion out.
    private static func redacting(
        _ bench: StatusBench, _ label: String, isRight: Bool = true
    ) -> (child: TestManifest, parent: TestManifest) {
        var child = bench.manifest([("org.example.note", ["n": 1])], number: 2)
        let ingredient = bench.ingredient(child, isRight: isRight)
        child.zeroed = [label]
        var parent = bench.manifest([("c2pa.ingredient.v3", ingredient)])
        parent.claimFields = [
            ("redacted_assertions", [.text("self#jumbf=/c2pa/\(child.label)/c2pa.assertions/\(label)")])
        ]
        return (child, parent)
    }

    static let references: [StatusCase] = [
        with(
            "assertion.alternativeContentRepresentation.hashMismatch", "c2pa.alternative-content-representation",
            original(["embeddedOriginalPreservationImage": link("c2pa.hash.data")])),
        with(
            "assertion.alternativeContentRepresentation.malformed", "c2pa.alternative-content-representation",
            original([:])),
        with(
            "assertion.alternativeContentRepresentation.missing", "c2pa.alternative-content-representation",
            original(["embeddedOriginalPreservationImage": link("org.example.none")])),
        StatusCase("assertion.alternativeContentRepresentation.match") { bench in
            let whole = bench.manifest().link("c2pa.hash.data")
            return try await bench.found(
                bench.manifest([
                    (
                        "c2pa.alternative-content-representation",
                        original(["embeddedOriginalPreservationImage": whole])
                    )
                ]))
        },
        with("assertion.cbor.invalid", "c2pa.ai-disclosure", [:]),
        StatusCase("assertion.json.invalid") { bench in
            var manifest = bench.manifest()
            manifest.json = [("c2pa.repository-receipt", "{}")]
            return try await bench.found(manifest)
        },
        with("assertion.cloud-data.malformed", "c2pa.cloud-data", ["label": "org.example.x"]),
        with("assertion.cloud-data.hardBinding", "c2pa.cloud-data", cloud("c2pa.hash.data")),
        StatusCase("assertion.cloud-data.actions") { bench in
            let parent = bench.manifest(number: 2)
            return try await bench.found(
                parent, bench.update(of: parent, [("c2pa.cloud-data", cloud("c2pa.actions.v2"))]))
        },
        with(
            "assertion.external-reference.created", "c2pa.external-reference",
            ["location": ["url": "https://example.org/x"]]),
        with(
            "assertion.external-reference.malformed", "c2pa.external-reference",
            ["location": ["url": "https://example.org/x", "alg": "sha256"]]),
        gathering("assertion.hashedURI.mismatch", link("c2pa.hash.data")),
        gathering("assertion.missing", link("org.example.none")),
        StatusCase("assertion.outsideManifest") { bench in
            let other = bench.manifest(number: 2)
            var manifest = bench.manifest()
            let url = "self#jumbf=/c2pa/\(other.label)/c2pa.assertions/c2pa.hash.data"
            manifest.claimFields = [("gathered_assertions", [["url": .text(url), "hash": .bytes([1])]])]
            return try await bench.found(other, manifest)
        },
        StatusCase("assertion.undeclared") { bench in
            var manifest = bench.manifest([("org.example.note", ["n": 1])])
            manifest.undeclared = ["org.example.note"]
            return try await bench.found(manifest)
        },
        with("assertion.timestamp.malformed", "c2pa.time-stamp", [:]),
        icon("hashedURI.mismatch", link("c2pa.hash.data")),
        icon("hashedURI.missing", link("org.example.none")),
        online("assertion.accessible", cloud("org.example.x"), ["https://a.example/": [9]]),
        online("assertion.inaccessible", cloud("org.example.x"), [:]),
        StatusCase("assertion.cloud-data.labelMismatch") { bench in
            let data = bench.manifest().assertionBox("org.example.other", ["n": 1]).serialize()
            let described: CBORValue = [
                "label": "org.example.x", "size": .unsigned(UInt64(data.count)), "content_type": "application/cbor",
                "location": ["url": "https://a.example/", "alg": "sha256", "hash": .bytes(LiveStream.sha256(data))],
            ]
            return try await bench.found(bench.manifest([("c2pa.cloud-data", described)])) {
                $0.fetcher = TableOfAnswers(answers: ["https://a.example/": data])
            }
        },
    ]

    private static func cloud(_ label: String) -> CBORValue {
        [
            "label": .text(label), "size": 1, "content_type": "application/cbor",
            "location": ["url": "https://a.example/", "alg": "sha256", "hash": .bytes([1])],
        ]
    }

    private static func online(_ code: String, _ content: CBORValue, _ answers: [String: [UInt8]]) -> StatusCase {
        StatusCase(code) { bench in
            try await bench.found(bench.manifest([("c2pa.cloud-data", content)])) {
                $0.fetcher = TableOfAnswers(answers: answers)
            }
        }
    }

    private static func gathering(_ code: String, _ link: CBORValue) -> StatusCase {
        StatusCase(code) { bench in
            var manifest = bench.manifest()
            manifest.claimFields = [("gathered_assertions", [link])]
            return try await bench.found(manifest)
        }
    }

    private static func icon(_ code: String, _ link: CBORValue) -> StatusCase {
        StatusCase(code) { bench in
            var manifest = bench.manifest()
            manifest.claimFields = [("claim_generator_info", ["name": "test", "icon": link])]
            return try await bench.found(manifest)
        }
    }

    static let ingredients: [StatusCase] = [
        with("assertion.ingredient.malformed", "c2pa.ingredient.v3", ["relationship": "friendOf"]),
        with("ingredient.unknownProvenance", "c2pa.ingredient.v3", ["relationship": "componentOf"]),
        StatusCase("ingredient.manifest.validated") { bench in
            let child = bench.manifest(number: 2)
            return try await bench.found(child, bench.manifest([("c2pa.ingredient.v3", bench.ingredient(child))]))
        },
        StatusCase("ingredient.manifest.mismatch") { bench in
            let child = bench.manifest(number: 2)
            let wrong = bench.ingredient(child, isRight: false)
            return try await bench.found(child, bench.manifest([("c2pa.ingredient.v3", wrong)]))
        },
        StatusCase("ingredient.manifest.missing") { bench in
            let child = bench.manifest(number: 2)
            return try await bench.found(bench.manifest([("c2pa.ingredient.v3", bench.ingredient(child))]))
        },
        StatusCase("general.error", beside: ["ingredient.manifest.mismatch"]) { bench in
            // A circle cannot have right hashes: each would have to hold the other.
            var first = bench.manifest(number: 2)
            let second = bench.manifest([("c2pa.ingredient.v3", bench.ingredient(first))])
            first.assertions.append(("c2pa.ingredient.v3", bench.ingredient(second)))
            return try await bench.found(first, second)
        },
        StatusCase("manifest.multipleParents") { bench in
            let parent: CBORValue = ["relationship": "parentOf"]
            return try await bench.found(
                bench.manifest([("c2pa.ingredient.v3", parent), ("c2pa.ingredient.v3__1", parent)]))
        },
        StatusCase("manifest.update.wrongParents") { bench in
            let parent = bench.manifest(number: 2)
            let more: CBORValue = ["relationship": "componentOf"]
            return try await bench.found(parent, bench.update(of: parent, [("c2pa.ingredient.v3__1", more)]))
        },
        StatusCase("manifest.update.invalid") { bench in
            let parent = bench.manifest(number: 2)
            return try await bench.found(parent, bench.update(of: parent, [("c2pa.thumbnail.claim", ["n": 1])]))
        },
        StatusCase("manifest.timestamp.wrongParents") { bench in
            var manifest = TestManifest([])
            manifest.credential = bench.credential
            manifest.type = JUMBFContentType(fourCharacters: "c2tm")
            return try await bench.found(manifest)
        },
        StatusCase("manifest.timestamp.invalid") { bench in
            let parent = bench.manifest(number: 2)
            var manifest = bench.update(of: parent, [("org.example.note", ["n": 1])])
            manifest.type = JUMBFContentType(fourCharacters: "c2tm")
            return try await bench.found(parent, manifest)
        },
    ]
}

extension StatusBench {
    /// An update manifest.
    func update(of parent: TestManifest, _ more: [(String, CBORValue)]) -> TestManifest {
        var manifest = TestManifest([("c2pa.ingredient.v3", ingredient(parent, "parentOf"))] + more)
        manifest.credential = credential
        manifest.type = .updateManifest
        return manifest
    }
}
