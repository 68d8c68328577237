// SPDX-License-Identifier: Apache-2.0

/// A statement in a file's metadata, outside of C2PA, that it was made with AI. Nobody signs it; it can be added or
/// removed by anyone.
public struct AIDisclosure: Sendable, Hashable {
    /// Where it stands.
    public enum Source: String, Sendable, Hashable {
        /// `Iptc4xmpExt:DigitalSourceType` in XMP.
        case iptc
        /// Another XMP property.
        case xmp
        /// An uncompressed text chunk of a PNG.
        case pngText = "png-text"
    }

    /// Where it stands.
    public let source: Source
    /// Name of the property or keyword.
    public let key: String
    /// Its value, cut to 2,000 characters.
    public let value: String

    package init(source: Source, key: String, value: String) {
        self.source = source
        self.key = key
        self.value = String(value.prefix(2_000))
    }

    /// The PNG text keywords under which generators keep their prompts and settings (Stable Diffusion web UIs, ComfyUI,
    /// InvokeAI, NovelAI). Only uncompressed text (`tEXt`, uncompressed `iTXt`) is looked at: there is no inflate here.
    package static let pngKeywords: Set<String> = [
        "parameters", "prompt", "workflow", "Dream", "dream", "sd-metadata", "invokeai_metadata", "invokeai_graph",
        "generation_data", "fooocus_scheme", "negative_prompt",
    ]

    /// IPTC digital source types that say AI made the content, or part of it; last path component of the URI.
    package static let sourceTypes: Set<String> = [
        "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic",
        "algorithmicallyEnhanced",
    ]

    /// Whether a digital source type (URI or last component) says that AI had a part in the content.
    public static func isAI(sourceType: String) -> Bool {
        let name = sourceType.split(separator: "/").last.map(String.init) ?? sourceType
        return ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"].contains(name)
    }
}
