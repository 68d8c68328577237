// SPDX-License-Identifier: Apache-2.0

import SignalProcessing

/// Why a picture or a recording could not be marked.
public enum WatermarkError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The pattern would repeat too few times for anybody to find it again.
    case pictureTooSmall(width: Int, height: Int)
    /// The picture carries a mark of this key already; two marks would destroy each other.
    case alreadyMarked(id: UInt64)
    /// The strength offset is not a number between -6 and 6 dB.
    case strengthOutOfRange(Double)
    /// The recording does not hold every bit of the mark.
    case recordingTooShort(seconds: Double, minimum: Double)
    /// The sound has a rate or a number of channels that is not handled, or that changed on the way.
    case soundNotSupported(sampleRate: Int, channels: Int)
    /// 0, or a short identifier of more than 24 bits.
    case payloadNotAllowed

    /// A stable name for programs.
    public var code: String {
        switch self {
        case .pictureTooSmall: "picture_too_small"
        case .alreadyMarked: "already_marked"
        case .strengthOutOfRange: "strength_out_of_range"
        case .recordingTooShort: "recording_too_short"
        case .soundNotSupported: "sound_not_supported"
        case .payloadNotAllowed: "payload_not_allowed"
        }
    }

    public var description: String {
        switch self {
        case .pictureTooSmall(let width, let height):
            "A picture of \(width) x \(height) pixels is too small or too narrow to carry a mark: both sides must be at "
                + "least \(ImageWatermark.minimumSide) pixels after the longer one is reduced to "
                + "\(ImageWatermark.canvasSide). Use a larger version of the picture."
        case .alreadyMarked(let id):
            "The picture carries the mark \(MarkIdentifier.text(id)) already. Start from the unmarked original, or ask "
                + "to replace the mark."
        case .strengthOutOfRange(let value):
            "A strength offset of \(value) dB is not possible: give a number from -6 to 6."
        case .recordingTooShort(let seconds, let minimum):
            "A recording of \((seconds * 10).rounded(.down) / 10) s is too short to carry a mark: it must last at least "
                + "\(Int(minimum)) s. Use a longer recording."
        case .soundNotSupported(let sampleRate, let channels):
            "Sound with \(sampleRate) samples a second in \(channels) channels cannot be marked. Give one rate from "
                + "\(SampleBuffer.sampleRates.lowerBound) to \(SampleBuffer.sampleRates.upperBound) Hz and up to "
                + "\(SampleBuffer.channelCounts.upperBound) channels, the same throughout."
        case .payloadNotAllowed:
            "This identifier cannot be a recording's mark: give one that is not 0, a short one of at most 24 bits."
        }
    }
}

/// The written form of a mark's 64-bit identifier.
public enum MarkIdentifier {
    /// 16 lower-case hexadecimal digits.
    public static func text(_ id: UInt64) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The identifier of exactly 16 hexadecimal digits; nil for any other text.
    public static func parse(_ text: some StringProtocol) -> UInt64? {
        guard text.utf8.count == 16, text.utf8.allSatisfy({ UInt8(ascii: "+") != $0 && UInt8(ascii: "-") != $0 }) else {
            return nil
        }
        return UInt64(text, radix: 16)
    }
}
