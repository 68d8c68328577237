// SPDX-License-Identifier: Apache-2.0

import MediaContainers

/// What the specification says of files whose manifests cannot be found as they should (2.4, sections A.7 to A.9).
extension ReadingError {
    /// The error for a file without a store that could be judged; nil where nothing in it begins like one.
    init?(_ reading: ContainerReading) {
        for problem in reading.problems {
            guard let (code, status) = ReadingError.meaning(of: problem.code, in: reading.format) else { continue }
            self.init(code, problem.detail, failures: [status])
            return
        }
        return nil
    }

    private static func meaning(of code: ContainerProblem.Code, in format: MediaFormat) -> (Code, StatusCode)? {
        switch code {
        case .multipleManifests:
            switch format {
            case .html: (.multipleManifestStores, .htmlMultipleManifests)
            case .text: (.multipleManifestStores, .structuredMultipleReferences)
            default: nil
            }
        case .wrapperCorrupted: (.malformedStore, .textCorruptedWrapper)
        case .referenceUnterminated: (.malformedStore, .structuredNoManifest)
        case .referenceEmpty: (.malformedStore, .structuredEmptyReference)
        case .referenceMalformed: (.malformedStore, .structuredMalformedReference)
        case .referenceUnresolvable: (.remoteManifest, .structuredNoResolutionPath)
        default: nil
        }
    }
}
