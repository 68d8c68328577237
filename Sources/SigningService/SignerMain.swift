// SPDX-License-Identifier: Apache-2.0

internal import CBOR
internal import CSigningProcess
public import TrustServices

/// The life of the process `countersign-signer`: harden, open the store, answer until the socket closes.
public enum SignerMain {
    /// Runs until the other side closes the socket.
    /// - Parameters:
    ///   - socket: descriptor of the connected socket.
    ///   - open: opens the store; its error is told to the other side.
    /// - Returns: the exit status of the process.
    public static func run(
        socket: Int32, ratePerMinute: Int, open: () throws -> UnlockedIdentityStore
    ) -> Int32 {
        let connection = MessageSocket(descriptor: socket)
        let hardened = csg_harden()
        guard hardened == 0 else {
            let error = TrustError(.system, "the signer could not protect its memory (errno \(hardened))")
            try? connection.send(SigningMessage.failure(error), timeout: .seconds(5))
            return 4
        }
        var desk: SigningDesk
        do {
            desk = SigningDesk(store: try open(), ratePerMinute: ratePerMinute)
        } catch {
            let told = error as? TrustError ?? TrustError(.system, "\(error)")
            try? connection.send(SigningMessage.failure(told), timeout: .seconds(5))
            return 3
        }
        let locked = csg_lock_memory() == 0
        do {
            try connection.send(
                SigningMessage.success([
                    ("version", .integer(SigningMessage.version)), ("locked", .bool(locked)),
                ]), timeout: .seconds(5))
            while let request = try connection.receive(timeout: nil) {
                try connection.send(desk.answer(request), timeout: .seconds(10))
            }
            return 0
        } catch {
            return 4
        }
    }
}
