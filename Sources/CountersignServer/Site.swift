// SPDX-License-Identifier: Apache-2.0
package import Accounts
import ContentCheck
package import GenerationGateway
package import MatchBanks
package import ProvenanceRegistry

/// Everything a handler needs.
package final class Site: Sendable {
    package let configuration: ServerConfiguration
    package let stores: any RegistryStorage & AccountsStorage
    package let work: any FileWork
    package let scratch: ScratchArea
    package let log: EventLog
    package let clock: @Sendable () -> Timestamp

    package let metrics = Metrics()
    package let limiter: RateLimiter
    package let throttle: SignInThrottle
    package let passwordHasher: PasswordHasher
    /// Opens the secrets of second factors.
    package let seal: SecretSeal
    package let checkLane: Lane
    package let protectLane: Lane
    package let passwordLane = Lane(name: "password", slots: 1, queueLimit: 20)
    let jobs: CheckJobs
    let runningKeys = RunningKeys()
    package let downloads: ProtectedDownloads
    package let drafts: DraftFolder
    let batches = ProtectBatch()
    /// Fetches links; nil where the operator does not allow it.
    package let links: LinkFetcher?
    /// What content is matched against; nil where this service keeps no banks.
    package let banks: BankMatcher?
    /// Reports, cases, appeals; nil where this service takes none.
    package let casework: CaseworkDesk?
    /// Signed checkpoints of the audit log; nil where nothing signs them.
    package let checkpoints: CheckpointKeeper?
    /// What the gateway decided; nil where this service knows of none.
    package let generation: (any GatewayStore)?
    /// Published figures; nil where nothing signs the log that they are made of.
    package let transparency: TransparencyShelf?
    /// Looks for the proofs of verifications; nil where the operator does not allow to fetch anything.
    package let proofs: ProofReader?

    package init(
        configuration: ServerConfiguration, stores: any RegistryStorage & AccountsStorage, work: any FileWork,
        scratch: ScratchArea,
        downloads: ProtectedDownloads, drafts: DraftFolder, links: LinkFetcher? = nil, proofs: ProofReader? = nil,
        banks: BankMatcher? = nil, casework: CaseworkDesk? = nil, checkpoints: CheckpointKeeper? = nil,
        generation: (any GatewayStore)? = nil, transparency: TransparencyShelf? = nil,
        log: EventLog = .standardError(),
        passwordHasher: PasswordHasher = PasswordHasher(), seal: SecretSeal, limiter: RateLimiter = RateLimiter(),
        throttle: SignInThrottle = SignInThrottle(),
        clock: @escaping @Sendable () -> Timestamp = { Timestamp.now() }
    ) {
        self.configuration = configuration
        self.stores = stores
        self.work = work
        self.scratch = scratch
        self.downloads = downloads
        self.drafts = drafts
        self.links = links
        self.proofs = proofs ?? links.map { ProofReader.fetching(with: $0, scratch: scratch) }
        self.banks = banks
        self.casework = casework
        self.checkpoints = checkpoints
        self.generation = generation
        self.transparency = transparency
        self.passwordHasher = passwordHasher
        self.seal = seal
        self.limiter = limiter
        self.throttle = throttle
        self.log = log
        self.clock = clock
        checkLane = Lane(name: "check", slots: configuration.workSlots)
        protectLane = Lane(name: "protect", slots: max(1, configuration.workSlots / 2))
        jobs = CheckJobs()
    }

    /// Reads uploads within the limits of this site.
    var uploads: UploadReader { uploads(files: 1) }

    /// Reads uploads of several files.
    func uploads(files: Int) -> UploadReader {
        UploadReader(limits: UploadLimits(fileBytes: configuration.uploadBytes, files: files), scratch: scratch)
    }
}
