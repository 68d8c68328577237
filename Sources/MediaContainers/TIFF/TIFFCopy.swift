// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Plans copies of TIFF files. Nothing that is in the file is moved, so that offsets that nobody knows of (maker notes)
/// stay right: directories that change are written anew at the end, and the offsets that lead to them are put right.
///
/// The store goes into the last directory of the main chain, which in a file of one page is the first (C2PA 2.4, A.3.6),
/// and not into one of its own, which most readers would take for a page without a picture.
struct TIFFCopy {
    private let header: TIFFHeader
    private let reading: ContainerReading
    private var first: TIFFImageDirectory?
    private var last: TIFFImageDirectory?
    /// Directories with a manifest store.
    private var holders: [TIFFImageDirectory] = []

    init(_ header: TIFFHeader, _ reading: ContainerReading) {
        self.header = header
        self.reading = reading
    }

    /// Takes note of a directory of the chain.
    mutating func take(_ directory: TIFFImageDirectory) {
        if first == nil { first = directory }
        last = directory
        if directory.entry(TIFFContainer.storeTag) != nil { holders.append(directory) }
    }

    func plan(of source: any ByteSource, applying edit: ContainerEdit) throws -> CopyPlan {
        guard let first, let last else {
            throw ContainerError.malformed(reading.format, offset: 0, reason: "there is no directory")
        }
        let packet = edit.xmpProperties.isEmpty ? nil : try reading.editedXMP(edit)
        var changed = holders
        if packet != nil, changed.first?.range != first.range { changed.insert(first, at: 0) }
        if edit.storeCapacity != nil, changed.last?.range != last.range { changed.append(last) }
        if changed.isEmpty { return CopyPlanner().plan(size: reading.size) }
        if isCameraRaw(first) { throw ContainerError.readOnly(reading.format, what: "a camera's raw file") }

        let end = usedEnd(leavingOut: garbage(changed, replacesXMP: packet != nil))
        var tail = Tail(position: end)
        tail.align(header.alignment)
        let xmp = packet.map { packet in
            defer {
                tail.append(.write(packet.bytes))
                tail.align(header.alignment)
            }
            return TIFFEntry(
                tag: TIFFContainer.xmpTag, type: 1, count: UInt64(packet.bytes.count), offset: tail.position, header)
        }
        // Where the directories will stand, so that they can point to each other and to the store behind them.
        var places: [UInt64: UInt64] = [:]
        var position = tail.position
        for directory in changed {
            position = position.aligned(to: header.alignment)
            places[directory.range.lowerBound] = position
            let entries = entries(of: directory, xmp: xmp, edit, storeOffset: 0)
            position += TIFFImageDirectory.size(entries: entries.count, header)
        }
        var planner = CopyPlanner()
        for directory in changed {
            tail.align(header.alignment)
            let entries = entries(of: directory, xmp: xmp, edit, storeOffset: position)
            let next = places[directory.next] ?? directory.next
            tail.append(.write(TIFFImageDirectory.serialize(entries, next: next, header)))
            let pointer = directory.pointerPlace..<(directory.pointerPlace + UInt64(header.offsetSize))
            let isInChanged = changed.contains { $0.range.upperBound == pointer.upperBound }
            if !isInChanged, let place = places[directory.range.lowerBound] {
                planner.replace(pointer, with: [.write(header.bytes(place, size: header.offsetSize))])
            }
        }
        if let capacity = edit.storeCapacity { tail.append(.store(capacity)) }
        guard header.isBig || tail.position <= UInt64(UInt32.max) else {
            throw ContainerError.tooLargeForFormat(reading.format, what: "a file of \(tail.position) bytes")
        }
        planner.replace(end..<reading.size, with: tail.steps)
        return planner.plan(size: reading.size)
    }

    /// New parts at the end.
    private struct Tail {
        var position: UInt64
        var steps: [CopyPlan.Step] = []

        mutating func append(_ step: CopyPlan.Step) {
            steps.append(step)
            position += CopyPlan([step]).size
        }

        mutating func align(_ alignment: UInt64) {
            let missing = position.aligned(to: alignment) - position
            if missing > 0 { append(.write([UInt8](repeating: 0, count: Int(missing)))) }
        }
    }

    private func entries(
        of directory: TIFFImageDirectory, xmp: TIFFEntry?, _ edit: ContainerEdit, storeOffset: UInt64
    ) -> [TIFFEntry] {
        var entries = directory.entries.filter { $0.tag != TIFFContainer.storeTag }
        if let xmp, directory.range == first?.range {
            entries.removeAll { $0.tag == TIFFContainer.xmpTag }
            entries.append(xmp)
        }
        if let capacity = edit.storeCapacity, directory.range == last?.range {
            entries.append(
                TIFFEntry(
                    tag: TIFFContainer.storeTag, type: 7, count: UInt64(capacity), offset: storeOffset, header))
        }
        return entries
    }

    /// What nothing points to any more.
    private func garbage(_ changed: [TIFFImageDirectory], replacesXMP: Bool) -> [Range<UInt64>] {
        let stores = reading.manifestStores.flatMap(\.extents)
        let xmp = replacesXMP ? [reading.layout.xmpExtent].compactMap { $0 } : []
        return (changed.map(\.range) + stores + xmp).joined()
    }

    /// The end of the file without garbage there: what a signature before wrote at the end is given up, and a file does
    /// not grow with every signature. Garbage elsewhere stays, since nothing may be moved.
    private func usedEnd(leavingOut garbage: [Range<UInt64>]) -> UInt64 {
        guard let last = garbage.last, last.upperBound == reading.size else { return reading.size }
        return max(last.lowerBound, header.firstDirectoryPlace + UInt64(header.offsetSize))
    }

    /// Whether it is a raw file of a camera maker (NEF, ARW, CR2 and the like): a make, and pictures in subdirectories.
    private func isCameraRaw(_ first: TIFFImageDirectory) -> Bool {
        reading.format == .tiff && first.entry(271) != nil && first.entry(330) != nil
    }
}

extension UInt64 {
    /// The next multiple of `alignment`.
    fileprivate func aligned(to alignment: UInt64) -> UInt64 { (self + alignment - 1) / alignment * alignment }
}
