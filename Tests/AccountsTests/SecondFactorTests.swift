// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import ProvenanceRegistry
import Testing

@Suite("Second factor")
struct SecondFactorTests {
    private static let rfc = TimeBasedCode(secret: Array("12345678901234567890".utf8))
    private static let account = AccountID(at: Timestamp(milliseconds: 1))

    @Test(
        "the vectors of RFC 6238, appendix B",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func timeVectors(_ seconds: Int64, _ expected: String) {
        let step = TimeBasedCode.step(at: Timestamp(milliseconds: seconds * 1000))
        #expect(Self.rfc.code(step: step, digits: 8) == expected)
    }

    @Test("the vectors of RFC 4226, appendix D")
    func counterVectors() {
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        for (count, code) in expected.enumerated() { #expect(Self.rfc.code(step: Int64(count)) == code) }
    }

    @Test("a code counts once, and none before it counts after it")
    func replay() {
        let now = Timestamp(milliseconds: 1_234_567_890_000)
        let step = TimeBasedCode.step(at: now)
        let code = Self.rfc.code(step: step)
        #expect(Self.rfc.acceptedStep(for: code, at: now, after: 0) == step)
        #expect(Self.rfc.acceptedStep(for: code, at: now, after: step) == nil)
        #expect(Self.rfc.acceptedStep(for: Self.rfc.code(step: step - 1), at: now, after: step) == nil)
        #expect(Self.rfc.acceptedStep(for: Self.rfc.code(step: step + 1), at: now, after: step) == step + 1)
    }

    @Test("a clock may be one step off, not two; blanks are forgiven, other text is not")
    func tolerance() {
        let now = Timestamp(milliseconds: 1_234_567_890_000)
        let step = TimeBasedCode.step(at: now)
        for offset in Int64(-2)...2 {
            let accepted = Self.rfc.acceptedStep(for: Self.rfc.code(step: step + offset), at: now, after: 0)
            #expect(accepted == (abs(offset) <= 1 ? step + offset : nil))
        }
        let code = Self.rfc.code(step: step)
        #expect(Self.rfc.acceptedStep(for: "\(code.prefix(3)) \(code.suffix(3))", at: now, after: 0) == step)
        for text in ["", "000000000", String(code.dropLast()), code + "0", "ÄÄÄÄÄÄ"] {
            #expect(Self.rfc.acceptedStep(for: text, at: now, after: 0) == nil)
        }
    }

    @Test("the address holds the secret in base 32 and escapes names")
    func address() {
        let address = Self.rfc.address(issuer: "Countersign check.example", account: "a&b=c?")
        #expect(
            address
                == "otpauth://totp/Countersign%20check.example:a%26b%3Dc%3F?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Countersign%20check.example"
        )
    }

    @Test("recovery codes differ, are read forgivingly, and only a whole one has a digest")
    func recovery() throws {
        var generator = SystemRandomNumberGenerator()
        let codes = (0..<200).map { _ in RecoveryCode.make(using: &generator) }
        #expect(Set(codes).count == 200)
        let digest = try #require(RecoveryCode.digest("0000-1111-ABCD-EFGH"))
        #expect(RecoveryCode.digest(" oOoO iIlL abcd efgh ") == digest)
        #expect(RecoveryCode.digest("0000-1111-ABCD-EFGJ") != digest)
        for text in ["", "0000-1111-ABCD-EFG", "0000-1111-ABCD-EFGHJ", "0000-1111-ABCD-EFGÄ"] {
            #expect(RecoveryCode.digest(text) == nil)
        }
    }

    @Test("a sealed secret opens with its key for its account alone, and shows every change")
    func seal() throws {
        let seal = try SecretSeal(key: [UInt8](repeating: 7, count: 32))
        let sealed = try seal.seal(Self.rfc.secret, for: Self.account)
        #expect(try seal.open(sealed, for: Self.account) == Self.rfc.secret)
        #expect(try seal.seal(Self.rfc.secret, for: Self.account) != sealed)
        #expect(throws: AccountError(.invalidValue, "")) {
            try seal.open(sealed, for: AccountID(at: Timestamp(milliseconds: 2)))
        }
        let other = try SecretSeal(key: [UInt8](repeating: 8, count: 32))
        #expect(throws: AccountError(.invalidValue, "")) { try other.open(sealed, for: Self.account) }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: AccountError(.invalidValue, "")) { try seal.open(changed, for: Self.account) }
        }
        #expect(throws: AccountError(.invalidValue, "")) { try SecretSeal(key: [1]) }
        #expect(throws: AccountError(.invalidValue, "")) { try seal.open([], for: Self.account) }
    }
}
