// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The regular files below a folder, a folder at a time and by name, so that two runs give the same order. Links are not
/// followed.
struct FolderWalk: Sequence, IteratorProtocol {
    private var waiting: [String]

    init(_ folder: String) { waiting = [folder] }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    mutating func next() -> String? {
        while let path = waiting.popLast() {
            let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            switch kind {
            case .typeRegular: return path
            case .typeDirectory:
                let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
                waiting += names.sorted().reversed().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
            default: break
            }
        }
        return nil
    }
}
