// SPDX-License-Identifier: Apache-2.0

/// Decoded sound: one array of samples for each channel, all of the same length.
///
/// Full scale is -1 to 1. Decoders of lossy formats overshoot that a little; such samples are kept as they are, and a
/// writer of whole numbers limits them. A sample is finite: what is not a number never gets in.
public struct SampleBuffer: Sendable, Equatable {
    /// Rates, in Hz, that a buffer may have: telephone lines and worse up to what no recorder exceeds.
    public static let sampleRates = 1_000...768_000
    /// Channels that a buffer may have.
    public static let channelCounts = 1...32

    /// Samples a second, in Hz.
    public let sampleRate: Int
    /// The samples of each channel, in the order of the file: left before right.
    public private(set) var channels: [[Float]]

    /// Wraps samples; nil where the rate or the number of channels is out of range or the channels differ in length.
    ///
    /// Samples that are not finite become 0.
    public init?(sampleRate: Int, channels: [[Float]]) {
        guard Self.sampleRates.contains(sampleRate), Self.channelCounts.contains(channels.count),
            let length = channels.first?.count, channels.allSatisfy({ $0.count == length })
        else { return nil }
        self.sampleRate = sampleRate
        self.channels = channels
        for channel in channels.indices where !channels[channel].allSatisfy(\.isFinite) {
            self.channels[channel] = channels[channel].map { $0.isFinite ? $0 : 0 }
        }
    }

    /// Samples in each channel.
    public var count: Int { channels.first?.count ?? 0 }

    /// Length in seconds.
    public var duration: Double { Double(count) / Double(sampleRate) }

    /// The mean of all channels.
    public var mono: [Float] {
        guard let first = channels.first, channels.count > 1 else { return channels.first ?? [] }
        var sum = first
        for channel in channels.dropFirst() {
            for index in sum.indices { sum[index] += channel[index] }
        }
        let scale = 1 / Float(channels.count)
        for index in sum.indices { sum[index] *= scale }
        return sum
    }

    /// The samples of a range, limited to those there are.
    public func slice(_ range: Range<Int>) -> SampleBuffer {
        var part = self
        part.channels = channels.map { Array($0[range.clamped(to: 0..<count)]) }
        return part
    }

    /// Adds the samples of a buffer behind these; false, and nothing done, where rate or channels differ.
    public mutating func append(_ next: SampleBuffer) -> Bool {
        guard next.sampleRate == sampleRate, next.channels.count == channels.count else { return false }
        for channel in channels.indices { channels[channel] += next.channels[channel] }
        return true
    }

    /// Replaces every sample of every channel by what `body` makes of the channel; a result of another length, or with
    /// samples that are not finite, leaves its channel as it was.
    package mutating func mapChannels(_ body: ([Float]) -> [Float]) {
        for channel in channels.indices {
            let changed = body(channels[channel])
            if changed.count == count, changed.allSatisfy(\.isFinite) { channels[channel] = changed }
        }
    }
}
