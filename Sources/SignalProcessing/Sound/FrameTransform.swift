// SPDX-License-Identifier: Apache-2.0

/// Spectra of overlapping frames of a sound, all frames of one frequency side by side.
package struct FrameSpectra: Sendable {
    /// Frames, padded with silence to a multiple of 16.
    package let frames: Int
    /// Frequencies kept.
    package let bins: Int
    /// Real parts: frame t of bin b at `b * frames + t`.
    package var re: [Float]
    /// Imaginary parts, likewise.
    package var im: [Float]

    /// Silence.
    package init(frames: Int, bins: Int) {
        self.frames = frames
        self.bins = bins
        re = [Float](repeating: 0, count: frames * bins)
        im = re
    }
}

/// Fourier transforms of windowed frames, sixteen at a time: eight in the lanes, two in real and imaginary part.
package struct FrameTransform: Sendable {
    private let transform: LaneTransform
    private let window: [Float]

    /// A transform of frames as long as the window, whose length must be of the form 2^a 3^b 5^c.
    package init(window: [Float]) {
        self.window = window
        transform = LaneTransform(length: window.count)
    }

    /// The next multiple of sixteen.
    package static func padded(_ frames: Int) -> Int { (frames + 15) / 16 * 16 }

    /// The spectra of `count` frames, `hop` samples apart, the first starting at sample `first` (which may be negative);
    /// samples outside the sound are silence. `bins` are below half the window's length.
    package func spectra(of samples: [Float], first: Int, hop: Int, count: Int, bins: Range<Int>) -> FrameSpectra {
        var result = FrameSpectra(frames: Self.padded(count), bins: bins.count)
        let frames = result.frames
        result.re.withUnsafeMutableBufferPointer { re in
            result.im.withUnsafeMutableBufferPointer { im in
                guard let re = re.baseAddress, let im = im.baseAddress else { return }
                forEachBatch(of: samples, first: first, hop: hop, count: count, bins: bins) { bin, frame, a, b, c, d in
                    let at = bin * frames + frame
                    storeLanes(a, to: re + at)
                    storeLanes(b, to: im + at)
                    storeLanes(c, to: re + at + 8)
                    storeLanes(d, to: im + at + 8)
                }
            }
        }
        return result
    }

    /// The squared magnitudes of ``spectra(of:first:hop:count:bins:)``, laid out like its parts.
    package func power(of samples: [Float], first: Int, hop: Int, count: Int, bins: Range<Int>) -> [Float] {
        let frames = Self.padded(count)
        var result = [Float](repeating: 0, count: frames * bins.count)
        result.withUnsafeMutableBufferPointer { power in
            guard let power = power.baseAddress else { return }
            forEachBatch(of: samples, first: first, hop: hop, count: count, bins: bins) { bin, frame, a, b, c, d in
                let at = bin * frames + frame
                storeLanes(a * a + b * b, to: power + at)
                storeLanes(c * c + d * d, to: power + at + 8)
            }
        }
        return result
    }

    private typealias Lanes = SIMD8<Float>

    private func forEachBatch(
        of samples: [Float], first: Int, hop: Int, count: Int, bins: Range<Int>,
        _ body: (_ bin: Int, _ frame: Int, _ re: Lanes, _ im: Lanes, _ nextRe: Lanes, _ nextIm: Lanes) -> Void
    ) {
        let length = window.count
        let memory = LaneBuffer(count: 4 * length)
        let (re, im) = (memory.start, memory.start + length)
        let (reals, imaginaries) = (memory.floats, memory.floats + 8 * length)
        samples.withUnsafeBufferPointer { samples in
            for batch in stride(from: 0, to: count, by: 16) {
                for lane in 0..<16 {
                    let target = lane < 8 ? reals + lane : imaginaries + lane - 8
                    let start = first + (batch + lane) * hop
                    // Silence before and after the sound, and in the frames that only fill the batch.
                    let inside =
                        batch + lane < count
                        ? max(0, -start)..<max(0, -start, min(length, samples.count - start)) : 0..<0
                    for n in 0..<inside.lowerBound { target[8 * n] = 0 }
                    for n in inside { target[8 * n] = samples[start + n] * window[n] }
                    for n in inside.upperBound..<max(length, inside.upperBound) { target[8 * n] = 0 }
                }
                transform.transform(
                    re: re, im: im, scratchRe: memory.start + 2 * length, scratchIm: memory.start + 3 * length)
                for (index, bin) in bins.enumerated() {
                    let mirror = (length - bin) % length
                    let (zr, zi, mr, mi) = (re[bin], im[bin], re[mirror], im[mirror])
                    body(
                        index, batch, (zr + mr) * 0.5, (zi - mi) * 0.5, (zi + mi) * 0.5, (mr - zr) * 0.5)
                }
            }
        }
    }

    /// Adds the frames of these spectra, windowed once more, to `samples`: the counterpart of
    /// ``spectra(of:first:hop:count:bins:)``. What falls outside of `samples` is lost.
    package func overlapAdd(
        _ spectra: FrameSpectra, first: Int, hop: Int, count: Int, firstBin: Int, to samples: inout [Float]
    ) {
        let length = window.count
        let memory = LaneBuffer(count: 4 * length)
        let (re, im) = (memory.start, memory.start + length)
        let scale = 1 / Float(length)
        samples.withUnsafeMutableBufferPointer { samples in
            spectra.re.withUnsafeBufferPointer { real in
                spectra.im.withUnsafeBufferPointer { imaginary in
                    guard let real = real.baseAddress, let imaginary = imaginary.baseAddress else { return }
                    for batch in stride(from: 0, to: min(count, spectra.frames), by: 16) {
                        for n in 0..<length {
                            re[n] = .zero
                            im[n] = .zero
                        }
                        for index in 0..<spectra.bins {
                            let at = index * spectra.frames + batch
                            let (ar, ai) = (loadLanes(real + at), loadLanes(imaginary + at))
                            let (br, bi) = (loadLanes(real + at + 8), loadLanes(imaginary + at + 8))
                            let bin = firstBin + index
                            // Z = A + iB, both Hermitian.
                            re[bin] = ar - bi
                            im[bin] = ai + br
                            re[length - bin] = ar + bi
                            im[length - bin] = br - ai
                        }
                        transform.transform(
                            re: im, im: re, scratchRe: memory.start + 2 * length, scratchIm: memory.start + 3 * length)
                        for lane in 0..<min(16, count - batch) {
                            let source = lane < 8 ? memory.floats + lane : memory.floats + 8 * length + lane - 8
                            let start = first + (batch + lane) * hop
                            let inside = max(0, -start)..<max(0, -start, min(length, samples.count - start))
                            for n in inside { samples[start + n] += source[8 * n] * window[n] * scale }
                        }
                    }
                }
            }
        }
    }
}
