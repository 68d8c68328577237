// SPDX-License-Identifier: Apache-2.0

/// The version of the service, as pages and the API show it.
public enum ServerVersion {
    /// Semantic version (semver.org).
    public static let current = "0.1.0"
}
