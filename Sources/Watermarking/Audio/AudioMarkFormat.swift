// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The measures of the audio mark CS-A1. Part of the format: nothing here may change without a new name.
package enum AudioMarkFormat {
    /// Samples a second of the sound that the mark lives in: the telephone's.
    package static let sampleRate = 8_000
    /// Samples in a frame.
    package static let frameLength = 256
    /// Samples that neighbouring frames share.
    package static let overlap = 64
    /// Samples from one frame to the next (24 ms).
    package static let hop = 192
    /// Steps a frame that a reader looks at.
    package static let subSteps = 8
    /// Samples from one step to the next (3 ms).
    package static let subHop = hop / subSteps
    /// The frequencies that carry the mark, in steps of 31.25 Hz: 250 to 3469 Hz.
    package static let bins = 8..<112
    /// Frames in a pattern, which repeats for ever (4.944 s).
    package static let periodFrames = 206
    /// Samples in a pattern.
    package static let periodLength = periodFrames * hop
    /// Bits of a code word.
    package static let codeLength = 512
    /// Bits of the check value.
    package static let checkLength = 24

    /// The flat-topped window of both analysis and synthesis: its square overlaps to 1.
    package static let window: [Float] = (0..<frameLength).map { index in
        let edge = min(index, frameLength - 1 - index)
        return edge < overlap ? Float(sin(Double.pi / 2 * (Double(edge) + 0.5) / Double(overlap))) : 1
    }
}
