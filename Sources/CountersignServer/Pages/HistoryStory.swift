// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// What credentials that hold tell of how a file came to be: a tree, newest first. Built from the report of a
/// validation, which comes from outside: bounded in depth and number, and cycles end.
struct HistoryStep: Sendable {
    /// How an earlier file relates to the one made of it.
    enum Relation: String, Sendable { case parent, component, input }

    static let depthLimit = 12
    static let stepLimit = 40

    /// Nil for the file itself.
    var relation: Relation?
    /// Label of its manifest; nil where it carries no credential.
    var label: String?
    var title: String?
    /// Keys of the names of actions, C2PA's own, without repetition.
    var actions: [String] = []
    var signer: String?
    /// The name of the signer may be shown as the signer's: the file's own manifest, by somebody we rely on.
    var isSignerConfirmed = false
    var signedAt: Timestamp?
    /// What made the manifest, as it calls itself.
    var generator: String?
    /// Last part of the digital source type that its first action states.
    var sourceType: String?
    /// Its credential was found wanting when the next step was signed, or is now.
    var isUnreliable = false
    /// Redacted assertions it names.
    var redactions = 0
    var earlier: [HistoryStep] = []
    /// There were more steps than are read.
    var isCut = false

    /// The history of a checked file; nil where no credential that holds tells one.
    init?(_ result: CheckResult) {
        guard result.credential.state == .trusted || result.credential.state == .valid,
            let report = result.credential.report, let label = report["active_manifest"]?.text,
            let manifests = report["manifests"], manifests[label] != nil
        else { return nil }
        var budget = HistoryStep.stepLimit
        self.init(label, in: manifests, path: [], budget: &budget)
        isSignerConfirmed = result.credential.state == .trusted
    }

    private init(_ label: String, in manifests: ReportValue, path: [String], budget: inout Int) {
        self.label = label
        guard let manifest = manifests[label] else { return }
        title = manifest["title"]?.text
        let signature = manifest["signature_info"]
        signer = signature?["common_name"]?.text ?? signature?["issuer"]?.text
        signedAt = signature?["time"]?.text.flatMap { Timestamp(rfc3339: $0) }
        let info = manifest["claim_generator_info"]?.list?.first
        generator = [info?["name"]?.text ?? manifest["claim_generator"]?.text, info?["version"]?.text]
            .compactMap { $0 }.joined(separator: " ")
        redactions = manifest["redactions"]?.list?.count ?? 0
        readActions(of: manifest)
        for ingredient in manifest["ingredients"]?.list ?? [] {
            budget -= 1
            guard budget >= 0, path.count < HistoryStep.depthLimit else {
                isCut = true
                break
            }
            earlier.append(HistoryStep(ingredient: ingredient, in: manifests, path: path + [label], budget: &budget))
        }
    }

    private init(ingredient: ReportValue, in manifests: ReportValue, path: [String], budget: inout Int) {
        let label = ingredient["active_manifest"]?.text
        if let label, !path.contains(label), manifests[label] != nil {
            self.init(label, in: manifests, path: path, budget: &budget)
        } else {
            self.init(bare: label)
        }
        title = ingredient["title"]?.text ?? title
        switch ingredient["relationship"]?.text {
        case "parentOf": relation = .parent
        case "inputTo": relation = .input
        default: relation = .component
        }
        let failures = ingredient["validation_results"]?["activeManifest"]?["failure"]?.list ?? []
        isUnreliable = !failures.isEmpty
    }

    private init(bare label: String?) { self.label = label }

    private mutating func readActions(of manifest: ReportValue) {
        for assertion in manifest["assertions"]?.list ?? [] {
            guard assertion["label"]?.text?.hasPrefix("c2pa.actions") ?? false else { continue }
            for action in assertion["data"]?["actions"]?.list ?? [] {
                // The specification's newer name of the same thing.
                let name = (action["action"]?.text ?? "").replacing("c2pa.watermarked.bound", with: "c2pa.watermarked")
                let known = Wording.actions.contains(name) ? name.replacing(".", with: "_") : "other"
                let key = "action.\(known)"
                if !actions.contains(key), actions.count < 7 { actions.append(key) }
                if sourceType == nil {
                    sourceType = action["digitalSourceType"]?.text.flatMap { $0.split(separator: "/").last }.map(
                        String.init)
                }
            }
        }
    }

    /// Labels of all manifests in the tree.
    var labels: [String] { [label].compactMap { $0 } + earlier.flatMap(\.labels) }
}

extension ReportValue {
    subscript(key: String) -> ReportValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }
    var text: String? { if case .string(let text) = self { text } else { nil } }
    var list: [ReportValue]? { if case .array(let items) = self { items } else { nil } }
}
