// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// A boolean that threads may share.
final class Switch: Sendable {
    private let value = Atomic<Bool>(false)
    var isOn: Bool { value.load(ordering: .acquiring) }
    func set(_ on: Bool) { value.store(on, ordering: .releasing) }
}
