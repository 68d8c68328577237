// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// The history of a file as its credentials tell it: a nested list, newest first. Nothing of credentials that do not
/// hold is shown here (C2PA guidance, levels 1 to 3).
enum HistoryView {
    static let depthLimit = 12
    static let ingredientLimit = 40

    static func render(_ result: CheckResult, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.details, .class("history"), .id("history"), result.credential.state == .none ? .none : .flag(.open))
        {
            el(.summary) { el(.h2) { t("history.title") } }
            switch result.credential.state {
            case .none: el(.p) { t("history.none") }
            case .invalid: el(.p) { t("history.unreliable") }
            case .trusted, .valid:
                if let report = result.credential.report, let label = report["active_manifest"]?.text,
                    let manifests = report["manifests"]
                {
                    var budget = ingredientLimit
                    el(.ul, .class("tree")) {
                        manifest(
                            label, in: manifests, isTrusted: result.credential.state == .trusted, path: [],
                            budget: &budget, t)
                    }
                } else {
                    el(.p) { t("history.none") }
                }
            }
        }
    }

    private static func manifest(
        _ label: String, in manifests: ReportValue, isTrusted: Bool, path: [String], budget: inout Int, _ t: Language
    ) -> Node {
        guard let manifest = manifests[label] else { return .empty }
        let title = manifest["title"]?.text
        let signer = manifest["signature_info"]?["common_name"]?.text ?? manifest["signature_info"]?["issuer"]?.text
        let time = manifest["signature_info"]?["time"]?.text.flatMap { Timestamp(rfc3339: $0) }
        let actions = actions(of: manifest)
        var children: [Node] = []
        for ingredient in (manifest["ingredients"]?.list ?? []) {
            budget -= 1
            guard budget >= 0, path.count < depthLimit else {
                children.append(el(.li) { t("history.more") })
                break
            }
            children.append(
                item(ingredient, in: manifests, isTrusted: isTrusted, path: path + [label], budget: &budget, t))
        }
        return el(.li) {
            el(.p) {
                el(.strong) {
                    if let title, !title.isEmpty { ShownText(title).node } else { t("history.untitled") }
                }
                if !actions.isEmpty {
                    ": "
                    for (index, action) in actions.enumerated() {
                        if index > 0 { ", " }
                        t(action)
                    }
                }
            }
            el(.p, .class("note")) {
                if let signer {
                    if isTrusted, path.isEmpty {
                        t("history.signed", ["name": .name(signer)])
                    } else {
                        t("history.calls_itself", ["name": .name(signer)])
                    }
                }
                if let time {
                    " \u{00B7} "
                    Moment.day(time, t)
                }
            }
            if !children.isEmpty { el(.ul) { children } }
        }
    }

    private static func item(
        _ ingredient: ReportValue, in manifests: ReportValue, isTrusted: Bool, path: [String], budget: inout Int,
        _ t: Language
    ) -> Node {
        let title = ingredient["title"]?.text
        let relation =
            switch ingredient["relationship"]?.text {
            case "parentOf": "parent"
            case "inputTo": "input"
            default: "component"
            }
        let label = ingredient["active_manifest"]?.text
        var nested: [Node] = []
        if let label, !path.contains(label), manifests[label] != nil {
            nested.append(manifest(label, in: manifests, isTrusted: false, path: path, budget: &budget, t))
        }
        return el(.li) {
            el(.p) {
                t("history.relation.\(relation)")
                " "
                el(.strong) {
                    if let title, !title.isEmpty { ShownText(title).node } else { t("history.untitled") }
                }
                if label == nil {
                    " "
                    el(.span, .class("note")) { t("history.no_credential") }
                }
            }
            if !nested.isEmpty { el(.ul) { nested } }
        }
    }

    /// C2PA's own labels of the actions that are named, without repetition, seven at most.
    private static func actions(of manifest: ReportValue) -> [String] {
        var keys: [String] = []
        for assertion in manifest["assertions"]?.list ?? [] {
            guard assertion["label"]?.text?.hasPrefix("c2pa.actions") ?? false else { continue }
            for action in assertion["data"]?["actions"]?.list ?? [] {
                // The specification's newer name of the same thing.
                let name = (action["action"]?.text ?? "").replacing("c2pa.watermarked.bound", with: "c2pa.watermarked")
                let known = Wording.actions.contains(name) ? name.replacing(".", with: "_") : "other"
                let key = "action.\(known)"
                if !keys.contains(key), keys.count < 7 { keys.append(key) }
            }
        }
        return keys
    }
}

extension ReportValue {
    subscript(key: String) -> ReportValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }
    var text: String? { if case .string(let text) = self { text } else { nil } }
    var list: [ReportValue]? { if case .array(let items) = self { items } else { nil } }
}
