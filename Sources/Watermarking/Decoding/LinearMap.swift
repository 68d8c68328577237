// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A 2 x 2 matrix [a b; c d] that takes canvas steps to steps in the work picture.
package struct LinearMap: Sendable, Hashable {
    package var a: Double
    package var b: Double
    package var c: Double
    package var d: Double

    package init(_ a: Double, _ b: Double, _ c: Double, _ d: Double) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    package static let identity = LinearMap(1, 0, 0, 1)

    /// Scaling along the axes.
    package static func scale(_ x: Double, _ y: Double) -> LinearMap { LinearMap(x, 0, 0, y) }

    /// Rotation by an angle in radians times a scale.
    package static func rotation(_ angle: Double, scale: Double = 1) -> LinearMap {
        LinearMap(scale * cos(angle), -scale * sin(angle), scale * sin(angle), scale * cos(angle))
    }

    /// The eight symmetries of the square; the first is the identity.
    package static let symmetries: [LinearMap] = [
        LinearMap(1, 0, 0, 1), LinearMap(0, -1, 1, 0), LinearMap(-1, 0, 0, -1), LinearMap(0, 1, -1, 0),
        LinearMap(-1, 0, 0, 1), LinearMap(0, 1, 1, 0), LinearMap(1, 0, 0, -1), LinearMap(0, -1, -1, 0),
    ]

    package var determinant: Double { a * d - b * c }

    /// True where the inverse exists and all is of a sane size.
    package var isUsable: Bool {
        let size = max(abs(a), abs(b), abs(c), abs(d))
        return size.isFinite && size < 64 && abs(determinant) > 1e-4
    }

    /// The inverse; the map must be usable.
    package var inverse: LinearMap {
        let k = 1 / determinant
        return LinearMap(d * k, -b * k, -c * k, a * k)
    }

    package static func * (l: LinearMap, r: LinearMap) -> LinearMap {
        LinearMap(
            l.a * r.a + l.b * r.c, l.a * r.b + l.b * r.d, l.c * r.a + l.d * r.c, l.c * r.b + l.d * r.d)
    }

    /// The image of a vector.
    package func callAsFunction(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + b * y, c * x + d * y) }

    /// Where the map sends a lattice frequency, in cycles a pixel of the work picture: A^-T k / 128.
    package func frequency(of index: LatticeIndex) -> (x: Double, y: Double) {
        let k = 1 / (determinant * Double(ImageWatermark.tileSide))
        let (x, y) = (Double(index.x), Double(index.y))
        return ((d * x - c * y) * k, (a * y - b * x) * k)
    }

    /// The image of a lattice index; exact for a symmetry of the square.
    package func image(of index: LatticeIndex) -> LatticeIndex {
        LatticeIndex(Int(a) * index.x + Int(b) * index.y, Int(c) * index.x + Int(d) * index.y)
    }

    /// The largest difference between the elements of two maps.
    package func distance(to other: LinearMap) -> Double {
        max(abs(a - other.a), abs(b - other.b), abs(c - other.c), abs(d - other.d))
    }
}
