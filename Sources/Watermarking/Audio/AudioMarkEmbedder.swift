// SPDX-License-Identifier: Apache-2.0

public import SignalProcessing

/// Marks a sound of any length piece by piece: samples go in, and come out marked some five to ten seconds later.
///
/// The same difference, made at 8 kHz from the mean of the channels, is added to every channel; where it is zero the
/// samples come out as they went in.
public struct AudioMarkEmbedder: Sendable {
    private static let frames = AudioMarkFormat.periodFrames + 2

    private let transform = FrameTransform(window: AudioMarkFormat.window)
    private var shaper: AudioMarkShaper
    private var down: RateConverter?
    private var up: RateConverter?
    private var limiter = DifferenceLimiter()
    private let sampleRate: Int
    /// Marked samples are given out only behind the difference; these wait for it.
    private var waiting: SampleBuffer
    private var difference: [Float] = []
    /// Sound at 8 kHz from sample `start` on.
    private var sound: [Float]
    private var start: Int
    /// The difference at 8 kHz from sample `changedFrom` on; not yet complete.
    private var change: [Float] = []
    private var changedFrom = 0
    private var received = 0
    private var period = 0

    init(
        layout: AudioMarkLayout, word: [UInt8], delta: Float, sampleRate: Int, channels: Int
    ) throws(WatermarkError) {
        guard let empty = SampleBuffer(sampleRate: sampleRate, channels: Array(repeating: [], count: channels)) else {
            throw .soundNotSupported(sampleRate: sampleRate, channels: channels)
        }
        self.sampleRate = sampleRate
        waiting = empty
        shaper = AudioMarkShaper(layout: layout, word: word, delta: delta)
        if sampleRate != AudioMarkFormat.sampleRate {
            down = RateConverter(from: Double(sampleRate), to: Double(AudioMarkFormat.sampleRate))
            up = RateConverter(from: Double(AudioMarkFormat.sampleRate), to: Double(sampleRate))
        }
        // The frame before the first one of the first period.
        let lead = AudioMarkFormat.hop + AudioMarkFormat.overlap
        sound = [Float](repeating: 0, count: lead)
        start = -lead
    }

    /// Takes the next samples and gives the marked ones that are ready.
    /// - Throws: ``WatermarkError/soundNotSupported(sampleRate:channels:)`` where rate or channels changed.
    public mutating func push(_ samples: SampleBuffer) throws(WatermarkError) -> SampleBuffer {
        guard waiting.append(samples) else {
            throw .soundNotSupported(sampleRate: samples.sampleRate, channels: samples.channels.count)
        }
        let mono = samples.mono
        let low = down?.push(mono) ?? mono
        received += low.count
        sound += low
        return release(process(ending: false))
    }

    /// Ends the sound and gives the rest of it.
    public mutating func finish() -> SampleBuffer {
        let low = down?.finish() ?? []
        received += low.count
        sound += low
        var rest = process(ending: true)
        rest += up?.finish() ?? []
        let missing = waiting.count - difference.count - rest.count
        if missing > 0 { rest += [Float](repeating: 0, count: missing) }
        return release(rest, ending: true)
    }

    /// Marks the periods that are there and gives the difference, at the sound's own rate, that is complete.
    private mutating func process(ending: Bool) -> [Float] {
        let hop = AudioMarkFormat.hop
        var complete: [Float] = []
        while true {
            let first = period * AudioMarkFormat.periodFrames
            // The period, and the frame behind it.
            let end = (first + AudioMarkFormat.periodFrames) * hop + hop
            let begin = first * hop - AudioMarkFormat.overlap
            guard received >= end || (ending && begin < received) else { break }
            let spectra = transform.spectra(
                of: sound, first: (first - 1) * hop - AudioMarkFormat.overlap - start, hop: hop, count: Self.frames,
                bins: AudioMarkFormat.bins)
            let added = shaper.difference(spectra)
            let length = end + AudioMarkFormat.frameLength - changedFrom
            if change.count < length { change += [Float](repeating: 0, count: length - change.count) }
            transform.overlapAdd(
                added, first: (first - 1) * hop - AudioMarkFormat.overlap - changedFrom, hop: hop, count: Self.frames,
                firstBin: AudioMarkFormat.bins.lowerBound, to: &change)
            // What the next period's first frame does not touch any more.
            complete += take(upTo: end - hop - AudioMarkFormat.overlap)
            period += 1
            let needed = (period * AudioMarkFormat.periodFrames - 1) * hop - AudioMarkFormat.overlap
            if needed > start {
                sound.removeFirst(min(needed - start, sound.count))
                start = needed
            }
        }
        if ending { complete += take(upTo: received) }
        guard up != nil else { return complete }
        return up?.push(complete) ?? []
    }

    private mutating func take(upTo end: Int) -> [Float] {
        let count = min(max(0, min(end, received) - changedFrom), change.count)
        let part = Array(change.prefix(count))
        change.removeFirst(count)
        changedFrom += count
        return part
    }

    private mutating func release(_ more: [Float], ending: Bool = false) -> SampleBuffer {
        difference += more
        // The limiter looks at whole blocks, but for the last one.
        let block = max(1, sampleRate / 100)
        let count = ending ? waiting.count : min(waiting.count, difference.count) / block * block
        let ready = waiting.slice(0..<count)
        waiting = waiting.slice(count..<waiting.count)
        let part = Array(difference.prefix(count))
        difference.removeFirst(min(count, difference.count))
        return limiter.add(part, to: ready, block: block, ending: ending)
    }
}

/// Adds a difference to all channels, with less of it for some 10 ms where the sum would leave the scale.
struct DifferenceLimiter: Sendable {
    /// The last block waits for its right neighbour.
    private var held: (buffer: SampleBuffer, difference: [Float])?
    private var gain: Float = 1

    /// Adds whole blocks; the last one given comes out with the next call, or now where the sound ends.
    mutating func add(_ difference: [Float], to samples: SampleBuffer, block: Int, ending: Bool) -> SampleBuffer {
        var all = samples
        var change = difference
        if let held {
            var joined = held.buffer
            guard joined.append(samples) else { return samples }
            all = joined
            change = held.difference + difference
        }
        let blocks = (all.count + block - 1) / block
        let whole = ending ? blocks : max(0, blocks - 1)
        let needed = (0..<blocks).map { number in
            Self.gain(change, all, (number * block)..<min(all.count, (number + 1) * block))
        }
        var factors = change
        for number in 0..<whole {
            let right = min(needed[number], number + 1 < blocks ? needed[number + 1] : 1)
            let left = min(gain, needed[number])
            let range = (number * block)..<min(all.count, (number + 1) * block)
            for index in range {
                let share = Float(index - range.lowerBound) / Float(block)
                factors[index] *= left + (right - left) * share
            }
            gain = right
        }
        let count = min(all.count, whole * block)
        var ready = all.slice(0..<count)
        ready.mapChannels { channel in zip(channel, factors).map { $1 == 0 ? $0 : $0 + $1 } }
        held = count < all.count ? (all.slice(count..<all.count), Array(change.dropFirst(count))) : nil
        return ready
    }

    /// The largest share of the difference that keeps a block within full scale.
    private static func gain(_ difference: [Float], _ samples: SampleBuffer, _ range: Range<Int>) -> Float {
        var gain: Float = 1
        for channel in samples.channels {
            for index in range where abs(channel[index] + difference[index]) > 1 && abs(channel[index]) <= 1 {
                let room = difference[index] > 0 ? 1 - channel[index] : 1 + channel[index]
                gain = min(gain, room / abs(difference[index]))
            }
        }
        return gain
    }
}
