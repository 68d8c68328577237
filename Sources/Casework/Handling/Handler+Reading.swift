// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

extension CaseworkHandler {
    /// Whether the actor may read the case. Going through the handler puts every refusal into the log.
    func openCase(_ id: CaseID, _ desk: inout Desk) throws {
        try require(.readCase, try desk.get(Case.self, id.description), &desk)
    }

    /// Whether the actor may see a piece of evidence of the case; says so in the log.
    func openEvidence(_ id: EvidenceID, of file: CaseID, _ desk: inout Desk) throws {
        let file = try desk.get(Case.self, file.description)
        try require(.seeMedia, file, &desk)
        guard let evidence = try evidence(of: file, desk)[id.description], evidence.deletedAt == nil else {
            throw Refusal(.notFound, id.description)
        }
        desk.note(
            "evidence.read", evidence.key, version: evidence.version,
            ["case": .string(file.key), "type": .string(evidence.type.rawValue)])
    }
}
