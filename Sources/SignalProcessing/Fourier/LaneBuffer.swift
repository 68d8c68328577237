// SPDX-License-Identifier: Apache-2.0

/// Room for vectors of eight floats, used by the kernels of this module for the length of one call.
struct LaneBuffer: ~Copyable {
    let start: UnsafeMutablePointer<SIMD8<Float>>
    let count: Int

    init(count: Int) {
        self.count = count
        start = .allocate(capacity: max(1, count))
        start.initialize(repeating: .zero, count: max(1, count))
    }

    /// The same memory as single floats: lane l of vector i at 8 i + l.
    var floats: UnsafeMutablePointer<Float> {
        UnsafeMutableRawPointer(start).assumingMemoryBound(to: Float.self)
    }

    deinit { start.deallocate() }
}

@inline(__always)
func loadLanes(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
}

@inline(__always)
func storeLanes(_ lanes: SIMD8<Float>, to pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD8<Float>.self)
}
