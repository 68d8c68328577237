// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

/// Tells the format, reads the structure, lists the boxes, and writes copies with and without a store: what was put in
/// must come out, and what a copy changes must be only what was asked for.
struct ContainerTarget {
    /// Formats that are fuzzed together; files of others are passed over, so that the fuzzer stays with these.
    enum Family: String, CaseIterable {
        case pictures = "Pictures"
        case sound = "Sound"
        case tiff = "TIFF"
        case baseMedia = "BaseMedia"
        case markup = "Markup"
        case pdf = "PDF"
        case archives = "Archives"
        case fonts = "Fonts"

        fileprivate func contains(_ format: MediaFormat) -> Bool {
            switch format {
            case .jpeg, .png, .webp, .gif, .jpegXL, .jpegXLCodestream: self == .pictures
            case .mp3, .wav, .avi, .flac, .ogg: self == .sound
            case .tiff, .dng: self == .tiff
            case .avif, .heic, .heif, .mp4, .m4v, .m4a, .quickTime: self == .baseMedia
            case .svg, .html, .text: self == .markup
            case .pdf: self == .pdf
            case .zip, .docx, .xlsx, .pptx, .odt, .ods, .odp, .epub: self == .archives
            case .font: self == .fonts
            case .manifestStore: false
            }
        }
    }

    let family: Family

    func run(_ bytes: [UInt8]) {
        let source = MemoryByteSource(bytes)
        guard let (container, format) = try? ContainerRegistry.container(of: source), family.contains(format)
        else { return }
        var position: UInt64 = 0
        try? container.forEachBox(in: source, limits: ContainerLimits()) { box in
            // The tables of a font stand in any order.
            precondition(box.range.lowerBound >= position || format == .font)
            precondition(box.range.upperBound <= source.count)
            position = box.range.upperBound
        }
        if let collection = container as? any CollectionContainer {
            try? collection.forEachPart(in: source, limits: ContainerLimits()) { part in
                precondition(part.range.upperBound <= source.count)
            }
            _ = try? collection.directoryRanges(in: source, limits: ContainerLimits())
        }
        guard let reading = try? container.read(source, format: format, limits: ContainerLimits()) else { return }
        _ = reading.remoteManifestURL
        // In text the store takes up more room than it has bytes.
        let isText = [.svg, .html, .text].contains(reading.format)
        for store in reading.manifestStores {
            precondition(store.extents.allSatisfy { $0.upperBound <= source.count })
            let room = store.payload.reduce(0) { $0 + $1.count }
            // A PDF may hold several stores that count as one, or packed ones; zeros may stand behind a store.
            precondition(reading.format == .pdf || (isText ? room > store.bytes.count : room >= store.bytes.count))
            let content = try? container.hashedContent(of: source, at: store)
            precondition(content?.location.extents.allSatisfy { $0.upperBound <= content?.source.count ?? 0 } ?? true)
        }
        for isRedaction in [false, true] {
            sign(source, container, reading, isRedaction: isRedaction)
            update(source, container, reading, isRedaction: isRedaction)
        }
    }

    /// Puts a larger and a smaller store in the place of the one that is there.
    private func update(
        _ source: MemoryByteSource, _ container: any MediaContainer, _ reading: ContainerReading, isRedaction: Bool
    ) {
        for size in [40, 240] {
            let store = [0, 0, 0, UInt8(size)] + Array("jumb".utf8) + [UInt8](repeating: 33, count: size - 8)
            let updated = UpdatedStore(store, wideBytes: store.count { $0 >= 16 }, isRedaction: isRedaction)
            guard let plan = try? container.planUpdate(of: source, reading: reading, store: updated),
                let reservation = plan.reservation
            else { continue }
            // As the claim generator does: whether the copy will do is tried out before it is written.
            let trial = PlannedCopy(plan, of: source, store: plan.part(of: store))
            guard (try? ContainerRegistry.read(trial))?.manifestStore?.extents.last == reservation.extents.last else {
                continue
            }
            let sink = MemoryByteSink()
            do {
                try plan.write(from: source, to: sink)
                let fault = try plan.place(store, in: sink, of: reading.format)
                guard Self.isWhole(fault) else { continue }
            } catch {
                preconditionFailure("a plan that was made can be carried out: \(error)")
            }
            precondition(sink.count == plan.size)
            if isRedaction { requireForgotten(source, reading, in: sink.bytes) }
        }
    }

    /// What was redacted must not stay where an older credential said it: a PDF keeps what earlier savings had. The same
    /// bytes may stand elsewhere in the file, in damaged files of other formats as part of something that is kept.
    private func requireForgotten(_ source: MemoryByteSource, _ reading: ContainerReading, in copy: [UInt8]) {
        guard family == .pdf, let original = try? source.read(at: 0, count: Int(source.count)) else { return }
        for store in reading.manifestStores where store.bytes.count >= 64 {
            let before = original.ranges(of: store.bytes).count
            precondition(
                before == 0 || copy.ranges(of: store.bytes).count < before, "a redaction leaves nothing behind")
        }
    }

    /// Whether a reader finds what was written. A copy that is taken for another format, or for none, is refused: what tells
    /// broken files apart may move. Any other fault is one of the plan.
    private static func isWhole(_ fault: ReadBackFault?) -> Bool {
        switch fault {
        case nil: return true
        case .otherFormat, .unreadable: return false
        case .some(let fault): preconditionFailure("what was written is found again: \(fault)")
        }
    }

    private func sign(
        _ source: MemoryByteSource, _ container: any MediaContainer, _ reading: ContainerReading, isRedaction: Bool
    ) {
        let store = Array("....jumb....jumdc2pa".utf8) + [UInt8](repeating: 7, count: 81)
        // As a box, the store must say its size.
        let sized = [0, 0, 0, UInt8(store.count)] + store.dropFirst(4)
        for properties in [[], [XMPProperty(.provenance, "https://example.org/?a&b")]] {
            var edit = ContainerEdit(storeCapacity: store.count, xmpProperties: properties)
            edit.wideBytes = sized.count { $0 >= 16 }
            edit.isRedaction = isRedaction
            guard let plan = try? container.planCopy(of: source, reading: reading, applying: edit),
                let reservation = plan.reservation
            else { continue }
            let sink = MemoryByteSink()
            do {
                try plan.write(from: source, to: sink)
                let fault = try plan.place(sized, in: sink, of: reading.format)
                guard Self.isWhole(fault) else { continue }
            } catch {
                preconditionFailure("a plan that was made can be carried out: \(error)")
            }
            precondition(sink.count == plan.size)
            if isRedaction { requireForgotten(source, reading, in: sink.bytes) }
            let copy = try? ContainerRegistry.read(MemoryByteSource(sink.bytes))
            precondition(copy?.manifestStore?.bytes == sized || reading.format == .pdf)
            precondition(copy?.manifestStore?.extents == reservation.extents)
        }
    }
}
