// SPDX-License-Identifier: Apache-2.0

/// Where the marked original lies in a picture that a mark was read from.
///
/// With pixel centres at +0.5, a point of the canvas (the original, reduced to ``ImageWatermark/canvasSide`` on its long
/// side if it was larger) lies in the picture at
///
///     x + 0.5 = xx * (X + 0.5) + xy * (Y + 0.5) + shiftX
///     y + 0.5 = yx * (X + 0.5) + yy * (Y + 0.5) + shiftY
///
/// The pattern repeats every ``ImageWatermark/tileSide`` canvas pixels, so the shift is known only up to whole numbers of
/// tiles; the linear part (scale, rotation, mirroring, aspect) is not ambiguous.
public struct MarkGeometry: Sendable, Hashable {
    /// Picture x for a step in canvas X.
    public var xx: Double
    /// Picture x for a step in canvas Y.
    public var xy: Double
    /// Picture y for a step in canvas X.
    public var yx: Double
    /// Picture y for a step in canvas Y.
    public var yy: Double
    /// Picture pixels, up to whole tiles.
    public var shiftX: Double
    /// Picture pixels, up to whole tiles.
    public var shiftY: Double

    /// A map from its coefficients.
    public init(xx: Double, xy: Double, yx: Double, yy: Double, shiftX: Double, shiftY: Double) {
        self.xx = xx
        self.xy = xy
        self.yx = yx
        self.yy = yy
        self.shiftX = shiftX
        self.shiftY = shiftY
    }

    /// The same in a picture that was scaled by the given factors.
    package func reduced(x: Double, y: Double) -> MarkGeometry {
        MarkGeometry(xx: xx * x, xy: xy * x, yx: yx * y, yy: yy * y, shiftX: shiftX * x, shiftY: shiftY * y)
    }

    /// Positive where the picture is not mirrored; the factor by which areas grew.
    public var determinant: Double { xx * yy - xy * yx }
}
