// SPDX-License-Identifier: Apache-2.0

/// A corner of a picture and what its surroundings look like.
public struct LocalFeature: Sendable, Hashable {
    /// Column in pixels of the picture it was taken from (pixel centres at +0.5).
    public var x: Double
    /// Row, likewise.
    public var y: Double
    /// Size of the surroundings: 1 where they were described at the working size's full resolution.
    public var scale: Double
    /// Direction towards the surroundings' centre of brightness, in radians.
    public var angle: Double
    /// 256 brightness comparisons, turned by `angle`: unchanged by rotation, nearly unchanged by re-saving.
    public var descriptor: SIMD4<UInt64>

    /// The number of differing comparisons, 0 to 256.
    func distance(to other: LocalFeature) -> Int {
        let difference = descriptor ^ other.descriptor
        return difference[0].nonzeroBitCount + difference[1].nonzeroBitCount
            + difference[2].nonzeroBitCount + difference[3].nonzeroBitCount
    }
}
