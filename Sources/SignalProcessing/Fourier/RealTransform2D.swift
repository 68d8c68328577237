// SPDX-License-Identifier: Apache-2.0

/// The half of a real signal's two-dimensional spectrum that determines the other half.
package struct Spectrum: Sendable {
    /// Samples a row of the signal.
    package let width: Int
    /// Rows of the signal, and of the spectrum.
    package let height: Int
    /// Horizontal frequencies 0 ... width / 2.
    package let bins: Int
    /// Floats from one row to the next, a multiple of eight.
    package let stride: Int
    /// Real parts.
    package var re: [Float]
    /// Imaginary parts.
    package var im: [Float]

    /// A spectrum of zeros.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        bins = width / 2 + 1
        stride = (bins + 7) / 8 * 8
        re = [Float](repeating: 0, count: stride * height)
        im = re
    }

    /// The value at any whole frequency, positive or negative, by periodicity and symmetry.
    package func value(_ kx: Int, _ ky: Int) -> (re: Float, im: Float) {
        let x = ((kx % width) + width) % width
        let y = ((ky % height) + height) % height
        if x < bins {
            let i = y * stride + x
            return (re[i], im[i])
        }
        let i = (height - y) % height * stride + (width - x)
        return (re[i], -im[i])
    }

    /// Sets the value at a frequency, and with it its mirror image, of which one lies in the kept half.
    /// At the frequencies that are their own mirror image only the real part counts.
    package mutating func set(_ kx: Int, _ ky: Int, re real: Float, im imaginary: Float) {
        let x = ((kx % width) + width) % width
        let y = ((ky % height) + height) % height
        let opposite = ((width - x) % width, (height - y) % height)
        if x < bins {
            re[y * stride + x] = real
            im[y * stride + x] = imaginary
        }
        if opposite.0 < bins {
            let i = opposite.1 * stride + opposite.0
            re[i] = real
            im[i] = -imaginary
        }
    }
}

/// Two-dimensional discrete Fourier transform of real signals with sides 2^a 3^b 5^c.
package struct RealTransform2D: Sendable {
    private let rows: LaneTransform
    private let columns: LaneTransform

    /// A transform for signals of this size; both sides of the form 2^a 3^b 5^c.
    package init(width: Int, height: Int) {
        rows = LaneTransform(length: width)
        columns = LaneTransform(length: height)
    }

    /// The spectrum of a plane no larger than the transform, with zeros to its right and below it. Not scaled.
    package func forward(_ plane: Plane) -> Spectrum {
        let w = rows.length
        precondition(plane.width <= w && plane.height <= columns.length, "the plane is larger than the transform")
        var spectrum = Spectrum(width: w, height: columns.length)
        let (bins, stride) = (spectrum.bins, spectrum.stride)
        let input = LaneBuffer(count: 2 * w)
        let scratch = LaneBuffer(count: 2 * w)
        let output = LaneBuffer(count: 4 * bins)
        spectrum.re.withUnsafeMutableBufferPointer { reOut in
            spectrum.im.withUnsafeMutableBufferPointer { imOut in
                plane.values.withUnsafeBufferPointer { values in
                    guard let source = values.baseAddress, let outRe = reOut.baseAddress, let outIm = imOut.baseAddress
                    else { return }
                    // Sixteen rows at once: each lane transforms two real rows as one complex row.
                    for first in Swift.stride(from: 0, to: plane.height, by: 16) {
                        input.start.update(repeating: .zero, count: 2 * w)
                        let count = min(16, plane.height - first)
                        for row in 0..<count {
                            let to = input.floats + (row % 2) * 8 * w + row / 2
                            let from = source + (first + row) * plane.width
                            for x in 0..<plane.width { to[8 &* x] = from[x] }
                        }
                        rows.transform(
                            re: input.start, im: input.start + w, scratchRe: scratch.start,
                            scratchIm: scratch.start + w)
                        separate(input.start, into: output.start, bins: bins)
                        for row in 0..<count {
                            let lane = output.floats + (row % 2) * 16 * bins + row / 2
                            let re = outRe + (first + row) * stride
                            let im = outIm + (first + row) * stride
                            for k in 0..<bins {
                                re[k] = lane[8 &* k]
                                im[k] = lane[8 &* (bins &+ k)]
                            }
                        }
                    }
                }
            }
        }
        transformColumns(&spectrum, inverse: false)
        return spectrum
    }

    /// The plane of a spectrum, scaled so that it undoes ``forward(_:)``.
    package func inverse(_ source: Spectrum) -> Plane {
        let w = rows.length
        let h = columns.length
        precondition(source.width == w && source.height == h, "the spectrum has another size")
        var spectrum = source
        transformColumns(&spectrum, inverse: true)
        var plane = Plane(width: w, height: h)
        let (bins, stride) = (spectrum.bins, spectrum.stride)
        let input = LaneBuffer(count: 4 * bins)
        let rowsBuffer = LaneBuffer(count: 2 * w)
        let scratch = LaneBuffer(count: 2 * w)
        let scale = 1 / (Float(w) * Float(h))
        plane.values.withUnsafeMutableBufferPointer { values in
            spectrum.re.withUnsafeBufferPointer { reIn in
                spectrum.im.withUnsafeBufferPointer { imIn in
                    guard let out = values.baseAddress, let inRe = reIn.baseAddress, let inIm = imIn.baseAddress
                    else { return }
                    for first in Swift.stride(from: 0, to: h, by: 16) {
                        let count = min(16, h - first)
                        for row in 0..<count {
                            let lane = input.floats + (row % 2) * 16 * bins + row / 2
                            let re = inRe + (first + row) * stride
                            let im = inIm + (first + row) * stride
                            for k in 0..<bins {
                                lane[8 &* k] = re[k]
                                lane[8 &* (bins &+ k)] = im[k]
                            }
                        }
                        join(input.start, into: rowsBuffer.start, bins: bins)
                        // Real and imaginary parts exchanged: the inverse transform.
                        rows.transform(
                            re: rowsBuffer.start + w, im: rowsBuffer.start, scratchRe: scratch.start + w,
                            scratchIm: scratch.start)
                        for row in 0..<count {
                            let lane = rowsBuffer.floats + (row % 2) * 8 * w + row / 2
                            let to = out + (first + row) * w
                            for x in 0..<w { to[x] = lane[8 &* x] * scale }
                        }
                    }
                }
            }
        }
        return plane
    }

    /// Splits Z = A + iB into the spectra of the two real rows: re A, im A, re B, im B, `bins` vectors each.
    private func separate(
        _ z: UnsafeMutablePointer<SIMD8<Float>>, into out: UnsafeMutablePointer<SIMD8<Float>>, bins: Int
    ) {
        let w = rows.length
        for k in 0..<bins {
            let mirror = k == 0 ? 0 : w - k
            let (ar, ai) = (z[k], z[w + k])
            let (br, bi) = (z[mirror], z[w + mirror])
            out[k] = (ar + br) * 0.5
            out[bins + k] = (ai - bi) * 0.5
            out[2 * bins + k] = (ai + bi) * 0.5
            out[3 * bins + k] = (br - ar) * 0.5
        }
    }

    /// The opposite of ``separate(_:into:bins:)``.
    private func join(
        _ parts: UnsafeMutablePointer<SIMD8<Float>>, into z: UnsafeMutablePointer<SIMD8<Float>>, bins: Int
    ) {
        let w = rows.length
        for k in 0..<bins {
            let (ar, ai) = (parts[k], parts[bins + k])
            let (br, bi) = (parts[2 * bins + k], parts[3 * bins + k])
            let mirror = k == 0 ? 0 : w - k
            if mirror != k {
                z[mirror] = ar + bi
                z[w + mirror] = br - ai
                z[k] = ar - bi
                z[w + k] = ai + br
            } else {
                // A frequency that is its own mirror image is real.
                z[k] = ar
                z[w + k] = br
            }
        }
    }

    /// Eight neighbouring columns at once.
    private func transformColumns(_ spectrum: inout Spectrum, inverse: Bool) {
        let h = columns.length
        let stride = spectrum.stride
        let lanes = LaneBuffer(count: 4 * h)
        let (re, im) = (lanes.start, lanes.start + h)
        let (scratchRe, scratchIm) = (lanes.start + 2 * h, lanes.start + 3 * h)
        spectrum.re.withUnsafeMutableBufferPointer { reValues in
            spectrum.im.withUnsafeMutableBufferPointer { imValues in
                guard let reBase = reValues.baseAddress, let imBase = imValues.baseAddress else { return }
                for column in Swift.stride(from: 0, to: stride, by: 8) {
                    for y in 0..<h {
                        re[y] = loadLanes(reBase + (y * stride + column))
                        im[y] = loadLanes(imBase + (y * stride + column))
                    }
                    if inverse {
                        columns.transform(re: im, im: re, scratchRe: scratchIm, scratchIm: scratchRe)
                    } else {
                        columns.transform(re: re, im: im, scratchRe: scratchRe, scratchIm: scratchIm)
                    }
                    for y in 0..<h {
                        storeLanes(re[y], to: reBase + (y * stride + column))
                        storeLanes(im[y], to: imBase + (y * stride + column))
                    }
                }
            }
        }
    }
}
