// SPDX-License-Identifier: Apache-2.0

/// Builds a ``CopyPlan`` from changes at places of the source.
package struct CopyPlanner {
    private var changes: [(range: Range<UInt64>, steps: [CopyPlan.Step])] = []

    package init() {}

    /// Leaves out a part of the source.
    package mutating func remove(_ range: Range<UInt64>) { changes.append((range, [])) }

    /// Puts `steps` in place of a part of the source; an empty range inserts. Insertions at one place keep their order.
    package mutating func replace(_ range: Range<UInt64>, with steps: [CopyPlan.Step]) {
        changes.append((range, steps))
    }

    /// How many bytes the source grows by (shrinks, where negative).
    package var growth: Int64 {
        changes.reduce(0) { $0 + Self.growth($1) }
    }

    /// Where the bytes of the source will stand.
    package var positionMap: PositionMap {
        PositionMap(changes.map { (end: $0.range.upperBound, growth: Self.growth($0)) })
    }

    private static func growth(_ change: (range: Range<UInt64>, steps: [CopyPlan.Step])) -> Int64 {
        Int64(clamping: CopyPlan(change.steps).size) - Int64(change.range.count)
    }

    /// The plan for a source of `size` bytes.
    package func plan(size: UInt64) -> CopyPlan {
        var steps: [CopyPlan.Step] = []
        var position: UInt64 = 0
        let ordered = changes.enumerated().sorted {
            ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
                < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
        }
        for (_, change) in ordered {
            if change.range.lowerBound > position { steps.append(.copy(position..<change.range.lowerBound)) }
            steps += change.steps
            position = max(position, change.range.upperBound)
        }
        if size > position { steps.append(.copy(position..<size)) }
        return CopyPlan(steps)
    }
}
