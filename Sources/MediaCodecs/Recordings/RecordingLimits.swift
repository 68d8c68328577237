// SPDX-License-Identifier: Apache-2.0

/// How much one recording may cost. Checked against what the file declares before anything is decoded, and by the kernel
/// while it runs.
public struct RecordingLimits: Sendable, Equatable {
    /// Longest duration in seconds.
    public var duration: Double = 6 * 3600
    /// Streams in the file, at most.
    public var streams: Int = 32
    /// Width times height of a picture, at most (8K).
    public var pixels: Int = 40_000_000
    /// Longest side of a picture in pixels.
    public var side: Int = 8192
    /// Size of the file in bytes.
    public var fileBytes: Int = 32 << 30
    /// Address space of the decoding process in bytes.
    public var memoryBytes: Int = 2 << 30
    /// Address space of a process that encodes video, in bytes.
    public var encodingMemoryBytes: Int = 5 << 30
    /// Processor seconds for opening a file.
    public var openingCPUSeconds: Int = 10
    /// Processor seconds for each second of sound.
    public var soundCPUPerSecond: Double = 0.5
    /// Processor seconds for decoding each second of video.
    public var videoCPUPerSecond: Double = 8
    /// Processor seconds for encoding each second of video.
    public var encodingCPUPerSecond: Double = 60
    /// Seconds by the clock on the wall for each processor second; a slow taker of what is decoded slows the job down.
    public var wallSecondsPerCPUSecond: Double = 10

    /// The default limits.
    public init() {}

    func cpuSeconds(_ perSecond: Double, duration: Double) -> Int {
        // What does not say how long it is may be as long as allowed, but has to show it soon enough.
        let known = duration > 0 ? min(duration, self.duration) : min(3600, self.duration)
        return max(1, openingCPUSeconds) + Int((known * perSecond).rounded(.up))
    }
}
