// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import ProvenanceRegistry
import Testing

/// Section 10 of the design: only what is past second review leaves.
@Suite("Sharing")
struct ShareTests {
    /// A removal that one person decided alone, or two, and the draft of a signal about it.
    private func drafted(_ satire: Report.Satire) throws -> (Office, ShareID) {
        var office = Office()
        let (_, id) = try office.report("fake", Office.draft(.candidateLikeness, satire: satire))
        let decision = try office.remove(id)
        let share = try #require(try office.done(.draftShare(decision), by: office.sharer).made.flatMap(ShareID.init))
        return (office, share)
    }

    @Test("Every state of a signal against every event, by everybody, with and without a second review")
    func table() throws {
        for satire in [Report.Satire.no, .unsure] {
            let (made, id) = try drafted(satire)
            let draft = try #require(made.store.find(Share.self, id.description))
            let isReviewed = satire != .no
            for state in Share.State.allCases {
                for event in CaseworkMachines.ShareEvent.allCases {
                    for actor in [made.sharer, made.senior, made.reviewer, made.officer] {
                        var office = made
                        var share = draft
                        share.state = state
                        // Behind approval, a signal about one person's decision was reviewed.
                        if !isReviewed, state != .draft { share.reviewer = made.senior.id }
                        office.store.place(share)
                        let refusal = try office.refusal(.share(id, version: share.version, event), by: actor)
                        let isRow = !CaseworkMachines.share.targets(from: state, on: event).isEmpty
                        let mayAct =
                            event == .withdraw
                            ? actor == made.sharer || actor == made.officer
                            : event == .approve && !isReviewed ? actor == made.senior : actor == made.sharer
                        #expect((refusal == nil) == (isRow && mayAct), "\(satire) \(state) \(event) \(actor.id)")
                    }
                }
            }
        }
    }

    @Test("Who proposed or drafted is no second person, and nothing unreviewed is published")
    func separation() throws {
        var (office, id) = try drafted(.no)
        #expect(
            try office.refusal(.share(id, version: 1, .approve), by: office.sharer)?.faults == [.secondReviewMissing])
        for name in [office.reviewer.id, office.sharer.id] {
            let both = CaseworkActor(id: name, roles: [.senior, .sharing])
            #expect(try office.refusal(.share(id, version: 1, .approve), by: both)?.code == .separationOfDuty)
        }
        try office.done(.share(id, version: 1, .approve), by: office.senior)
        try office.done(.share(id, version: 2, .publish), by: office.sharer)
        #expect(try office.faults() == [])
        // What was approved before this was asked for waits for its review too.
        (office, id) = try drafted(.no)
        var share = try #require(office.store.find(Share.self, id.description))
        share.state = .approved
        office.store.place(share)
        #expect(
            try office.refusal(.share(id, version: 1, .publish), by: office.sharer)?.faults == [.secondReviewMissing])
    }
}
