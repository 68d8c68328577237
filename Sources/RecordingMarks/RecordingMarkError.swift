// SPDX-License-Identifier: Apache-2.0
import Watermarking

/// Why a recording could not be given a mark, though it can be read.
public struct RecordingMarkError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is in the way, as a stable word for programs.
    public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        /// It does not last as long as the mark needs.
        case tooShort = "recording_too_short"
        /// Nothing can be heard that could carry a mark.
        case silent
        /// The mark was put in and cannot be read back: too little sound, or coded too coarsely.
        case notReadable = "mark_not_readable"
        /// There is no sound in the file.
        case noSound = "no_sound"
        /// The sound's coding can be read and not written.
        case notWritable = "coding_not_writable"
        /// It carries a mark already.
        case alreadyMarked = "already_marked"
        /// The sound has a rate or channels that no mark is made for, or they change on the way.
        case unsuited = "sound_not_supported"
    }

    /// What is in the way.
    public let code: Code
    /// What is in the way and what to do, for people.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The same in the words of the mark itself.
    init(_ error: WatermarkError) {
        let code: Code =
            switch error {
            case .recordingTooShort: .tooShort
            default: .unsuited
            }
        self.init(code, error.description)
    }

    public var description: String { message }
}
