// SPDX-License-Identifier: Apache-2.0

/// A moment of a recording as players show it.
public enum PlayingTime {
    /// `0:07`, `12:34`, `1:02:03`; whole seconds, those begun left out.
    public static func text(_ seconds: Double) -> String {
        let whole = seconds.isFinite ? Int(max(0, min(seconds, 1e9))) : 0
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return (hours > 0 ? "\(hours):\(two(minutes))" : "\(minutes)") + ":\(two(whole % 60))"
    }
}
