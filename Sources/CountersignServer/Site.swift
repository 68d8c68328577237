// SPDX-License-Identifier: Apache-2.0
import ContentCheck
package import ProvenanceRegistry

/// Everything a handler needs.
package final class Site: Sendable {
    package let configuration: ServerConfiguration
    package let stores: any RegistryStorage
    package let work: any FileWork
    package let scratch: ScratchArea
    package let log: EventLog
    package let clock: @Sendable () -> Timestamp

    package let metrics = Metrics()
    package let limiter: RateLimiter
    package let throttle = SignInThrottle()
    package let passwordHasher: PasswordHasher
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

    package init(
        configuration: ServerConfiguration, stores: any RegistryStorage, work: any FileWork, scratch: ScratchArea,
        downloads: ProtectedDownloads, drafts: DraftFolder, links: LinkFetcher? = nil, log: EventLog = .standardError(),
        passwordHasher: PasswordHasher = PasswordHasher(), limiter: RateLimiter = RateLimiter(),
        clock: @escaping @Sendable () -> Timestamp = { Timestamp.now() }
    ) {
        self.configuration = configuration
        self.stores = stores
        self.work = work
        self.scratch = scratch
        self.downloads = downloads
        self.drafts = drafts
        self.links = links
        self.passwordHasher = passwordHasher
        self.limiter = limiter
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
