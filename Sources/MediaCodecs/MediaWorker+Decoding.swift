// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
public import SignalProcessing

extension MediaWorker {
    /// Reads what a picture says about itself.
    /// - Throws: ``MediaError``.
    public func probe(_ input: MediaInput) async throws(MediaError) -> MediaProbe {
        let input = try PreparedInput(input, limits: configuration.limits)
        var job = csm_job()
        job.operation = UInt32(CSM_PROBE)
        job.format = input.header.format.wireNumber
        job.input_bytes = UInt64(input.count)
        let answer = try await run(job, descriptors: [input.descriptor], cpuSeconds: configuration.limits.cpuSeconds)
        guard (1...8).contains(answer.orientation), answer.width > 0, answer.height > 0,
            answer.width <= UInt32(clamping: configuration.limits.side),
            answer.height <= UInt32(clamping: configuration.limits.side), answer.bands <= 4096, answer.depth <= 128
        else { throw JobResult.falseAnswer() }
        func has(_ flag: Int) -> Bool { answer.flags & UInt32(flag) != 0 }
        return MediaProbe(
            format: input.header.format, width: Int(answer.width), height: Int(answer.height),
            orientation: Int(answer.orientation), bands: Int(answer.bands), bitDepth: Int(answer.depth),
            hasAlpha: has(CSM_HAS_ALPHA), isCMYK: has(CSM_IS_CMYK), hasICC: has(CSM_HAS_ICC),
            hasEXIF: has(CSM_HAS_EXIF), hasXMP: has(CSM_HAS_XMP), frames: Int(answer.frames))
    }

    /// Decodes a picture: upright, transparency over white, 8 bits a sample, grey as one channel.
    /// - Throws: ``MediaError``.
    public func pixels(
        _ input: MediaInput, options: PixelOptions = PixelOptions()
    ) async throws(MediaError) -> PixelBuffer {
        let input = try PreparedInput(input, limits: configuration.limits)
        let room = MediaWorker.room(for: input.header, maxSide: options.maxSide)
        let output = try Descriptor.output(bytes: room)
        var job = csm_job()
        job.operation = UInt32(CSM_PIXELS)
        job.format = input.header.format.wireNumber
        job.input_bytes = UInt64(input.count)
        job.output_bytes = UInt64(room)
        job.max_side = options.maxSide.map { UInt32(clamping: max(1, $0)) } ?? 0
        if options.colour == .native { job.flags |= UInt32(CSM_NATIVE) }
        if options.allowShrink { job.flags |= UInt32(CSM_SHRINK) }
        if options.tolerant { job.flags |= UInt32(CSM_TOLERANT) }
        let answer = try await run(
            job, descriptors: [input.descriptor, output], cpuSeconds: configuration.limits.cpuSeconds,
            extraMemory: room)
        return try MediaWorker.pixels(answer, in: output, room: room)
    }

    /// Bytes the decoded picture can have at most. The header bounds it, since the child may not write more.
    static func room(for header: PictureHeader, maxSide: Int?) -> Int {
        let full = header.width * header.height * 3  // checked against the limits: cannot overflow
        guard let maxSide, maxSide > 0, maxSide < max(header.width, header.height) else { return full }
        return min(full, maxSide * maxSide * 3)
    }

    /// Takes the pixels an answer speaks of, where they fit what was asked for.
    static func pixels(_ answer: csm_answer, in output: Descriptor, room: Int) throws(MediaError) -> PixelBuffer {
        let width = Int(answer.width)
        let height = Int(answer.height)
        let channels = Int(answer.channels)
        guard width > 0, height > 0, channels == 1 || channels == 3, width <= room, height <= room / width,
            width * height <= room / channels
        else { throw JobResult.falseAnswer() }
        let samples = try output.read(width * height * channels)
        guard let pixels = PixelBuffer(width: width, height: height, channels: channels, samples: samples) else {
            throw JobResult.falseAnswer()
        }
        return pixels
    }

    /// Makes a small sRGB JPEG without any metadata.
    /// - Throws: ``MediaError``.
    public func preview(_ input: MediaInput, maxSide: Int, quality: Int = 80) async throws(MediaError) -> [UInt8] {
        let input = try PreparedInput(input, limits: configuration.limits)
        let side = max(1, min(maxSide, max(input.header.width, input.header.height)))
        let room = side * side * 3 + 65_536
        let output = try Descriptor.output(bytes: room)
        var job = csm_job()
        job.operation = UInt32(CSM_PREVIEW)
        job.format = input.header.format.wireNumber
        job.output_format = UInt32(CSM_JPEG)
        job.input_bytes = UInt64(input.count)
        job.output_bytes = UInt64(room)
        job.max_side = UInt32(clamping: side)
        job.quality = UInt32(clamping: min(100, max(1, quality)))
        job.flags = UInt32(CSM_TOLERANT)
        let answer = try await run(
            job, descriptors: [input.descriptor, output], cpuSeconds: configuration.limits.cpuSeconds,
            extraMemory: 2 * room)
        return try MediaWorker.bytes(answer, in: output, room: room)
    }

    static func bytes(_ answer: csm_answer, in output: Descriptor, room: Int) throws(MediaError) -> [UInt8] {
        guard let count = Int(exactly: answer.bytes_written), count > 0, count <= room else {
            throw JobResult.falseAnswer()
        }
        return try output.read(count)
    }
}
