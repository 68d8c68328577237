// SPDX-License-Identifier: Apache-2.0

internal import TrustServices

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Whole messages over a stream socket, with a deadline. The only file here that reads and writes descriptors.
struct MessageSocket {
    let descriptor: Int32

    /// Sends one message.
    /// - Throws: `TrustError` with `signerUnavailable`.
    func send(_ message: [UInt8], timeout: Duration?) throws(TrustError) {
        guard message.count <= SigningMessage.limit else {
            throw TrustError(.limitExceeded, "the request has more than \(SigningMessage.limit) bytes")
        }
        let length = UInt32(message.count)
        let frame = [24, 16, 8, 0].map { UInt8(length >> $0 & 0xFF) } + message
        let deadline = timeout.map { ContinuousClock.now + $0 }
        var done = 0
        while done < frame.count {
            try wait(for: Int16(POLLOUT), until: deadline)
            let sent = frame.withUnsafeBytes { buffer in
                #if os(Linux)
                    let flags = Int32(MSG_NOSIGNAL)
                #else
                    let flags: Int32 = 0
                #endif
                return systemSend(descriptor, buffer.baseAddress?.advanced(by: done), frame.count - done, flags)
            }
            if sent > 0 {
                done += sent
            } else if errno != EINTR {
                throw TrustError(.signerUnavailable, "the connection to the signer broke")
            }
        }
    }

    /// Receives one message; nil when the other side closed the connection before one began.
    /// - Throws: `TrustError` with `signerUnavailable` or `limitExceeded`.
    func receive(timeout: Duration?) throws(TrustError) -> [UInt8]? {
        let deadline = timeout.map { ContinuousClock.now + $0 }
        guard let head = try read(4, deadline, mayEnd: true) else { return nil }
        let length = head.reduce(0) { $0 << 8 | Int($1) }
        guard length <= SigningMessage.limit else {
            throw TrustError(.limitExceeded, "a message has \(length) bytes; at most \(SigningMessage.limit) are read")
        }
        return try read(length, deadline, mayEnd: false)
    }

    private func read(_ count: Int, _ deadline: ContinuousClock.Instant?, mayEnd: Bool) throws(TrustError) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            try wait(for: Int16(POLLIN), until: deadline)
            let got = bytes.withUnsafeMutableBytes { buffer in
                systemRead(descriptor, buffer.baseAddress?.advanced(by: done), count - done)
            }
            if got > 0 {
                done += got
            } else if got == 0 || errno != EINTR {
                if got == 0, done == 0, mayEnd { return nil }
                throw TrustError(.signerUnavailable, "the connection to the signer broke")
            }
        }
        return bytes
    }

    private func wait(for events: Int16, until deadline: ContinuousClock.Instant?) throws(TrustError) {
        while true {
            var milliseconds: Int32 = -1
            if let deadline {
                let left = (deadline - ContinuousClock.now) / .milliseconds(1)
                guard left > 0 else { throw TrustError(.signerUnavailable, "the signer did not answer in time") }
                milliseconds = Int32(min(left.rounded(.up), 1_000_000))
            }
            var item = pollfd(fd: descriptor, events: events, revents: 0)
            let ready = poll(&item, 1, milliseconds)
            if ready > 0 { return }
            if ready < 0, errno != EINTR {
                throw TrustError(.signerUnavailable, "the connection to the signer broke")
            }
        }
    }

    func shut() { systemClose(descriptor) }
}

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    send(descriptor, bytes, count, flags)
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) { close(descriptor) }
