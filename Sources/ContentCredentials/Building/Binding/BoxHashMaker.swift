// SPDX-License-Identifier: Apache-2.0

import CBOR
import MediaContainers

/// Makes a general box hash (C2PA 2.2, 18.7): a hash over everything before the store, the store itself, which is not
/// hashed, and a hash over everything behind it. The names of all boxes are listed, so that none can be added or moved.
///
/// Where the store stands does not matter to this binding, so it can grow: what is bound so can be updated in formats
/// whose header says how large the file is only outside of the hashed boxes.
struct BoxHashMaker: HardBindingMaker {
    /// Boxes one after the other that share a hash.
    private struct Run {
        var names: [String]
        var range: Range<UInt64>
        let isStore: Bool
        var hasher: ContentHasher
    }

    private let algorithm: ContentHashAlgorithm
    private let container: any MediaContainer
    private let limits: ContainerLimits
    private var runs: [Run] = []
    var padding = 0

    var label: String { AssertionLabel.boxHash }

    init(_ algorithm: ContentHashAlgorithm, _ container: any MediaContainer, limits: ContainerLimits) {
        self.algorithm = algorithm
        self.container = container
        self.limits = limits
    }

    mutating func outline(_ copy: () throws -> PlannedCopy) throws { runs = try runs(of: copy()) }

    private func runs(of copy: PlannedCopy) throws -> [Run] {
        var runs: [Run] = []
        for box in try container.boxes(in: copy, limits: limits) {
            if !box.isManifestStore, let last = runs.last, !last.isStore {
                runs[runs.count - 1].names.append(box.name)
                runs[runs.count - 1].range = last.range.lowerBound..<box.range.upperBound
            } else {
                runs.append(
                    Run(
                        names: [box.name], range: box.range, isStore: box.isManifestStore,
                        hasher: ContentHasher(algorithm)))
            }
        }
        return runs
    }

    var placeholder: CBORValue {
        assertion(runs.map { $0.isStore ? [0] : [UInt8](repeating: 0, count: algorithm.byteCount) })
    }

    /// The same boxes as before, at their final places.
    mutating func prepare(for copy: PlannedCopy) throws {
        let final = try runs(of: copy)
        guard final.map(\.names) == runs.map(\.names) else {
            throw SigningError(.invalidDefinition, "the boxes of this file cannot be bound; sign it without box hash")
        }
        runs = final
    }

    mutating func observe(_ bytes: [UInt8], at position: UInt64) {
        let seen = position..<(position + UInt64(bytes.count))
        for index in runs.indices where !runs[index].isStore {
            let part = runs[index].range.clamped(to: seen)
            if part == seen {
                runs[index].hasher.update(bytes)
            } else if !part.isEmpty {
                let from = Int(part.lowerBound - position)
                runs[index].hasher.update(Array(bytes[from..<(from + part.count)]))
            }
        }
    }

    mutating func finish() -> HardBinding {
        let hashes = runs.map { $0.isStore ? [0] : $0.hasher.finish() }
        let first = zip(runs, hashes).first { !$0.0.isStore }?.1
        return HardBinding(
            assertion: assertion(hashes), hash: first ?? [], exclusions: runs.filter(\.isStore).map(\.range))
    }

    private func assertion(_ hashes: [[UInt8]]) -> CBORValue {
        let boxes = zip(runs, hashes).enumerated().map { index, pair -> CBORValue in
            let pad = index == runs.count - 1 ? padding : 0
            return [
                "names": .array(pair.0.names.map(CBORValue.text)), "hash": .bytes(pair.1),
                "pad": .bytes([UInt8](repeating: 0, count: pad)),
            ]
        }
        return ["alg": .text(algorithm.rawValue), "boxes": .array(boxes)]
    }
}

extension ClaimGenerator {
    /// A box hash, where one is asked for and validators take one: not for ISO base media files, collections and documents,
    /// which have bindings of their own, nor for TIFF, for which it is deprecated (C2PA 2.4, 18.7.3.3).
    /// What stands behind the last box would not be covered, so files that have such a part keep the hash of their bytes.
    func boxHashMaker(
        for format: MediaFormat?, _ request: SigningRequest, reading: ContainerReading?
    ) -> BoxHashMaker? {
        guard request.prefersBoxHash || request.compresses, request.placement == .embedded, let format,
            ClaimGenerator.boxHashFormats.contains(format), let container = ContainerRegistry.container(for: format),
            reading?.problems.contains(where: { $0.code == .trailingBytes }) != true
        else { return nil }
        return BoxHashMaker(algorithm, container, limits: limits)
    }

    /// RIFF has boxes too, but c2pa-rs refuses box hashes of WebP, WAV and AVI.
    private static let boxHashFormats: Set<MediaFormat> = [.jpeg, .png, .gif, .jpegXL, .jpegXLCodestream]
}
