// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
import Glibc

/// What is learnt from the end of a child.
enum JobResult {
    /// What the job was about, for its messages.
    enum Kind: String {
        case picture
        case recording

        /// What a person can do about one that costs too much.
        var advice: String { self == .picture ? "Use a smaller version." : "Use a shorter or smaller version." }
    }

    /// The answer of a child that did its job.
    /// - Throws: ``MediaError`` for everything else.
    static func answer(
        _ end: csm_end, _ answer: csm_answer?, cpuSeconds: Int, kind: Kind = .picture
    ) throws(MediaError) -> csm_answer {
        if end.timed_out != 0 {
            throw MediaError(.timeout, "The \(kind.rawValue) took too long to process. \(kind.advice)")
        }
        if end.signal == SIGXCPU || (end.signal == SIGKILL && end.cpu_microseconds / 1_000_000 >= UInt64(cpuSeconds)) {
            throw MediaError(
                .cpu, "The \(kind.rawValue) needed more than \(cpuSeconds) s of processor time. \(kind.advice)")
        }
        if end.signal == SIGSYS {
            throw MediaError(
                .forbiddenCall,
                "Decoding was stopped because it tried something no decoder may do. Treat the file as an attack.")
        }
        if end.signal != 0 {
            throw MediaError(
                .crashed, reason: name(of: end.signal),
                "The decoder crashed on this file (\(name(of: end.signal))); nothing else was affected. "
                    + "The file is damaged or made to do harm.")
        }
        if end.exit_code == 125 {
            throw MediaError(.busy, reason: "fork", "No process could be started for this picture. Try again later.")
        }
        guard end.exit_code == 0, let answer else {
            throw MediaError(.crashed, reason: "no_answer", "The decoder ended without an answer.")
        }
        if answer.status == CSM_OK { return answer }
        throw error(answer, kind)
    }

    /// A child that answers something impossible is treated like one that crashed.
    static func falseAnswer() -> MediaError {
        MediaError(.crashed, reason: "false_answer", "The decoder's answer does not fit the job; it was not used.")
    }

    private static func error(_ answer: csm_answer, _ kind: Kind) -> MediaError {
        let detail = text(of: answer.message)
        return switch Int(answer.status) {
        case CSM_TRUNCATED:
            MediaError(
                .unreadableMedia, reason: "truncated",
                "The file is cut off: parts of the \(kind.rawValue) are missing (\(detail)). Get the whole file.")
        case CSM_UNREADABLE:
            MediaError(
                .unreadableMedia, reason: "corrupt", "The file is damaged and cannot be decoded (\(detail)).")
        case CSM_UNSUPPORTED:
            MediaError(
                .unsupportedFormat,
                "This kind of file is not supported (\(detail)). "
                    + (kind == .picture ? "Convert it to PNG or JPEG and try again." : "Convert it and try again."))
        case CSM_LIMIT_PIXELS:
            kind == .picture
                ? MediaError(.limitPixels, "The picture has more pixels than allowed. Use a smaller version.")
                : MediaError(.limitPixels, "The recording is refused (\(detail)). \(kind.advice)")
        case CSM_MEMORY:
            MediaError(.memory, "The \(kind.rawValue) needed more memory than allowed. \(kind.advice)")
        case CSM_NO_SANDBOX:
            MediaError(.sandboxUnavailable, "The decoding process could not be locked in: \(detail).")
        case CSM_SIZE_MISMATCH:
            kind == .recording
                ? MediaError(.sizeMismatch, "\(detail).")
                : MediaError(
                    .sizeMismatch,
                    "The pixels do not fit the original: decode it at full size with its own colours, change those.")
        case CSM_OUTPUT_FULL where kind == .recording:
            MediaError(.limitBytes, "What is written became larger than allowed.")
        default:
            MediaError(.crashed, reason: "bad_job", "The decoding process did not understand the job (\(detail)).")
        }
    }

    private static func name(of signal: Int32) -> String {
        switch signal {
        case SIGSEGV: "SIGSEGV"
        case SIGBUS: "SIGBUS"
        case SIGABRT: "SIGABRT"
        case SIGILL: "SIGILL"
        case SIGFPE: "SIGFPE"
        case SIGTRAP: "SIGTRAP"
        case SIGKILL: "SIGKILL"
        case SIGXFSZ: "SIGXFSZ"
        default: "signal \(signal)"
        }
    }
}
