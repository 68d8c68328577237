// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import SignalProcessing

/// A WAVE file with bare samples (RIFF, RF64 or BW64; EBU Tech 3306): where they lie, and how they are written.
///
/// It is read here and not by the worker, since nothing has to be decoded; compressed kinds of WAVE are the worker's.
public struct WaveFile: Sendable {
    /// Chunks that are looked at before the search for samples is given up.
    private static let chunkLimit = 4_096

    /// Samples a second and channel.
    public let sampleRate: Int
    /// Number of channels.
    public let channels: Int
    /// How samples are written.
    public let format: WaveFormat
    /// Where the samples begin in the file.
    public let dataOffset: UInt64
    /// Samples in each channel.
    public let frameCount: Int
    private let source: any ByteSource

    /// Length in seconds.
    public var duration: Double { Double(frameCount) / Double(sampleRate) }
    /// Bytes of one sample of every channel.
    private var frameBytes: Int { channels * format.bytes }

    /// True where a file begins as WAVE files do.
    public static func isWave(_ head: some Collection<UInt8>) -> Bool {
        let bytes = Array(head.prefix(12))
        guard bytes.count == 12, Array(bytes[8...]) == Array("WAVE".utf8) else { return false }
        return ["RIFF", "RF64", "BW64"].contains { Array($0.utf8) == Array(bytes[..<4]) }
    }

    /// Finds the samples of a file.
    /// - Throws: ``MediaError`` `unreadable_media` where there are none, `unsupported_format` where they are compressed.
    public init(_ source: any ByteSource) throws(MediaError) {
        self.source = source
        guard Self.isWave(try Self.read(source, 0, 12)) else {
            throw MediaError(.unreadableMedia, "This is no WAVE file.")
        }
        var position: UInt64 = 12
        var layout: (rate: Int, channels: Int, format: WaveFormat)?
        var longData: UInt64?
        for _ in 0..<Self.chunkLimit {
            let header = try Self.read(source, position, 8)
            guard header.count == 8 else { break }
            let size = UInt64(Self.number(header, 4, 4))
            let name = String(decoding: header[..<4], as: UTF8.self)
            let body = position + 8
            if name == "ds64" { longData = Self.number(try Self.read(source, body + 8, 8), 0, 8) }
            if name == "fmt " { layout = try Self.layout(try Self.read(source, body, Int(min(size, 40)))) }
            if name == "data" {
                guard let layout else { break }
                sampleRate = layout.rate
                channels = layout.channels
                format = layout.format
                dataOffset = body
                let left = source.count > body ? source.count - body : 0
                // A recorder that was switched off leaves 0 or the largest number here.
                let named = size == 0xFFFF_FFFF ? longData ?? left : size == 0 ? left : size
                frameCount = Int(min(named, left) / UInt64(layout.channels * layout.format.bytes))
                return
            }
            position = body + size + size % 2
        }
        throw MediaError(
            .unreadableMedia, reason: "truncated", "This WAVE file holds no samples: it is damaged or cut off.")
    }

    private static func read(_ source: any ByteSource, _ offset: UInt64, _ count: Int) throws(MediaError) -> [UInt8] {
        do { return try source.readUpTo(count, at: offset) } catch {
            throw MediaError(.input, "The file could not be read: \(error)")
        }
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
        guard start + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }

    private static func layout(_ body: [UInt8]) throws(MediaError) -> (rate: Int, channels: Int, format: WaveFormat) {
        guard body.count >= 16 else { throw MediaError(.unreadableMedia, "This WAVE file's description is cut off.") }
        var tag = UInt16(number(body, 0, 2))
        // WAVE_FORMAT_EXTENSIBLE keeps the tag in the first bytes of its GUID.
        if tag == 0xFFFE, body.count >= 26 { tag = UInt16(number(body, 24, 2)) }
        let channels = Int(number(body, 2, 2))
        let rate = Int(number(body, 4, 4))
        guard let format = WaveFormat(tag: tag, bits: UInt16(number(body, 14, 2))) else {
            throw MediaError(
                .unsupportedFormat,
                "The samples of this WAVE file are compressed (format \(tag)); convert it to PCM, FLAC or MP3.")
        }
        guard SampleBuffer.channelCounts.contains(channels), SampleBuffer.sampleRates.contains(rate),
            Int(number(body, 12, 2)) == channels * format.bytes
        else { throw MediaError(.unreadableMedia, "This WAVE file's description contradicts itself.") }
        return (rate, channels, format)
    }

    /// The samples of a range, limited to those that are there.
    public func samples(_ range: Range<Int>) throws(MediaError) -> SampleBuffer {
        let wanted = range.clamped(to: 0..<frameCount)
        return try decode(try bytes(wanted))
    }

    private func bytes(_ range: Range<Int>) throws(MediaError) -> [UInt8] {
        try Self.read(source, dataOffset + UInt64(range.lowerBound * frameBytes), range.count * frameBytes)
    }

    private func decode(_ bytes: [UInt8]) throws(MediaError) -> SampleBuffer {
        let count = bytes.count / frameBytes
        let samples = bytes.withUnsafeBytes { bytes in
            (0..<channels).map { channel in
                (0..<count).map { format.sample(bytes, $0 * frameBytes + channel * format.bytes) }
            }
        }
        guard let buffer = SampleBuffer(sampleRate: sampleRate, channels: samples) else {
            throw MediaError(.unreadableMedia, "This WAVE file's samples do not fit its description.")
        }
        return buffer
    }

    /// Calls `body` with successive pieces of the samples, so that memory does not grow with the file.
    public func forEachPiece(
        seconds: Double = 5, _ body: (SampleBuffer) throws -> Void
    ) throws {
        let step = max(1, Int(seconds * Double(sampleRate)))
        for start in stride(from: 0, to: frameCount, by: step) { try body(try samples(start..<(start + step))) }
    }

    /// Copies the file with other samples: everything outside of them, and every sample that did not change, keeps its
    /// bytes.
    ///
    /// - Parameters:
    ///   - sink: Where the new file goes.
    ///   - transform: Gets the samples piece by piece and gives new ones, perhaps later.
    ///   - finish: Gives the rest of the new samples.
    public func rewrite(
        to sink: some ByteSink, transform: (SampleBuffer) throws -> SampleBuffer, finish: () throws -> SampleBuffer
    ) throws {
        try copy(0..<dataOffset, to: sink)
        var written = 0
        try forEachPiece { piece in written += try replace(from: written, with: try transform(piece), sink) }
        written += try replace(from: written, with: try finish(), sink)
        try copy((dataOffset + UInt64(written * frameBytes))..<source.count, to: sink)
    }

    private func replace(from frame: Int, with samples: SampleBuffer, _ sink: some ByteSink) throws -> Int {
        let count = min(samples.count, frameCount - frame)
        guard count > 0, samples.channels.count == channels else { return 0 }
        var bytes = try self.bytes(frame..<(frame + count))
        let original = try decode(bytes)
        for (channel, values) in samples.channels.enumerated() {
            let before = original.channels[channel]
            for index in 0..<min(count, before.count) where values[index] != before[index] {
                format.encode(values[index], into: &bytes, at: index * frameBytes + channel * format.bytes)
            }
        }
        try sink.append(bytes)
        return count
    }

    private func copy(_ range: Range<UInt64>, to sink: some ByteSink) throws {
        guard range.lowerBound < range.upperBound else { return }
        try source.forEachChunk(in: range) { try sink.append($0) }
    }
}
