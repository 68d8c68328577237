// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

/// Finds the picture inside near-uniform borders: letterboxes, frames, blank caption bars.
///
/// The colour of the top-left pixel counts as border; what differs from it by more than 16 in some channel is picture.
/// A cut on one side alone could be sky or a dark floor, so it must remove a band that is flat within 8.
public enum BorderTrim {
    private static let pictureDifference = 16
    private static let flatness = 8
    private static let rounds = 16

    /// The part of the picture inside its borders; nil where there is no border, or nothing but border.
    public static func region(of pixels: PixelBuffer) -> PixelRect? {
        let whole = PixelRect(x: 0, y: 0, width: pixels.width, height: pixels.height)
        var region = whole
        for _ in 0..<rounds {
            guard let next = cut(pixels, region), next != region else { break }
            region = next
        }
        return region == whole ? nil : region
    }

    /// The picture without its borders; nil where there is no border, or nothing but border.
    public static func trimmed(_ pixels: PixelBuffer) -> PixelBuffer? {
        region(of: pixels).flatMap { pixels.cropped(to: $0) }
    }

    private static func cut(_ pixels: PixelBuffer, _ region: PixelRect) -> PixelRect? {
        let channels = pixels.channels
        let corner = (region.y * pixels.width + region.x) * channels
        let right = region.x + region.width
        let bottom = region.y + region.height
        let reference = (0..<channels).map { Int(pixels.samples[corner + $0]) }
        func isPicture(_ x: Int, _ y: Int) -> Bool {
            let start = (y * pixels.width + x) * channels
            for channel in 0..<channels
            where abs(Int(pixels.samples[start + channel]) - reference[channel]) > pictureDifference {
                return true
            }
            return false
        }
        func rowHasPicture(_ y: Int) -> Bool { (region.x..<right).contains { isPicture($0, y) } }
        guard let top = (region.y..<bottom).first(where: rowHasPicture),
            let last = (top..<bottom).last(where: rowHasPicture)
        else { return nil }
        func columnHasPicture(_ x: Int) -> Bool { (top...last).contains { isPicture(x, $0) } }
        guard let left = (region.x..<right).first(where: columnHasPicture),
            let far = (left..<right).last(where: columnHasPicture)
        else { return nil }
        let next = PixelRect(x: left, y: top, width: far - left + 1, height: last - top + 1)
        let bands = [
            PixelRect(x: region.x, y: region.y, width: region.width, height: top - region.y),
            PixelRect(x: region.x, y: last + 1, width: region.width, height: bottom - 1 - last),
            PixelRect(x: region.x, y: region.y, width: left - region.x, height: region.height),
            PixelRect(x: far + 1, y: region.y, width: right - 1 - far, height: region.height),
        ].filter { $0.width > 0 && $0.height > 0 }
        if bands.count == 1, let band = bands.first, !isFlat(pixels, band) { return nil }
        return next
    }

    private static func isFlat(_ pixels: PixelBuffer, _ band: PixelRect) -> Bool {
        for channel in 0..<pixels.channels {
            var low = 255
            var high = 0
            for y in band.y..<band.y + band.height {
                for x in band.x..<band.x + band.width {
                    let value = Int(pixels.samples[(y * pixels.width + x) * pixels.channels + channel])
                    low = min(low, value)
                    high = max(high, value)
                }
            }
            if high - low > flatness { return false }
        }
        return true
    }
}
