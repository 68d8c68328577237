// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Crypto
public import ProvenanceRegistry

/// Time-based one-time codes (RFC 6238) over HMAC-SHA-1 (RFC 4226), the form every authenticator app knows.
public struct TimeBasedCode: Sendable, Hashable {
    /// Seconds for which one code is shown.
    public static let period: Int64 = 30
    /// Digits of a code.
    public static let digits = 6
    /// Bytes of a secret (RFC 4226, section 4: 160 bits are recommended).
    public static let secretLength = 20
    /// Steps before and after the present one that are taken too, for clocks that differ (RFC 6238, section 5.2).
    public static let tolerance: Int64 = 1

    /// The secret shared with the app.
    public let secret: [UInt8]

    /// Uses a secret.
    public init(secret: [UInt8]) { self.secret = secret }

    /// The number of the step that `moment` falls in.
    public static func step(at moment: Timestamp) -> Int64 { moment.milliseconds / 1000 / period }

    /// The code of a step, in `digits` decimal digits (at most 9).
    public func code(step: Int64, digits: Int = TimeBasedCode.digits) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        let code = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        // Dynamic truncation (RFC 4226, section 5.3): the last four bits choose where to read.
        let offset = Int((code.last ?? 0) & 15)
        let word = code[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<max(1, min(9, digits))).reduce(UInt32(1)) { value, _ in value * 10 }
        let text = String(word % modulus)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// The step whose code `typed` is, or nil.
    /// - Parameter lastStep: the latest step that was used already; it and all before are refused, so that a code that
    ///   somebody saw over a shoulder is worth nothing (RFC 6238, section 5.2).
    public func acceptedStep(for typed: String, at moment: Timestamp, after lastStep: Int64) -> Int64? {
        let given = Array(typed.utf8.filter { $0 != 0x20 })
        let present = TimeBasedCode.step(at: moment)
        var accepted: Int64?
        // Every candidate is compared, so that time does not tell which one fitted.
        for step in (present - TimeBasedCode.tolerance)...(present + TimeBasedCode.tolerance) {
            let fits = ConstantTime.equal(given, Array(code(step: step).utf8))
            if fits && step > lastStep { accepted = step }
        }
        return accepted
    }

    /// The address that an authenticator app reads from a QR code (Key URI format).
    public func address(issuer: String, account: String) -> String {
        let label = "\(TimeBasedCode.escaped(issuer)):\(TimeBasedCode.escaped(account))"
        return "otpauth://totp/\(label)?secret=\(Base32.encode(secret))&issuer=\(TimeBasedCode.escaped(issuer))"
    }

    /// Everything but unreserved characters as percent escapes (RFC 3986, section 2.3).
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }.joined()
    }
}

/// Comparison that takes as long for the first difference as for the last.
public enum ConstantTime {
    /// Whether both hold the same bytes; a difference in length shows at once.
    public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(left, right) { difference |= a ^ b }
        return difference == 0
    }
}
