// SPDX-License-Identifier: Apache-2.0

/// The pairs of a CBOR map in the order in which they stand.
public struct CBORMap: Sendable, Hashable {
    /// One pair.
    public struct Entry: Sendable, Hashable {
        /// What the value is found by.
        public var key: CBORValue
        /// What the key stands for.
        public var value: CBORValue

        /// A pair.
        public init(key: CBORValue, value: CBORValue) {
            self.key = key
            self.value = value
        }
    }

    /// The pairs, first to last. A tolerant decoder may have left a key in it twice.
    public private(set) var entries: [Entry]

    /// A map without pairs.
    public init() { entries = [] }

    /// A map of `pairs`, in this order. Of a key given twice the last value is kept, at the place of the first.
    public init(_ pairs: some Sequence<(CBORValue, CBORValue)>) {
        self.init()
        for (key, value) in pairs { self[key] = value }
    }

    init(decoded entries: [Entry]) { self.entries = entries }

    /// How many pairs there are.
    public var count: Int { entries.count }
    /// Whether there is no pair.
    public var isEmpty: Bool { entries.isEmpty }
    /// The keys in order.
    public var keys: [CBORValue] { entries.map(\.key) }

    /// The value of a key: the last one where a tolerant decoder found several, as most decoders have it. Setting `nil`
    /// removes the pair; a new key goes to the end.
    public subscript(key: CBORValue) -> CBORValue? {
        get { entries.last { $0.key == key }?.value }
        set {
            let index = entries.lastIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append(Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The value of a text key.
    public subscript(key: String) -> CBORValue? {
        get { self[.text(key)] }
        set { self[.text(key)] = newValue }
    }

    /// The value of an integer key.
    public subscript(key: Int) -> CBORValue? {
        get { self[.integer(key)] }
        set { self[.integer(key)] = newValue }
    }

    /// Whether a key stands in it more than once.
    public var hasDuplicateKeys: Bool {
        var seen = Set<CBORValue>()
        return entries.contains { !seen.insert($0.key).inserted }
    }
}
