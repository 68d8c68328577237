// SPDX-License-Identifier: Apache-2.0

/// One name of a certificate in the forms that constraints speak of (RFC 5280, section 4.2.1.6).
enum GeneralName: Sendable, Hashable {
    case email(String)
    case host(String)
    case directory(DistinguishedName)

    /// Reads a name; nil for the forms that are not looked at.
    init?(_ node: DERNode) throws(TrustError) {
        if node.isContext(1) {
            self = .email(String(decoding: try node.primitive("an e-mail address"), as: UTF8.self).lowercased())
        } else if node.isContext(2) {
            self = .host(String(decoding: try node.primitive("a host name"), as: UTF8.self).lowercased())
        } else if node.isContext(4) {
            var box = try node.children("a directory name")
            self = .directory(try DistinguishedName(box.next("a directory name")))
        } else {
            return nil
        }
    }

    /// The names in a subject alternative name extension.
    static func list(_ node: DERNode) throws(TrustError) -> [GeneralName] {
        var names: [GeneralName] = []
        for item in try node.sequence("the alternative names").rest {
            if let name = try GeneralName(item) { names.append(name) }
        }
        return names
    }

    /// Whether this name lies in the subtree of `base`; nil where both are of different forms.
    func isWithin(_ base: GeneralName) -> Bool? {
        switch (self, base) {
        case (.email(let address), .email(let base)):
            let host = address.split(separator: "@").last.map(String.init) ?? ""
            if base.contains("@") { return address == base }
            return base.hasPrefix(".") ? host.hasSuffix(base) : host == base
        case (.host(let name), .host(let base)):
            return base.isEmpty || name == base || name.hasSuffix(base.hasPrefix(".") ? base : "." + base)
        case (.directory(let name), .directory(let base)):
            return name.comparisonKey.starts(with: base.comparisonKey)
        default: return nil
        }
    }
}

/// The names that an authority may certify (RFC 5280, section 4.2.1.10).
struct NameConstraints: Sendable, Hashable {
    private let permitted: [GeneralName]
    private let excluded: [GeneralName]
    /// Whether there are constraints on forms of names that are not looked at.
    let hasUnknownForm: Bool

    init(_ node: DERNode) throws(TrustError) {
        var fields = try node.sequence("the name constraints")
        guard fields.peek != nil else { throw TrustError(.malformed, "the name constraints are empty") }
        let permitted = try NameConstraints.subtrees(fields.optionalContext(0))
        let excluded = try NameConstraints.subtrees(fields.optionalContext(1))
        try fields.finish()
        self.permitted = permitted.names
        self.excluded = excluded.names
        hasUnknownForm = permitted.isIncomplete || excluded.isIncomplete
    }

    private static func subtrees(_ node: DERNode?) throws(TrustError) -> (names: [GeneralName], isIncomplete: Bool) {
        guard let node else { return ([], false) }
        var names: [GeneralName] = []
        var isIncomplete = false
        for item in try node.children("the subtrees").rest {
            var fields = try item.sequence("a subtree")
            let base = try fields.next("the base of a subtree")
            if let name = try GeneralName(base), fields.peek == nil { names.append(name) } else { isIncomplete = true }
        }
        return (names, isIncomplete)
    }

    /// Whether every name of `certificate` is permitted and none is excluded.
    func allow(_ certificate: Certificate) -> Bool {
        var names = certificate.extensions.alternativeNames
        if !certificate.subject.relativeNames.isEmpty { names.append(.directory(certificate.subject)) }
        if let address = certificate.subject.value(of: "1.2.840.113549.1.9.1") {
            names.append(.email(address.lowercased()))
        }
        return names.allSatisfy { name in
            let inside = permitted.compactMap { name.isWithin($0) }
            return (inside.isEmpty || inside.contains(true)) && !excluded.contains { name.isWithin($0) == true }
        }
    }
}
