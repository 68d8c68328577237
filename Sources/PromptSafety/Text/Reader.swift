// SPDX-License-Identifier: Apache-2.0

/// Reads a text in every way that a person or a generator might: as it stands, with its disguises taken off, decoded,
/// and turned round. A view adds what it finds; it never hides what another one found.
struct Reader {
    /// The most bytes of a text that are read.
    static let limit = 65_536

    let isKnown: ([UInt32]) -> Bool
    let isWord: ([UInt32]) -> Bool

    /// The views of a text, the plain one first.
    func views(of text: String) -> [TextView] {
        let plain = TracedText(text, limit: Self.limit)
        var sources = [plain]
        let unwrapped = Unwrapping.unwrap(plain, depth: 2)
        if let unwrapped { sources.append(unwrapped) }
        let visible = withoutIgnorables(unwrapped ?? plain)
        let deobfuscation = Deobfuscation(isKnown: isKnown, isWord: isWord)
        if let reading = deobfuscation.reading(of: visible) { sources.append(reading) }
        for turned in [
            Turning.rot13(visible, isKnown: isKnown), Turning.reversed(visible, isKnown: isKnown),
        ] {
            guard let turned else { continue }
            sources.append(turned)
            if let reading = deobfuscation.reading(of: turned) { sources.append(reading) }
        }
        return sources.map(Tokenizer.view(of:))
    }

    private func withoutIgnorables(_ text: TracedText) -> TracedText {
        let folding = CharacterFolding.shared
        guard text.scalars.contains(where: { $0 >= 0x80 && folding.characterClass($0) == .ignorable }) else {
            return text
        }
        var output = TracedText()
        output.transforms = text.transforms
        for index in 0..<text.count where folding.characterClass(text.scalars[index]) != .ignorable {
            output.append(text.scalars[index], at: text.offsets[index])
        }
        return output
    }
}
