// SPDX-License-Identifier: Apache-2.0

/// How much one picture may cost. Checked against what the file declares before any decoder starts, and again by the
/// kernel while it runs.
public struct MediaLimits: Sendable, Equatable {
    /// Width times height, at most.
    public var pixels: Int = 100_000_000
    /// Longest side in pixels.
    public var side: Int = 32_768
    /// Size of the file in bytes.
    public var fileBytes: Int = 1 << 30
    /// Address space of the decoding process in bytes.
    public var memoryBytes: Int = 3 << 29
    /// Processor seconds for decoding.
    public var cpuSeconds: Int = 10
    /// Seconds by the clock on the wall for each processor second.
    public var wallSecondsPerCPUSecond: Int = 2
    /// Processor seconds where something is encoded too (AVIF and HEIC are slow).
    public var encodingCPUSeconds: Int = 60

    /// The default limits.
    public init() {}
}
