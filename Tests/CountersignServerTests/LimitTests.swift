// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import Synchronization
import Testing

@Suite struct LimitTests {
    @Test(
        "addresses are counted by IPv4 address or by /64",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"),
            ("2001:db8:1:2::1", "2001:db8:1:2"), ("fe80::1%eth0", "fe80:0:0:0"), ("::1", "0:0:0:0"), ("", "unknown"),
            ("1.2.3", "unknown"), ("1:2:3", "unknown"), ("1::2::3", "unknown"), ("300.1.1.1", "unknown"),
            ("x", "unknown"),
        ])
    func addresses(_ text: String, _ key: String) {
        #expect(ClientAddress(text).key == key)
    }

    @Test("this machine is known as such")
    func loopback() {
        #expect(ClientAddress("127.0.0.1").isLoopback && ClientAddress("::1").isLoopback)
        #expect(ClientAddress("::ffff:127.0.0.1").isLoopback)
        #expect(!ClientAddress("10.0.0.1").isLoopback && !ClientAddress(nil).isLoopback)
    }

    @Test("a bucket gives its burst, then refills with time")
    func bucket() {
        let clock = Mutex(0.0)
        let limiter = RateLimiter { clock.withLock { $0 } }
        let rule = RateLimiter.Rule(name: "r", burst: 3, seconds: 60)
        for _ in 0..<3 { #expect(limiter.take(rule, for: "a") == nil) }
        #expect(limiter.take(rule, for: "a") == 20)
        #expect(limiter.take(rule, for: "b") == nil)
        clock.withLock { $0 = 20 }
        #expect(limiter.take(rule, for: "a") == nil)
        #expect(limiter.take(rule, for: "a") == 20)
    }

    @Test("a flood of addresses does not grow memory")
    func bounded() {
        let limiter = RateLimiter(capacity: 100) { 0 }
        let rule = RateLimiter.Rule(name: "r", burst: 3, seconds: 60)
        for number in 0..<5000 { _ = limiter.take(rule, for: "a\(number)") }
        #expect(limiter.count <= 100)
    }

    @Test("after five failures the wait doubles up to a quarter of an hour, and a success ends it")
    func throttle() {
        let clock = Mutex(0.0)
        let throttle = SignInThrottle { clock.withLock { $0 } }
        for _ in 0..<4 { throttle.failed("x") }
        #expect(throttle.wait(for: "x") == nil)
        var waits: [Int] = []
        for _ in 0..<12 {
            throttle.failed("x")
            let wait = throttle.wait(for: "x") ?? 0
            waits.append(wait)
            clock.withLock { $0 += Double(wait) }
        }
        #expect(waits.prefix(5) == [1, 2, 4, 8, 16])
        #expect(waits.last == 900)
        throttle.succeeded("x")
        #expect(throttle.wait(for: "x") == nil)
    }

    @Test("a full lane answers 503 at once, and a freed slot goes to who waits")
    func lane() async throws {
        let lane = Lane(name: "test", slots: 1, queueLimit: 1, longestWait: .milliseconds(2000))
        let gate = Mutex(false)
        let first = Task {
            try await lane.run {
                while !gate.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(2)) }
                return 1
            }
        }
        while lane.load.running == 0 { try await Task.sleep(for: .milliseconds(1)) }
        let second = Task { try await lane.run { 2 } }
        while lane.load.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
        await #expect(throws: ServiceError(.unavailable, "The test lane is full.", retryAfter: 10)) {
            try await lane.run { 3 }
        }
        gate.withLock { $0 = true }
        #expect(try await first.value == 1)
        #expect(try await second.value == 2)
        #expect(lane.load.running == 0 && lane.load.waiting == 0)
    }

    @Test("nobody waits longer than the limit")
    func laneWait() async throws {
        let lane = Lane(name: "test", slots: 1, queueLimit: 5, longestWait: .milliseconds(20))
        let first = Task { try await lane.run { try await Task.sleep(for: .seconds(60)) } }
        while lane.load.running == 0 { try await Task.sleep(for: .milliseconds(1)) }
        await #expect(throws: ServiceError.self) { try await lane.run {} }
        first.cancel()
    }

    @Test("work beyond its deadline is ended")
    func deadline() async {
        await #expect(throws: ServiceError.self) {
            try await withDeadline(.milliseconds(10)) { try await Task.sleep(for: .seconds(20)) }
        }
    }

    @Test("passwords fit only themselves, and a broken hash fits nothing")
    func passwords() throws {
        let hasher = PasswordHasher(logarithmOfCost: 10)
        let hash = try hasher.hash("seven quiet harbours é")
        #expect(hash.hasPrefix("$scrypt$ln=10,r=8,p=1$"))
        #expect(try hasher.matches("seven quiet harbours e\u{301}", stored: hash))
        #expect(try !hasher.matches("seven quiet harbours", stored: hash))
        for broken in [nil, "", "$scrypt$", "$scrypt$ln=99,r=8,p=1$AAAA$AAAA", hash + "x"] {
            #expect(try !hasher.matches("seven quiet harbours é", stored: broken))
        }
        #expect(try hasher.hash("a") != hasher.hash("a"))
    }

    @Test("short and common passwords are refused")
    func passwordRule() {
        #expect(PasswordRule.fault(of: "elevenchars", loginName: "") == "short")
        for common in ["password1234", "aaaaaaaaaaaa", "qwertyuiop12", "Administrator"] {
            #expect(PasswordRule.fault(of: common, loginName: "x") == "common", "\(common)")
        }
        #expect(PasswordRule.fault(of: "seven quiet harbours", loginName: "x") == nil)
    }
}
