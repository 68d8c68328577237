// SPDX-License-Identifier: Apache-2.0

/// How a manifest store stands in a text.
public enum TextCarrier: Sendable, Hashable {
    /// As characters that show nothing, at the end (C2PA 2.4, A.8).
    case invisible
    /// In a comment of one line (C2PA 2.4, A.9).
    case comment(CommentSyntax)
}
