// SPDX-License-Identifier: Apache-2.0

extension Manifest {
    /// The assertions that bind it to its content. BMFF hashes of a version that is not known do not count, nor do those
    /// of the first one, which 2.x tells validators to pass over (C2PA 2.2, 18.6.1), beside a claim of that age.
    var hardBindings: [Assertion] {
        assertions.filter { assertion in
            guard assertion.label.isHardBinding else { return false }
            guard assertion.label.base == AssertionLabel.bmffHash else { return true }
            switch assertion.label.version {
            case 1: return assertion.label.withoutInstance == AssertionLabel.bmffHash && (claim?.version ?? 2) < 2
            case 2, 3: return true
            default: return false
            }
        }
    }
}
