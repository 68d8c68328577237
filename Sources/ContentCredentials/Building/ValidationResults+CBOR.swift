// SPDX-License-Identifier: Apache-2.0

import CBOR

extension ValidationResults {
    /// `validation-results-map`, as an ingredient assertion records it (C2PA 2.2, 18.15.7).
    var cbor: CBORValue {
        var map = CBORMap()
        map["activeManifest"] = activeManifest.cbor
        if !ingredientDeltas.isEmpty {
            map["ingredientDeltas"] = .array(
                ingredientDeltas.map { delta in
                    [
                        "ingredientAssertionURI": .text(delta.ingredientAssertionURI),
                        "validationDeltas": delta.deltas.cbor,
                    ]
                })
        }
        return .map(map)
    }
}

extension StatusLists {
    fileprivate var cbor: CBORValue {
        func list(_ statuses: [ValidationStatus]) -> CBORValue {
            .array(
                statuses.map { status in
                    var map = CBORMap()
                    map["code"] = .text(status.code.rawValue)
                    if !status.url.isEmpty { map["url"] = .text(status.url) }
                    if !status.explanation.isEmpty { map["explanation"] = .text(status.explanation) }
                    return .map(map)
                })
        }
        return ["success": list(success), "informational": list(informational), "failure": list(failure)]
    }
}
