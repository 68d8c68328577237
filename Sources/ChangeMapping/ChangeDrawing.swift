// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

/// Draws the result of a comparison on the suspect.
public enum ChangeDrawing {
    /// The suspect in colour: differing regions in a black ring within a white one (seen on any colour), parts that were
    /// not compared hatched.
    public static func draw(_ result: ImageComparisonResult, on suspect: PixelBuffer) -> PixelBuffer {
        var canvas = Canvas(suspect)
        let pen = max(1, max(suspect.width, suspect.height) / 400)
        for rect in result.notCompared { canvas.hatch(rect, spacing: 8 * pen, pen: pen) }
        for rect in result.regions {
            canvas.ring(rect, distance: 2 * pen, pen: 2 * pen, value: 255)
            canvas.ring(rect, distance: pen, pen: pen, value: 0)
        }
        return canvas.picture ?? suspect
    }

    private struct Canvas {
        let width: Int
        let height: Int
        var samples: [UInt8]

        init(_ picture: PixelBuffer) {
            width = picture.width
            height = picture.height
            samples =
                picture.channels == 3
                ? picture.samples : picture.samples.flatMap { [$0, $0, $0] }
        }

        var picture: PixelBuffer? { PixelBuffer(width: width, height: height, channels: 3, samples: samples) }

        mutating func set(_ x: Int, _ y: Int, _ value: UInt8) {
            guard x >= 0, y >= 0, x < width, y < height else { return }
            for channel in 0..<3 { samples[(y * width + x) * 3 + channel] = value }
        }

        /// A frame `pen` pixels thick whose inner edge is `distance` pixels outside the rectangle.
        mutating func ring(_ rect: PixelRect, distance: Int, pen: Int, value: UInt8) {
            let outer = distance + pen
            for y in max(0, rect.y - outer)..<max(0, min(height, rect.y + rect.height + outer)) {
                for x in max(0, rect.x - outer)..<max(0, min(width, rect.x + rect.width + outer)) {
                    let isInner =
                        x >= rect.x - distance && x < rect.x + rect.width + distance && y >= rect.y - distance
                        && y < rect.y + rect.height + distance
                    if !isInner { set(x, y, value) }
                }
            }
        }

        mutating func hatch(_ rect: PixelRect, spacing: Int, pen: Int) {
            for y in max(0, rect.y)..<max(0, min(height, rect.y + rect.height)) {
                for x in max(0, rect.x)..<max(0, min(width, rect.x + rect.width)) where (x + y) % spacing < pen {
                    set(x, y, (x + y) / spacing % 2 == 0 ? 255 : 0)
                }
            }
        }
    }
}
