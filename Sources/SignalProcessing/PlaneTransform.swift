// SPDX-License-Identifier: Apache-2.0

/// An affine map of the picture plane: x' = a x + b y + tx, y' = c x + d y + ty, in pixels.
///
/// Coordinates are continuous: the centre of the top-left pixel is (0.5, 0.5), the picture spans 0...width, 0...height.
public struct PlaneTransform: Sendable, Hashable, Codable {
    /// x' per x.
    public var a: Double
    /// x' per y.
    public var b: Double
    /// y' per x.
    public var c: Double
    /// y' per y.
    public var d: Double
    /// Shift of x'.
    public var tx: Double
    /// Shift of y'.
    public var ty: Double

    /// A map from its six numbers.
    public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.tx = tx
        self.ty = ty
    }

    /// The map that moves nothing.
    public static let identity = PlaneTransform(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

    /// A scaling of both axes.
    public static func scaling(x: Double, y: Double) -> PlaneTransform {
        PlaneTransform(a: x, b: 0, c: 0, d: y, tx: 0, ty: 0)
    }

    /// The signed factor by which areas grow; negative where the map mirrors.
    public var determinant: Double { a * d - b * c }

    /// Where a point lands.
    public func apply(x: Double, y: Double) -> (x: Double, y: Double) {
        (a * x + b * y + tx, c * x + d * y + ty)
    }

    /// First this map, then `next`.
    public func then(_ next: PlaneTransform) -> PlaneTransform {
        PlaneTransform(
            a: next.a * a + next.b * c, b: next.a * b + next.b * d,
            c: next.c * a + next.d * c, d: next.c * b + next.d * d,
            tx: next.a * tx + next.b * ty + next.tx, ty: next.c * tx + next.d * ty + next.ty)
    }

    /// The map back; nil where this one squeezes the plane flat.
    public var inverse: PlaneTransform? {
        let determinant = determinant
        guard determinant.isFinite, abs(determinant) > 1e-12 else { return nil }
        let (ia, ib, ic, id) = (d / determinant, -b / determinant, -c / determinant, a / determinant)
        return PlaneTransform(a: ia, b: ib, c: ic, d: id, tx: -(ia * tx + ib * ty), ty: -(ic * tx + id * ty))
    }
}
