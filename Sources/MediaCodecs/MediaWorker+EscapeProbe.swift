// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
package import SignalProcessing

extension MediaWorker {
    /// Runs attempt `number` of `escape_probe.c` under the lock of every job. A worker that was not started for that
    /// (``Configuration/escapeProbe``) does not know the operation.
    /// - Returns: pixels, where the attempt worked and answered.
    package func attemptEscape(_ number: Int) async throws(MediaError) -> PixelBuffer {
        let room = 65_536
        let input = try Descriptor.sealed([0])
        let output = try Descriptor.output(bytes: room)
        var job = csm_job()
        job.operation = UInt32(CSM_ESCAPE)
        job.quality = UInt32(clamping: number)
        job.input_bytes = 1
        job.output_bytes = UInt64(room)
        let answer = try await run(
            job, descriptors: [input, output], cpuSeconds: configuration.limits.cpuSeconds)
        _ = try MediaWorker.bytes(answer, in: output, room: room)
        return try MediaWorker.pixels(answer, in: output, room: room)
    }
}
