// SPDX-License-Identifier: Apache-2.0

import CBOR

extension Assertion {
    /// What the assertion says, in a sentence for people; nil where it is of a kind that has none, or breaks its definition.
    /// As its maker says it: nothing is judged here.
    public var summary: String? {
        switch label.base {
        case AssertionLabel.aiDisclosure: cbor.flatMap(AIDisclosure.init)?.summary
        case AssertionLabel.environmentalSustainability: cbor.flatMap(EnvironmentalFootprint.init)?.summary
        case AssertionLabel.repositoryReceipt: json.flatMap(RepositoryReceipt.init)?.summary
        case AssertionLabel.externalReference: cbor.flatMap(AssertionSummary.externalReference)
        case AssertionLabel.alternativeContent: cbor.flatMap(AssertionSummary.alternativeContent)
        case AssertionLabel.sessionKeys: cbor.flatMap(AssertionSummary.sessionKeys)
        case AssertionLabel.liveVideoSegment: cbor.flatMap(AssertionSummary.segment)
        case AssertionLabel.multiAssetHash: cbor.flatMap(AssertionSummary.parts)
        case AssertionLabel.softBinding: cbor.flatMap(SoftBinding.init).map(AssertionSummary.softBinding)
        case AssertionLabel.cawgIdentity: cbor.flatMap(AssertionSummary.identity)
        default: label.isActions ? cbor.flatMap(Actions.init).flatMap(AssertionSummary.actions) : nil
        }
    }
}

/// The sentences of ``Assertion/summary``.
private enum AssertionSummary {
    /// Most things that are named one by one.
    private static let named = 8

    private static func list(_ items: [String]) -> String {
        let shown = items.prefix(named).joined(separator: ", ")
        return items.count > named ? "\(shown), and \(items.count - named) more" : shown
    }

    static func actions(_ actions: Actions) -> String? {
        guard !actions.actions.isEmpty else { return nil }
        let names = actions.actions.map { action in
            let kind = action.digitalSourceType.map { " (\($0.split(separator: "/").last.map(String.init) ?? $0))" }
            return action.name + (kind ?? "")
        }
        return list(names) + (actions.areComplete == true ? "; nothing else was done" : "")
    }

    /// C2PA 2.3, section 18.13.
    static func externalReference(_ cbor: CBORValue) -> String? {
        guard let url = cbor["location"]?["url"]?.string else { return nil }
        var text = "refers to \(url)"
        if let description = cbor["description"]?.string { text += ": \(description)" }
        return text + (cbor["location"]?["hash"] == nil ? "; what stands there may change" : "; bound by its hash")
    }

    /// C2PA 2.3, section 18.14.
    static func alternativeContent(_ cbor: CBORValue) -> String? {
        guard let type = cbor["type"]?.string else { return nil }
        let kind =
            type == "exif.originalPreservationImage" ? "the image as the camera took it" : "the content as \(type)"
        if let index = cbor["parameters"]?["multiAssetPartIndex"]?.int {
            return "\(kind) is part \(index) of this file"
        }
        guard cbor["parameters"]?["embeddedOriginalPreservationImage"] != nil else { return nil }
        return "\(kind) is kept in the credential"
    }

    /// C2PA 2.3, section 18.25.
    static func sessionKeys(_ cbor: CBORValue) -> String? {
        guard let keys = cbor["keys"]?.array, !keys.isEmpty else { return nil }
        let first = keys.compactMap { $0["minSequenceNumber"]?.uint64 }.min()
        return "\(keys.count == 1 ? "one key signs" : "\(keys.count) keys sign") the segments of a live video"
            + (first.map { ", from number \($0) on" } ?? "")
    }

    /// C2PA 2.3, chapter 19.
    static func segment(_ cbor: CBORValue) -> String? {
        guard let number = cbor["sequenceNumber"]?.uint64 else { return nil }
        return "segment \(number) of the live video" + (cbor["streamId"]?.string.map { " \($0)" } ?? "")
    }

    /// C2PA 2.2, section 18.9.
    static func parts(_ cbor: CBORValue) -> String? {
        guard let parts = cbor["parts"]?.array, !parts.isEmpty else { return nil }
        let places = parts.compactMap { part -> String? in
            let place: String
            if let box = part["location"]?["bmffBox"]?.string {
                place = "the box \(box)"
            } else if let start = part["location"]?["byteOffset"]?.uint64,
                let size = part["location"]?["length"]?.uint64
            {
                place = "\(size) bytes from \(start) on"
            } else {
                return nil
            }
            return place + (part["optional"]?.bool == true ? " (may be missing)" : "")
        }
        return places.count == parts.count ? "the file has \(parts.count) parts: \(list(places))" : nil
    }

    static func softBinding(_ binding: SoftBinding) -> String {
        "the content is known again by \(binding.algorithm)" + (binding.name.map { " (\($0))" } ?? "")
    }

    /// CAWG Identity Assertion 1.3, chapter 5.
    static func identity(_ cbor: CBORValue) -> String? {
        guard let payload = cbor["signer_payload"], let type = payload["sig_type"]?.string else { return nil }
        let roles = (payload["role"]?.array ?? []).compactMap(\.string)
            .map { $0.hasPrefix("cawg.") ? String($0.dropFirst(5)) : $0 }
        let count = (payload["referenced_assertions"]?.array ?? []).count
        let what = "vouches for \(count) assertion\(count == 1 ? "" : "s")"
        let role = roles.isEmpty ? "" : " as \(list(roles))"
        guard type == "cawg.identity_claims_aggregation" else {
            return "a named actor \(what)\(role), by a certificate"
        }
        let credential = cbor["signature"]?.byteString.flatMap(VerifiedIdentities.credential)
        let names = credential.map { VerifiedIdentities($0["credentialSubject"]).names } ?? []
        let issuer = (credential?["issuer"]?.string ?? credential?["issuer"]?["id"]?.string).map { " by \($0)" } ?? ""
        return "a named actor \(what)\(role), confirmed\(issuer)" + (names.isEmpty ? "" : ": \(list(names))")
    }
}
