// SPDX-License-Identifier: Apache-2.0

extension APIDescription {
    private static let bankName = Parameter(
        name: "name", place: .path, text: "The bank, as in ELECTION_2028.", isRequired: true)
    private static let contentNumber = Parameter(
        name: "id", place: .path, text: "The number of the item.", isRequired: true)
    private static let signalType = Parameter(name: "signal_type", place: .query, text: "pdq or sha256.")
    private static let signal = Parameter(name: "signal", place: .query, text: "64 hexadecimal digits.")
    private static let url = Parameter(
        name: "url", place: .query, text: "The address of a file, where this service fetches links.")
    private static let picture: Body = .file(fields: [("photo", "The file.")], rawToo: false)
    private static let json: Content = .binary("application/json")

    /// Banks of known items.
    static let matching = Group(
        id: "matching", title: "Matching",
        text:
            "What banks of known items say about content. A match is a lead for people who look into it, never a decision. Tokens with the scope match read, those with bank change, for accounts with the role sharing. The paths below /h, /m and /c are those of Hasher-Matcher-Actioner.",
        operations: [
            Operation(
                id: "match", method: "post", path: "/api/match", summary: "Match content against the banks.",
                detail: "One item or up to 1,000, as fingerprints in JSON; or one file as multipart/form-data.",
                body: .json(schema: "MatchRequest"),
                answers: [(200, "What matches, in the order asked.", .schema("MatchAnswer"))], needsToken: true,
                errors: [400, 401, 403, 413, 415, 422, 429])
        ] + hashing + lookups + curating + catalogue)

    private static let hashing = [
        Operation(
            id: "hashByAddress", method: "get", path: "/h/hash", summary: "The hashes of a file behind an address.",
            parameters: [url], answers: [(200, "Hashes by kind.", json)], needsToken: true,
            errors: [400, 401, 403, 415, 422, 429]),
        Operation(
            id: "hash", method: "post", path: "/h/hash", summary: "The hashes of a file.", body: picture,
            answers: [(200, "Hashes by kind.", json)], needsToken: true, errors: [400, 401, 403, 413, 415, 422, 429]),
    ]

    private static let lookups = [
        Operation(
            id: "rawLookup", method: "get", path: "/m/raw_lookup", summary: "The items that a hash matches.",
            parameters: [
                signalType, signal, Parameter(name: "banks", place: .query, text: "Names, separated by commas."),
                Parameter(
                    name: "include_distance", place: .query, kind: .boolean(standard: false), text: "Distances too."),
            ], answers: [(200, "Numbers of items.", json)], needsToken: true, errors: [400, 401, 403, 422, 429]),
        Operation(
            id: "lookup", method: "get", path: "/m/lookup", summary: "The banks that hold a hash.",
            parameters: [
                signalType, signal, url,
                Parameter(name: "seed", place: .query, text: "Makes the share of a bank that is on repeatable."),
            ], answers: [(200, "Names of banks; by kind of hash for an address.", json)], needsToken: true,
            errors: [400, 401, 403, 415, 422, 429]),
        Operation(
            id: "lookupFile", method: "post", path: "/m/lookup", summary: "The banks that hold a file.", body: picture,
            answers: [(200, "Names of banks by kind of hash.", json)], needsToken: true,
            errors: [400, 401, 403, 413, 415, 422, 429]),
        Operation(
            id: "compareHashes", method: "post", path: "/m/compare", summary: "How far hashes are from each other.",
            body: .binary("application/json"), answers: [(200, "Whether they match, and the distance.", json)],
            needsToken: true, errors: [400, 401, 403, 413, 422, 429]),
        Operation(
            id: "indexStatus", method: "get", path: "/m/index/status", summary: "What the index holds.",
            parameters: [signalType], answers: [(200, "Size by kind.", json)], needsToken: true,
            errors: [400, 401, 403, 429]),
    ]

    private static let curating = [
        Operation(
            id: "listBanks", method: "get", path: "/c/banks", summary: "All banks.",
            answers: [(200, "Banks.", json)], needsToken: true, errors: [401, 403, 429]),
        Operation(
            id: "createBank", method: "post", path: "/c/banks", summary: "Make a bank.",
            body: .binary("application/json"), answers: [(201, "The bank.", json)], needsToken: true,
            errors: [400, 401, 403, 409, 422, 429]),
        Operation(
            id: "getBank", method: "get", path: "/c/bank/{name}", summary: "One bank.", parameters: [bankName],
            answers: [(200, "The bank.", json)], needsToken: true, errors: [401, 403, 404, 429]),
        Operation(
            id: "updateBank", method: "put", path: "/c/bank/{name}", summary: "Change a bank.", parameters: [bankName],
            body: .binary("application/json"), answers: [(200, "The bank.", json)], needsToken: true,
            errors: [400, 401, 403, 404, 409, 422, 429]),
        Operation(
            id: "removeBank", method: "delete", path: "/c/bank/{name}", summary: "Remove a bank and its items.",
            parameters: [bankName], answers: [(200, "Done.", json)], needsToken: true, errors: [401, 403, 404, 429]),
        Operation(
            id: "addBankContent", method: "post", path: "/c/bank/{name}/content", summary: "Put a file into a bank.",
            detail: "Its hashes are kept, the file is not.", parameters: [bankName, url], body: picture,
            answers: [(200, "The item.", json)], needsToken: true,
            errors: [400, 401, 403, 404, 413, 415, 422, 429]),
        Operation(
            id: "getBankContent", method: "get", path: "/c/bank/{name}/content/{id}", summary: "One item.",
            parameters: [bankName, contentNumber], answers: [(200, "The item.", json)], needsToken: true,
            errors: [401, 403, 404, 429]),
        Operation(
            id: "removeBankContent", method: "delete", path: "/c/bank/{name}/content/{id}", summary: "Remove an item.",
            parameters: [bankName, contentNumber], answers: [(200, "How many were removed.", json)], needsToken: true,
            errors: [401, 403, 404, 429]),
        Operation(
            id: "addBankSignals", method: "post", path: "/c/bank/{name}/signal", summary: "Put hashes into a bank.",
            parameters: [bankName], body: .binary("application/json"), answers: [(200, "The item.", json)],
            needsToken: true, errors: [400, 401, 403, 404, 413, 422, 429]),
    ]

    private static let catalogue = [
        ("listExchanges", "/c/exchanges", "Exchanges; none is configured here."),
        ("listExchangeAPIs", "/c/exchanges/apis", "Kinds of exchanges; none is configured here."),
        ("listSignalTypes", "/c/signal_type", "Kinds of hashes."),
        ("signalTypeIndex", "/c/signal_type/index", "What the indexes hold."),
        ("listContentTypes", "/c/content_type", "Kinds of content."),
    ].map { id, path, text in
        Operation(
            id: id, method: "get", path: path, summary: text, answers: [(200, "A list.", json)], needsToken: true,
            errors: [401, 403, 429])
    }
}
