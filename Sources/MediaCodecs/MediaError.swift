// SPDX-License-Identifier: Apache-2.0

/// Why a picture could not be decoded or encoded. Equal by ``code`` and ``reason``.
public struct MediaError: Error, Sendable, CustomStringConvertible {
    /// What happened, as a stable word for programs.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The file is damaged, cut off, or not what its first bytes say.
        public static let unreadableMedia = Code(rawValue: "unreadable_media")
        /// The format, or a feature of it, is not decoded or not encoded here.
        public static let unsupportedFormat = Code(rawValue: "unsupported_format")
        /// More pixels, or a longer side, than ``MediaLimits`` allow.
        public static let limitPixels = Code(rawValue: "limit_pixels")
        /// More bytes than ``MediaLimits`` allow.
        public static let limitBytes = Code(rawValue: "limit_bytes")
        /// The decoder crashed on this file; nothing else was harmed.
        public static let crashed = Code(rawValue: "crashed")
        /// The file needed more processor time than allowed.
        public static let cpu = Code(rawValue: "cpu")
        /// The file needed more memory than allowed.
        public static let memory = Code(rawValue: "memory")
        /// The decoder tried a system call it has no business with: treat the file as an attack.
        public static let forbiddenCall = Code(rawValue: "forbidden_call")
        /// The job took longer than allowed by the clock on the wall.
        public static let timeout = Code(rawValue: "timeout")
        /// Too many jobs wait already, or this one waited too long for its turn; try again later.
        public static let busy = Code(rawValue: "busy")
        /// The worker cannot be started, or this kernel cannot lock it in.
        public static let sandboxUnavailable = Code(rawValue: "sandbox_unavailable")
        /// The pixels given do not fit the original they are to replace.
        public static let sizeMismatch = Code(rawValue: "size_mismatch")
        /// Whoever asked for the work did not want it any more.
        public static let cancelled = Code(rawValue: "cancelled")
        /// The file could not be opened or read.
        public static let input = Code(rawValue: "input")
    }

    /// What happened.
    public let code: Code
    /// A closer word where there is one: `truncated`, `corrupt`, `empty`, a signal's name.
    public let reason: String?
    /// What happened and what to do, for people.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, reason: String? = nil, _ message: String) {
        self.code = code
        self.reason = reason
        self.message = message
    }

    public var description: String { message }
}

extension MediaError: Equatable {
    public static func == (left: MediaError, right: MediaError) -> Bool {
        left.code == right.code && left.reason == right.reason
    }
}
