// SPDX-License-Identifier: Apache-2.0

/// What a client asks a generator for, by the OpenAI route that it calls.
public enum GenerationRoute: String, Sendable, Hashable, Codable, CaseIterable {
    /// `POST /v1/images/generations`
    case images
    /// `POST /v1/images/edits`
    case edits
    /// `POST /v1/audio/speech`
    case speech
    /// `POST /v1/videos`
    case videos
    /// `POST /v1/moderations`: asks for a decision, and makes nothing.
    case moderations

    /// The field that errors name (`error.param`).
    public var param: String { self == .speech || self == .moderations ? "input" : "prompt" }

    /// The type of a refusal (`error.type`).
    public var refusalType: String {
        self == .images || self == .edits ? "image_generation_user_error" : "invalid_request_error"
    }
}

/// On which side of the generator a decision was made.
public enum ModerationStage: String, Sendable, Hashable, Codable {
    /// About what was asked for.
    case input
    /// About what came back.
    case output
}
