// SPDX-License-Identifier: Apache-2.0

/// A mark that was read from a recording, and where.
public struct AudioMark: Sendable, Hashable {
    /// What it says.
    public let payload: AudioMarkPayload
    /// Where the windows begin in which it was read, in seconds.
    public internal(set) var from: Double
    /// Where they end, in seconds.
    public internal(set) var to: Double
    /// How much faster the recording runs than when it was marked: 1.03 for three per cent.
    public let speed: Double
    /// The largest height of the synchronisation over chance, in standard deviations.
    public internal(set) var syncScore: Double
    /// The largest detection energy T of a window: a mark can hardly be read below 150 (short identifiers: 90).
    public internal(set) var energy: Double
    /// In how many windows it was read.
    public internal(set) var windows: Int
}
