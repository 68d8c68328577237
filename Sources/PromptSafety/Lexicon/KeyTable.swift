// SPDX-License-Identifier: Apache-2.0

/// Hashes of words by their folded scalars; a prefix's hash is a step on the way to the word's.
enum WordHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        let mixed = (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 29)
    }

    static func of(_ scalars: some Sequence<UInt32>) -> UInt64 { scalars.reduce(seed, step) }
}

/// A map from hashes to small numbers by open addressing; built once, then only read.
struct KeyTable: Sendable {
    private var keys: [UInt64]
    private var values: [Int32]
    private var mask: Int
    private(set) var count = 0

    init(minimumCapacity: Int = 16) {
        var size = 16
        while size < minimumCapacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: -1, count: size)
        mask = size - 1
    }

    @inline(__always)
    func value(_ key: UInt64) -> Int? {
        var slot = Int(truncatingIfNeeded: key >> 7) & mask
        while values[slot] >= 0 {
            if keys[slot] == key { return Int(values[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    mutating func insert(_ key: UInt64, _ value: Int) {
        if count * 2 >= keys.count { grow() }
        var slot = Int(truncatingIfNeeded: key >> 7) & mask
        while values[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
        if values[slot] < 0 { count += 1 }
        keys[slot] = key
        values[slot] = Int32(truncatingIfNeeded: value)
    }

    private mutating func grow() {
        var bigger = KeyTable(minimumCapacity: keys.count)
        for slot in keys.indices where values[slot] >= 0 { bigger.insert(keys[slot], Int(values[slot])) }
        self = bigger
    }
}

/// Words by what is left of them when one letter is dropped: neighbours at distance one share such a rest.
struct SpellingIndex: Sendable {
    private var table = KeyTable()
    private var buckets: [[Int32]] = []
    private var words: [[UInt32]] = []

    mutating func insert(_ word: [UInt32], id: Int) {
        while words.count <= id { words.append([]) }
        words[id] = word
        add(WordHash.of(word), id)
        for position in word.indices where position == 0 || word[position] != word[position - 1] {
            add(Self.hash(word[...], without: position), id)
        }
    }

    /// The ids of words that differ from this one by one letter added, dropped, changed, or two exchanged.
    func neighbours(of word: ArraySlice<UInt32>, into found: inout [Int]) {
        collect(WordHash.of(word), word, &found)
        for position in word.indices where position == word.startIndex || word[position] != word[position - 1] {
            collect(Self.hash(word, without: position), word, &found)
        }
    }

    private func collect(_ key: UInt64, _ word: ArraySlice<UInt32>, _ found: inout [Int]) {
        guard let bucket = table.value(key) else { return }
        for id in buckets[bucket] where !found.contains(Int(id)) && Self.isNear(words[Int(id)], word) {
            found.append(Int(id))
        }
    }

    private mutating func add(_ key: UInt64, _ id: Int) {
        if let bucket = table.value(key) {
            buckets[bucket].append(Int32(id))
        } else {
            table.insert(key, buckets.count)
            buckets.append([Int32(id)])
        }
    }

    private static func hash(_ word: ArraySlice<UInt32>, without position: Int) -> UInt64 {
        var hash = WordHash.seed
        for index in word.indices where index != position { hash = WordHash.step(hash, word[index]) }
        return hash
    }

    /// Whether two words are at most one edit apart, an exchange of neighbours counting as one.
    static func isNear(_ first: [UInt32], _ second: ArraySlice<UInt32>) -> Bool {
        let second = Array(second)
        guard abs(first.count - second.count) <= 1 else { return false }
        var prefix = 0
        while prefix < min(first.count, second.count), first[prefix] == second[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < min(first.count, second.count) - prefix,
            first[first.count - 1 - suffix] == second[second.count - 1 - suffix]
        {
            suffix += 1
        }
        let restFirst = first.count - prefix - suffix
        let restSecond = second.count - prefix - suffix
        if restFirst <= 1, restSecond <= 1 { return true }
        return restFirst == 2 && restSecond == 2 && first[prefix] == second[prefix + 1]
            && first[prefix + 1] == second[prefix]
    }
}
