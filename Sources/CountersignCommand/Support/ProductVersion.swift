// SPDX-License-Identifier: Apache-2.0

/// The version of this build; CHANGELOG.md says what is in it.
enum ProductVersion {
    static let current = "0.1.0"
}
