// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE
import FoundationEssentials
import TrustServices

extension ValidationReport {
    /// The version of the specification that the rules are taken from.
    static let specificationVersion = "2.4.0"

    /// The report as crJSON (C2PA 2.4, "Content Credentials JSON"): the active manifest first, then those it leads to.
    ///
    /// The format has no room for a manifest without a claim or a signer. What is missing there stands as an empty
    /// string, and the findings beside it say so.
    /// - Parameters:
    ///   - generator: name of the software that writes the report.
    ///   - version: its version.
    public func crJSON(generator: String, version: String) -> JSONValue {
        let active = activeManifest?.label
        let others = store.manifests.reversed().filter { $0.label != active && manifestResults[$0.label] != nil }
        let manifests = ([activeManifest].compactMap { $0 } + others).map { CrJSONManifest($0, self).json }
        return ValidationReport.crJSON(manifests: manifests, generator: generator, version: version)
    }

    /// The crJSON of a file that has no credential, or none that could be read.
    public static func emptyCrJSON(generator: String, version: String) -> JSONValue {
        crJSON(manifests: [], generator: generator, version: version)
    }

    private static func crJSON(manifests: [JSONValue], generator: String, version: String) -> JSONValue {
        .members([
            ("@context", .members([("@vocab", "https://c2pa.org/crjson")])), ("manifests", .array(manifests)),
            ("jsonGenerator", .members([("name", .string(generator)), ("version", .string(version))])),
        ])
    }
}

/// One manifest of a crJSON report.
private struct CrJSONManifest {
    let manifest: Manifest
    let report: ValidationReport

    init(_ manifest: Manifest, _ report: ValidationReport) {
        self.manifest = manifest
        self.report = report
    }

    var json: JSONValue {
        let isOld = manifest.claim?.version == 1
        let results = report.manifestResults[manifest.label] ?? StatusLists()
        let deltas = report.results.ingredientDeltas.filter {
            JUMBFURI($0.ingredientAssertionURI)?.manifestLabel == manifest.label
        }.map { delta in
            JSONValue.members([
                ("ingredientAssertionURI", .string(delta.ingredientAssertionURI)),
                ("validationDeltas", delta.deltas.json),
            ])
        }
        return .members([
            ("label", .string(manifest.label)),
            ("assertions", assertions),
            (isOld ? "claim" : "claim.v2", isOld ? claim1 : claim2),
            ("signature", signature),
            (
                "validationResults",
                .members([
                    ("success", .array(results.success.map(\.json))),
                    ("informational", .array(results.informational.map(\.json))),
                    ("failure", .array(results.failure.map(\.json))),
                    ("specVersion", .string(ValidationReport.specificationVersion)),
                    ("validationTime", .string(report.validationTime.reportText)),
                ])
            ),
            ("ingredientDeltas", deltas.isEmpty ? nil : .array(deltas)),
        ])
    }

    private var assertions: JSONValue {
        var seen = Set<String>()
        var members: [(String, JSONValue?)] = []
        for assertion in manifest.assertions where seen.insert(assertion.label.text).inserted {
            let content: JSONValue? =
                switch assertion.content {
                case .cbor(let value): JSONValue(value, byteStrings: .crJSON)
                case .json(let value): value
                case .file(let type, let bytes):
                    .members([("format", .string(type)), ("size", .integer(Int64(bytes.count)))])
                case .other, .invalidCBOR, .invalidJSON: nil
                }
            members.append((assertion.label.text, content))
        }
        return .members(members)
    }

    private func text(_ name: String) -> JSONValue? { manifest.claim?.fields[name]?.string.map { .string($0) } }

    private func link(_ value: CBORValue) -> JSONValue? {
        guard let url = value["url"]?.string else { return nil }
        let hash = JSONValue(.bytes(value["hash"]?.byteString ?? []), byteStrings: .crJSON)
        return .members([
            ("url", .string(url)), ("hash", hash), ("alg", value["alg"]?.string.map { .string($0) }),
        ])
    }

    private func links(_ name: String) -> [JSONValue] {
        (manifest.claim?.fields[name]?.array ?? []).compactMap { link($0) }
    }

    /// A list that must not be empty.
    private func filled(_ links: [JSONValue]) -> JSONValue {
        .array(links.isEmpty ? [.members([("url", ""), ("hash", "b64''")])] : links)
    }

    private var redactions: JSONValue? {
        guard let list = manifest.claim?.redactions, !list.isEmpty else { return nil }
        return .array(list.map { .string($0) })
    }

    private func generator(_ info: CBORValue?) -> JSONValue {
        var members: [(String, JSONValue?)] = [("name", .string(info?["name"]?.string ?? ""))]
        for entry in info?.map?.entries ?? [] {
            guard let name = entry.key.string, name != "name" else { continue }
            switch name {
            case "version", "operating_system": members.append((name, entry.value.string.map { .string($0) }))
            case "icon": members.append((name, link(entry.value)))
            default: members.append((name, JSONValue(entry.value, byteStrings: .crJSON)))
            }
        }
        return .members(members)
    }

    private var claim2: JSONValue {
        let gathered = links("gathered_assertions")
        return .members([
            ("instanceID", text("instanceID") ?? ""),
            ("claim_generator_info", generator(manifest.claim?.generatorInfo.first)),
            ("signature", text("signature") ?? ""),
            ("created_assertions", filled(links("created_assertions"))),
            ("gathered_assertions", gathered.isEmpty ? nil : .array(gathered)),
            ("dc:title", text("dc:title")), ("redacted_assertions", redactions), ("alg", text("alg")),
            ("alg_soft", text("alg_soft")), ("specVersion", text("specVersion")),
        ])
    }

    private var claim1: JSONValue {
        let name = manifest.claim?.generator ?? ""
        let infos = manifest.claim?.generatorInfo.map { generator($0) } ?? []
        return .members([
            ("claim_generator", .string(name)),
            ("claim_generator_info", .array(infos.isEmpty ? [.members([("name", .string(name))])] : infos)),
            ("signature", text("signature") ?? ""), ("assertions", filled(links("assertions"))),
            ("dc:format", text("dc:format") ?? ""), ("instanceID", text("instanceID") ?? ""),
            ("dc:title", text("dc:title")), ("redacted_assertions", redactions), ("alg", text("alg")),
            ("alg_soft", text("alg_soft")),
        ])
    }

    private var signature: JSONValue {
        let info = report.signatures[manifest.label]
        var stamp: JSONValue?
        if let time = info?.stampedTime {
            stamp = .members([
                ("timestamp", .string(time.reportText)), ("certificateInfo", certificate(info?.stampSigner)),
            ])
        }
        return .members([
            ("algorithm", .string(info?.algorithm?.name ?? "")), ("certificateInfo", certificate(info?.signer)),
            ("timeStampInfo", stamp),
        ])
    }

    private func certificate(_ certificate: Certificate?) -> JSONValue {
        guard let certificate else {
            return .members([
                ("serialNumber", ""), ("issuer", .members([])), ("subject", .members([])), ("validity", .members([])),
            ])
        }
        return .members([
            ("serialNumber", .string(certificate.serialNumberHex)),
            ("issuer", name(certificate.issuer)), ("subject", name(certificate.subject)),
            (
                "validity",
                .members([
                    ("notBefore", .string(certificate.notBefore.reportText)),
                    ("notAfter", .string(certificate.notAfter.reportText)),
                ])
            ),
        ])
    }

    private func name(_ name: DistinguishedName) -> JSONValue {
        let types: [(String, OID)] = [
            ("C", "2.5.4.6"), ("ST", "2.5.4.8"), ("L", "2.5.4.7"), ("O", "2.5.4.10"), ("OU", "2.5.4.11"),
            ("CN", "2.5.4.3"), ("E", "1.2.840.113549.1.9.1"), ("2.5.4.97", "2.5.4.97"),
        ]
        return .members(types.map { ($0, name.value(of: $1).map { .string($0) }) })
    }
}
