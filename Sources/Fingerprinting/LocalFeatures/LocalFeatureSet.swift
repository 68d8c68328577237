// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

/// The local features of one picture in a compact form: what a registry keeps, and searches among.
public struct LocalFeatureSet: Sendable, Hashable {
    /// How many features a registered picture is kept with.
    public static let keptCount = 250
    /// How many a picture in question is searched with: a screenshot needs more, because most corners are not the
    /// picture's.
    public static let searchedCount = 1200
    /// The most that a set may hold.
    public static let mostFeatures = 4096

    private static let version: UInt8 = 1
    private static let headerBytes = 11
    private static let featureBytes = 38

    /// Pixels a row of the picture that they were taken from.
    public let width: Int
    /// Rows of it.
    public let height: Int
    /// At most ``mostFeatures``; positions in pixels of the picture.
    public let features: [LocalFeature]

    /// The features of a picture.
    /// - Parameter workingSide: The picture is scaled to this long side first. What is kept is taken at 512; a picture that
    ///   shows the registered one small, among other things, has to be looked at larger.
    public init(of pixels: PixelBuffer, count: Int = LocalFeatureSet.keptCount, workingSide: Int = 512) {
        width = pixels.width
        height = pixels.height
        features = LocalFeatures.extract(
            from: pixels, workingSide: workingSide, maximumCount: min(count, Self.mostFeatures))
    }

    /// A set from its parts, to make some for measurements.
    package init(width: Int, height: Int, features: [LocalFeature]) {
        self.width = width
        self.height = height
        self.features = features
    }

    /// Reads what ``bytes`` wrote; nil where it is something else, cut short or longer.
    public init?(bytes: [UInt8]) {
        func number(_ start: Int, _ count: Int) -> Int {
            (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[start + $1]) }
        }
        guard bytes.count >= Self.headerBytes, bytes[0] == Self.version else { return nil }
        let count = number(1, 2)
        width = number(3, 4)
        height = number(7, 4)
        guard count <= Self.mostFeatures, bytes.count == Self.headerBytes + count * Self.featureBytes,
            (1...1 << 24).contains(width), (1...1 << 24).contains(height)
        else { return nil }
        var features: [LocalFeature] = []
        features.reserveCapacity(count)
        let (width, height) = (Double(width), Double(height))
        bytes.withUnsafeBytes { bytes in
            func word<Word: FixedWidthInteger & BitwiseCopyable>(_ start: Int, _: Word.Type) -> Word {
                Word(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: Word.self))
            }
            for index in 0..<count {
                let start = Self.headerBytes + index * Self.featureBytes
                features.append(
                    LocalFeature(
                        x: Double(word(start, UInt16.self)) / 65535 * width,
                        y: Double(word(start + 2, UInt16.self)) / 65535 * height,
                        scale: Double(bytes[start + 4]) / 16, angle: Double(bytes[start + 5]) / 128 * Double.pi,
                        descriptor: SIMD4(
                            word(start + 6, UInt64.self), word(start + 14, UInt64.self),
                            word(start + 22, UInt64.self), word(start + 30, UInt64.self))))
            }
        }
        self.features = features
    }

    /// Version, number of features, width and height, and 38 bytes for each feature: its place in 65,535ths of the
    /// picture's sides, its scale in sixteenths, its direction in 256ths of a turn, its descriptor.
    public var bytes: [UInt8] {
        var bytes = [Self.version]
        func append(_ number: Int, _ count: Int) {
            for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
        }
        append(features.count, 2)
        append(width, 4)
        append(height, 4)
        for feature in features {
            append(Self.step(feature.x / Double(width) * 65535, most: 65535), 2)
            append(Self.step(feature.y / Double(height) * 65535, most: 65535), 2)
            append(Self.step(feature.scale * 16, most: 255), 1)
            append(Self.step((feature.angle / Double.pi * 128).rounded() + 256, most: 1024) % 256, 1)
            for word in 0..<4 {
                for index in 0..<8 {
                    bytes.append(UInt8(truncatingIfNeeded: feature.descriptor[word] >> UInt64(8 * index)))
                }
            }
        }
        return bytes
    }

    private static func step(_ value: Double, most: Int) -> Int {
        value.isFinite ? Int(min(max(value.rounded(), 0), Double(most))) : 0
    }
}
