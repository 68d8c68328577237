// SPDX-License-Identifier: Apache-2.0

import SignalProcessing

/// Reads the marks of a sound of any length piece by piece, in windows of ten seconds that begin every five.
///
/// A window in which nothing is read may still help: three in a row are read once more as one of up to thirty seconds.
public struct AudioMarkDetector: Sendable {
    /// Samples of a window, at 8 kHz.
    private static let window = 10 * AudioMarkFormat.sampleRate
    /// Samples from one window to the next.
    private static let advance = 5 * AudioMarkFormat.sampleRate
    /// Samples of the windows that gather more.
    private static let longWindow = 30 * AudioMarkFormat.sampleRate
    /// Windows between two searches through all speeds while nothing was found.
    private static let searchEvery = 6

    private let layout: AudioMarkLayout
    private let code: AudioMarkCode
    private let effort: AudioMarkEffort
    private var down: RateConverter?
    /// The last of the sound at 8 kHz, from sample `start` on.
    private var sound: [Float] = []
    private var start = 0
    private var next = 0
    private var windowCount = 0
    private var speeds: [Double] = [1]
    private var marks: [AudioMark] = []
    /// Where the last window ended in which anything was read.
    private var readUpTo = 0
    private var searched = false

    init(layout: AudioMarkLayout, code: AudioMarkCode, sampleRate: Int, effort: AudioMarkEffort) {
        self.layout = layout
        self.code = code
        self.effort = effort
        if sampleRate != AudioMarkFormat.sampleRate {
            let rate = Double(
                min(max(sampleRate, SampleBuffer.sampleRates.lowerBound), SampleBuffer.sampleRates.upperBound))
            down = RateConverter(from: rate, to: Double(AudioMarkFormat.sampleRate))
        }
    }

    /// Takes the next samples, the mean of the channels.
    public mutating func push(_ mono: [Float]) {
        sound += down?.push(mono) ?? mono
        while start + sound.count >= next + Self.window { read(next + Self.window) }
    }

    /// Ends the sound and gives the marks that were read, by the time at which they begin.
    public mutating func finish() -> [AudioMark] {
        sound += down?.finish() ?? []
        let end = start + sound.count
        // A last window at the very end, unless the last one all but reached it.
        if windowCount == 0 || end - (next - Self.advance + Self.window) > AudioMarkFormat.sampleRate {
            next = max(start, min(next, end - Self.window))
            read(end, last: true)
        } else if marks.isEmpty && !searched && effort == .allSpeeds {
            next = max(start, end - Self.window)
            read(end, last: true)
        }
        let minutes = Double(end) / Double(60 * AudioMarkFormat.sampleRate)
        // In a long recording chance has many windows: there a mark must be read twice or stand out.
        let sure = minutes <= 10 ? marks : marks.filter { $0.windows >= 2 || $0.syncScore >= 7 }
        return sure.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }

    private mutating func read(_ end: Int, last: Bool = false) {
        let piece = Array(sound[(next - start)..<(end - start)])
        let found = find(piece, speeds: speeds)
        if let found {
            note(found, next..<end)
        } else if gather(end) == false, effort == .allSpeeds, marks.isEmpty,
            windowCount.isMultiple(of: Self.searchEvery) || last
        {
            searched = true
            searchSpeeds(piece, next..<end)
        }
        windowCount += 1
        next += Self.advance
        let keep = max(start, min(next, next + Self.window - Self.longWindow))
        sound.removeFirst(min(keep - start, sound.count))
        start = keep
    }

    /// Reads the last thirty seconds as one, where nothing was read in any of them.
    private mutating func gather(_ end: Int) -> Bool {
        let begin = max(start, readUpTo, end - Self.longWindow)
        guard end - begin > Self.window + Self.advance / 2, windowCount >= 2 || end - begin < Self.longWindow else {
            return false
        }
        guard let found = find(Array(sound[(begin - start)..<(end - start)]), speeds: speeds) else { return false }
        note(found, begin..<end)
        return true
    }

    private mutating func searchSpeeds(_ piece: [Float], _ range: Range<Int>) {
        var lines: [(line: AudioMarkLine, search: AudioMarkSearch)] = []
        for percent in -20...20 where percent != 0 {
            guard let search = AudioMarkSearch(piece, speed: 1 + Double(percent) * 0.005, layout: layout) else {
                return
            }
            lines += search.lines(keep: 1).map { ($0, search) }
            lines.sort { $0.line.score > $1.line.score }
            if lines.count > 4 { lines.removeLast(lines.count - 4) }
        }
        for (line, search) in lines {
            if let found = decode(line, search, gates: AudioMarkGates.otherSpeeds) {
                note(found, range)
                speeds.append(line.speed)
                return
            }
        }
    }

    private func find(_ piece: [Float], speeds: [Double]) -> Found? {
        for speed in speeds {
            guard let search = AudioMarkSearch(piece, speed: speed, layout: layout) else { continue }
            for line in search.lines(keep: 3) {
                if let found = decode(line, search, gates: .ownSpeed) { return found }
            }
        }
        return nil
    }

    private func decode(_ line: AudioMarkLine, _ search: AudioMarkSearch, gates: AudioMarkGates) -> Found? {
        guard line.score >= gates.short else { return nil }
        let soft = search.softBits(line)
        var payload: AudioMarkPayload?
        if line.score >= gates.identifier { payload = code.payload(soft, bitCount: 64) }
        if payload == nil { payload = code.payload(soft, bitCount: 24, paths: line.score >= gates.identifier ? 32 : 1) }
        guard let payload else { return nil }
        return Found(payload: payload, line: line, energy: AudioMarkSearch.energy(soft, word: code.word(of: payload)))
    }

    private mutating func note(_ found: Found, _ range: Range<Int>) {
        readUpTo = range.upperBound
        let rate = Double(AudioMarkFormat.sampleRate)
        let (from, to) = (Double(range.lowerBound) / rate, Double(range.upperBound) / rate)
        let speed = found.line.speed
        if let index = marks.lastIndex(where: { $0.payload == found.payload && $0.speed == speed && $0.to >= from }) {
            marks[index].to = max(marks[index].to, to)
            marks[index].syncScore = max(marks[index].syncScore, Double(found.line.score))
            marks[index].energy = max(marks[index].energy, Double(found.energy))
            marks[index].windows += 1
        } else {
            marks.append(
                AudioMark(
                    payload: found.payload, from: from, to: to, speed: speed, syncScore: Double(found.line.score),
                    energy: Double(found.energy), windows: 1))
        }
    }

    private struct Found {
        let payload: AudioMarkPayload
        let line: AudioMarkLine
        let energy: Float
    }
}

/// How far the synchronisation must stand out before anything is decoded.
struct AudioMarkGates: Sendable {
    let identifier: Float
    let short: Float

    static let ownSpeed = AudioMarkGates(identifier: 5.5, short: 5)
    static let otherSpeeds = AudioMarkGates(identifier: 6, short: 6)
}
