// SPDX-License-Identifier: Apache-2.0

extension ImageWatermark {
    /// The size that a picture is reduced to before its mark is designed or looked for; small pictures keep theirs.
    public static func canvasSize(width: Int, height: Int) -> (width: Int, height: Int) {
        let long = max(width, height)
        guard long > canvasSide else { return (width, height) }
        let scale = Double(canvasSide) / Double(long)
        func reduced(_ side: Int) -> Int { min(canvasSide, max(1, Int((Double(side) * scale).rounded()))) }
        return (reduced(width), reduced(height))
    }
}
