// SPDX-License-Identifier: Apache-2.0

/// One finding of a validation (C2PA 2.2, section 15.2).
public struct ValidationStatus: Sendable, Hashable {
    /// Which of the three lists it belongs to.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case success
        case informational
        case failure
    }

    /// What was found.
    public let code: StatusCode
    /// What it was found on: a JUMBF URI.
    public let url: String
    /// In words.
    public let explanation: String
    /// Which list it belongs to.
    public let kind: Kind

    /// Whether an older record speaks of the same finding: same code and place, whatever its words.
    func isSame(as other: ValidationStatus) -> Bool { code == other.code && url == other.url && kind == other.kind }
}

/// Findings sorted into the three lists.
public struct StatusLists: Sendable, Hashable {
    /// What is as it should be.
    public private(set) var success: [ValidationStatus] = []
    /// What is worth knowing.
    public private(set) var informational: [ValidationStatus] = []
    /// What is wrong.
    public private(set) var failure: [ValidationStatus] = []

    /// The lists, in this order.
    public var all: [ValidationStatus] { success + informational + failure }

    mutating func add(_ status: ValidationStatus) {
        switch status.kind {
        case .success: success.append(status)
        case .informational: informational.append(status)
        case .failure: failure.append(status)
        }
    }
}

/// What a validation found about the active manifest and, apart, about each ingredient.
public struct ValidationResults: Sendable, Hashable {
    /// Findings on one ingredient assertion that its claim generator had not recorded.
    public struct IngredientDelta: Sendable, Hashable {
        /// URI of the ingredient assertion.
        public let ingredientAssertionURI: String
        /// The findings.
        public fileprivate(set) var deltas: StatusLists
    }

    /// Findings on the active manifest and its content.
    public private(set) var activeManifest = StatusLists()
    /// Findings on ingredients.
    public private(set) var ingredientDeltas: [IngredientDelta] = []

    mutating func add(_ status: ValidationStatus, ingredient: String?) {
        guard let ingredient else { return activeManifest.add(status) }
        let index = ingredientDeltas.firstIndex { $0.ingredientAssertionURI == ingredient }
        if let index {
            ingredientDeltas[index].deltas.add(status)
        } else {
            var delta = IngredientDelta(ingredientAssertionURI: ingredient, deltas: StatusLists())
            delta.deltas.add(status)
            ingredientDeltas.append(delta)
        }
    }

    /// The state that follows from the findings (C2PA 2.2, section 14.3): a failure anywhere but in trust makes it
    /// invalid; it is trusted where the signer is and nothing at all failed.
    public var state: CredentialState {
        let failures = activeManifest.failure + ingredientDeltas.flatMap(\.deltas.failure)
        if failures.contains(where: { !$0.code.leavesValid }) { return .invalid }
        let isTrusted = activeManifest.success.contains { $0.code == .signingCredentialTrusted }
        return isTrusted && failures.isEmpty ? .trusted : .valid
    }
}

/// How a credential stands (C2PA 2.2, section 14.3).
public enum CredentialState: String, Sendable, Hashable, CaseIterable {
    /// Valid, and its signer is on a trust list.
    case trusted = "Trusted"
    /// Whole and unchanged, by a signer who is not known.
    case valid = "Valid"
    /// Changed, broken, or not properly signed.
    case invalid = "Invalid"
}
