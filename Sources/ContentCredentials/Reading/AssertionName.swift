// SPDX-License-Identifier: Apache-2.0

/// The label of an assertion, taken apart: `c2pa.ingredient.v3__2` is the third ingredient assertion of version 3.
public struct AssertionName: Sendable, Hashable, CustomStringConvertible {
    /// The label as it stands.
    public let text: String
    /// Without version and instance.
    public let base: String
    /// The version: 1 where none is given.
    public let version: Int
    /// The instance: 0 for the first, which carries no number.
    public let instance: Int

    /// Takes a label apart.
    public init(_ text: String) {
        self.text = text
        var name = text[...]
        var instance = 0
        // Thumbnails of old manifests have the number before the type: c2pa.thumbnail.ingredient__1.jpeg
        if let mark = name.range(of: "__") {
            let digits = name[mark.upperBound...].prefix { $0.isASCII && $0.isNumber }
            if let number = Int(digits) {
                instance = number
                name = name[..<mark.lowerBound] + name[digits.endIndex...]
            }
        }
        var version = 1
        if let dot = name.lastIndex(of: "."), name[dot...].hasPrefix(".v"),
            let number = Int(name[name.index(dot, offsetBy: 2)...]), number > 0
        {
            version = number
            name = name[..<dot]
        }
        self.base = String(name)
        self.version = version
        self.instance = instance
    }

    /// The label without the instance number.
    public var withoutInstance: String {
        guard let mark = text.range(of: "__") else { return text }
        let digits = text[mark.upperBound...].prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? text : String(text[..<mark.lowerBound] + text[digits.endIndex...])
    }

    /// Whether it is an actions assertion.
    public var isActions: Bool { base == "c2pa.actions" }
    /// Whether it is an ingredient assertion.
    public var isIngredient: Bool { base == "c2pa.ingredient" }
    /// Whether it binds the manifest to the content by a hash.
    public var isHardBinding: Bool { AssertionLabel.isHardBinding(base) && base != AssertionLabel.multiAssetHash }
    /// Whether it is a thumbnail.
    public var isThumbnail: Bool { base.hasPrefix("c2pa.thumbnail.") }

    public var description: String { text }
}

extension StringProtocol {
    fileprivate func range(of mark: String) -> Range<Index>? {
        let mark = Array(mark)
        var index = startIndex
        while index < endIndex {
            if self[index...].starts(with: mark) { return index..<self.index(index, offsetBy: mark.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
