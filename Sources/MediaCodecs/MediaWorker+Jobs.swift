// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
import Glibc
import SignalProcessing

extension MediaWorker {
    /// What is known about the sandbox of this machine.
    public struct SandboxStatus: Sendable, Equatable {
        /// Version of landlock, 0 where the kernel has none.
        public var landlockABI: Int
        /// Whether seccomp filters work.
        public var seccomp: Bool
        /// Formats that can be decoded.
        public var decodes: Set<PictureFormat>
        /// Formats that can be encoded.
        public var encodes: Set<PictureFormat>
        /// Why no job is taken; nil where all is well.
        public var refusal: String?
    }

    /// Starts the worker if need be and says how well it is locked in.
    /// - Throws: ``MediaError`` with `sandbox_unavailable` where it does not start.
    public func sandboxStatus() async throws(MediaError) -> SandboxStatus {
        guard let hello = try await current().hello() else { throw died() }
        func formats(_ bits: UInt32) -> Set<PictureFormat> {
            Set(PictureFormat.allCases.filter { bits & 1 << $0.wireNumber != 0 })
        }
        return SandboxStatus(
            landlockABI: Int(hello.landlock_abi), seccomp: hello.seccomp != 0, decodes: formats(hello.decoders),
            encodes: formats(hello.encoders), refusal: hello.refused != 0 ? text(of: hello.message) : nil)
    }

    /// One job, again with a new worker where the old one was lost.
    func run(
        _ job: csm_job, descriptors: [Descriptor], cpuSeconds: Int, extraMemory: Int = 0
    ) async throws(MediaError) -> csm_answer {
        var job = job
        job.magic = UInt32(CSM_MAGIC)
        job.length = UInt32(MemoryLayout<csm_job>.size)
        job.pixel_limit = UInt64(clamping: configuration.limits.pixels)
        job.side_limit = UInt32(clamping: configuration.limits.side)
        let ticket = csm_ticket(
            magic: UInt32(CSM_MAGIC), length: UInt32(MemoryLayout<csm_ticket>.size), id: 0,
            memory_bytes: UInt64(clamping: configuration.limits.memoryBytes) + UInt64(clamping: extraMemory),
            cpu_seconds: UInt32(clamping: max(1, cpuSeconds)),
            wall_milliseconds: UInt32(
                min(86_400, max(1, Double(cpuSeconds) * Double(configuration.limits.wallSecondsPerCPUSecond))) * 1000))
        return try await lane.run { [job] () async throws(MediaError) -> csm_answer in
            for _ in 0..<3 {
                switch try await self.current().run(job, ticket: ticket, descriptors: descriptors) {
                case .ended(let end, let answer):
                    do throws(MediaError) {
                        let good = try JobResult.answer(end, answer, cpuSeconds: cpuSeconds)
                        self.count(nil, cpuMicroseconds: end.cpu_microseconds)
                        return good
                    } catch {
                        self.count(error.code, cpuMicroseconds: end.cpu_microseconds)
                        throw error
                    }
                case .refused(let why):
                    throw MediaError(
                        .sandboxUnavailable,
                        "Pictures are not decoded because the decoder cannot be locked in: \(why). "
                            + "Allow seccomp for this process, or accept the risk with --unsafe-decoding.")
                case .lost: continue
                }
            }
            throw self.died()
        }
    }

    func died() -> MediaError {
        MediaError(.sandboxUnavailable, "The decoding process \(executable) ends at once. Run it by hand to see why.")
    }
}

extension PictureFormat {
    var wireNumber: UInt32 {
        switch self {
        case .jpeg: UInt32(CSM_JPEG)
        case .png: UInt32(CSM_PNG)
        case .webp: UInt32(CSM_WEBP)
        case .tiff: UInt32(CSM_TIFF)
        case .gif: UInt32(CSM_GIF)
        case .heic: UInt32(CSM_HEIC)
        case .avif: UInt32(CSM_AVIF)
        }
    }
}
