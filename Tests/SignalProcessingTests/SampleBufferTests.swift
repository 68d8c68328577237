// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing

@Suite("Decoded sound")
struct SampleBufferTests {
    @Test("channels have one length, rates and channel counts limits")
    func validity() throws {
        let buffer = try #require(SampleBuffer(sampleRate: 8_000, channels: [[0, 0.5, 1, -1], [1, 0.5, 0, 1]]))
        #expect(buffer.count == 4)
        #expect(buffer.duration == 0.0005)
        #expect(buffer.mono == [0.5, 0.5, 0.5, 0])
        #expect(SampleBuffer(sampleRate: 8_000, channels: []) == nil)
        #expect(SampleBuffer(sampleRate: 8_000, channels: [[0], [0, 1]]) == nil)
        #expect(SampleBuffer(sampleRate: 0, channels: [[0]]) == nil)
        #expect(SampleBuffer(sampleRate: 1_000_000, channels: [[0]]) == nil)
        #expect(SampleBuffer(sampleRate: 8_000, channels: Array(repeating: [0], count: 33)) == nil)
        #expect(SampleBuffer(sampleRate: 8_000, channels: [[]])?.duration == 0)
    }

    @Test("what is not a number becomes silence, what is above full scale stays")
    func finite() {
        let buffer = SampleBuffer(sampleRate: 8_000, channels: [[.nan, .infinity, -.infinity, 1.25]])
        #expect(buffer?.channels == [[0, 0, 0, 1.25]])
    }

    @Test("slices and joins")
    func slices() throws {
        let buffer = try #require(SampleBuffer(sampleRate: 8_000, channels: [[1, 2, 3, 4, 5]]))
        #expect(buffer.slice(1..<3).channels == [[2, 3]])
        #expect(buffer.slice(3..<90).channels == [[4, 5]])
        #expect(buffer.slice(7..<9).channels == [[]])
        var joined = buffer.slice(0..<2)
        let fits = joined.append(buffer.slice(2..<5))
        #expect(fits)
        #expect(joined == buffer)
        let other = try #require(SampleBuffer(sampleRate: 16_000, channels: [[1]]))
        let differs = joined.append(other)
        #expect(!differs)
        #expect(joined == buffer)
    }
}
