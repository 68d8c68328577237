// SPDX-License-Identifier: Apache-2.0
public import ContentCredentials

/// The words of a request that are judged: every text that a generator could read, whatever the field is called. Only
/// fields that cannot carry a wish are passed over, so that a new field of a generator is judged before anybody here has
/// heard of it.
public struct RequestText: Sendable, Hashable {
    /// The texts in the order of the request.
    public private(set) var parts: [String] = []
    /// The request is nested deeper than it is read; what is not read must not be passed on.
    public private(set) var isTooDeep = false

    /// Fields whose values are names of settings.
    static let settings: Set<String> = [
        "model", "n", "size", "quality", "response_format", "output_format", "output_compression", "background",
        "moderation", "partial_images", "stream", "stream_format", "user", "safety_identifier", "seconds", "speed",
        "input_fidelity",
    ]
    /// A setting longer than this is a text after all.
    static let settingLength = 64
    /// The voices that the OpenAI API names; any other name of a voice is judged as a wish for that voice.
    static let commonVoices: Set<String> = [
        "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer",
        "verse",
    ]
    private static let depthLimit = 16

    /// No text.
    public init() {}

    /// The texts of a request in JSON.
    public init(_ body: JSONValue) {
        collect(body, field: nil, depth: 0)
    }

    /// Adds a field of a form, or a text that came in otherwise (read from a picture).
    public mutating func add(_ text: String, field: String? = nil) {
        guard !text.isEmpty else { return }
        if let field, Self.settings.contains(field), text.utf8.count <= Self.settingLength { return }
        if field == "voice" {
            if !Self.commonVoices.contains(text.lowercased()) { parts.append("voice of \(text)") }
            return
        }
        parts.append(text)
    }

    private mutating func collect(_ value: JSONValue, field: String?, depth: Int) {
        guard depth < Self.depthLimit else {
            isTooDeep = true
            return
        }
        switch value {
        case .string(let text): add(text, field: field)
        case .array(let items): for item in items { collect(item, field: field, depth: depth + 1) }
        case .object(let members):
            for member in members { collect(member.value, field: field ?? member.name, depth: depth + 1) }
        case .null, .bool, .integer, .unsigned, .number: break
        }
    }

    /// All of it as one text, as the engine judges it.
    public var joined: String { parts.joined(separator: "\n") }
}
