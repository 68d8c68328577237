// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// An entry of the log as the figures read it.
package struct LogEvent: Sendable, Hashable {
    /// Its place in the log, from 1.
    package let sequence: Int64
    /// When.
    package let at: Timestamp
    /// In which role.
    package let role: String
    /// What was done.
    package let verb: String
    /// To what.
    package let object: String
    /// Details; nil where they are not published.
    package let payload: CanonicalJSON?

    package init(
        sequence: Int64, at: Timestamp, role: String = "system", verb: String, object: String,
        payload: CanonicalJSON? = nil
    ) {
        self.sequence = sequence
        self.at = at
        self.role = role
        self.verb = verb
        self.object = object
        self.payload = payload
    }

    /// A detail that is text.
    package func text(_ name: String) -> String? { payload?[name]?.text }
}

/// A published row: an entry of the log, with its payload where the rule gives it.
package struct ExtractRow: Sendable, Hashable {
    package let entry: AuditEntry
    /// Canonical JSON; nil where the rule gives the entry alone.
    package let payload: CanonicalJSON?

    package init(entry: AuditEntry, payload: CanonicalJSON?) {
        self.entry = entry
        self.payload = payload
    }

    package var event: LogEvent {
        LogEvent(
            sequence: entry.sequence, at: entry.at, role: entry.actorRole, verb: entry.verb, object: entry.object,
            payload: payload)
    }

    /// The line in `entries.jsonl`.
    package var line: CanonicalJSON {
        .object(["entry": entry.canonicalForm].merging(payload.map { ["payload": $0] } ?? [:]) { $1 })
    }

    /// Reads a line; nil where it is not of the form. The hash is computed from what stands there, not taken from it.
    package init?(line: [UInt8]) {
        guard let json = CanonicalJSON(parsing: line), let entry = json["entry"],
            let sequence = entry["seq"]?.number, let at = entry["at"]?.moment, let role = entry["actor_role"]?.text,
            let actor = entry["actor_ref"]?.text, let verb = entry["verb"]?.text, let object = entry["object"]?.text,
            let version = entry["object_version"]?.number,
            let digest = entry["payload_sha256"]?.text.flatMap(ContentDigest.init),
            let previous = entry["prev"]?.text.flatMap(ContentDigest.init)
        else { return nil }
        let unhashed = AuditEntry(
            sequence: Int64(sequence), at: at, actorRole: role, actorReference: actor, verb: verb, object: object,
            objectVersion: version, payloadDigest: digest, previous: previous, hash: AuditEntry.origin)
        self.init(
            entry: AuditEntry(
                sequence: Int64(sequence), at: at, actorRole: role, actorReference: actor, verb: verb, object: object,
                objectVersion: version, payloadDigest: digest, previous: previous, hash: unhashed.expectedHash),
            payload: json["payload"])
        // What was left out, added or written otherwise would not be in the hash.
        guard self.line.serialized == line else { return nil }
    }
}
