// SPDX-License-Identifier: Apache-2.0
import Testing
import TransparencyReport

@Suite("Shares, intervals, quantiles")
struct StatisticsTests {
    @Test("Quantiles are those of definition 2 of Hyndman and Fan")
    func quantiles() throws {
        #expect(Spans(milliseconds: []) == nil)
        let one = try #require(Spans(milliseconds: [7]))
        #expect((one.count, one.median, one.ninth, one.maximum) == (1, 7, 7, 7))
        let even = try #require(Spans(milliseconds: [40, 10, 30, 20]))
        #expect((even.median, even.ninth, even.maximum) == (25, 40, 40))
        let ten = try #require(Spans(milliseconds: (1...10).map { $0 * 100 }))
        // R: quantile(1:10 * 100, c(.5, .9), type = 2) gives 550 and 950.
        #expect((ten.median, ten.ninth) == (550, 950))
        let eleven = try #require(Spans(milliseconds: (1...11).map { $0 * 100 }))
        #expect((eleven.median, eleven.ninth) == (600, 1000))
    }

    @Test("Wilson's interval, as published for known counts")
    func wilson() throws {
        // Newcombe (1998, Statistics in Medicine 17, table I, method 3): 81/263 and 15/148, 0/20, 1/29.
        let known: [(Int, Int, Int, Int)] = [
            (81, 263, 2553, 3662), (15, 148, 624, 1605), (0, 20, 0, 1611), (1, 29, 61, 1718),
        ]
        for (part, all, low, high) in known {
            let interval = try #require(Share(part, of: all)).interval
            #expect(interval.low == low && interval.high == high, "\(part) of \(all): \(interval)")
        }
        #expect(try #require(Share(3, of: 3)).interval.high == 10_000)
    }

    @Test("A share of nothing is none; decimals are rounded half up")
    func shares() throws {
        #expect(Share(0, of: 0) == nil)
        #expect(Share(2, of: 1) == nil)
        #expect(try #require(Share(1, of: 3)).tenThousandths == 3333)
        #expect(try #require(Share(2, of: 3)).tenThousandths == 6667)
        #expect(Decimal.tenThousandths(6667) == "0.6667")
        #expect(Decimal.tenThousandths(10_000) == "1.0000")
        #expect(Decimal.seconds(61_005) == "61.005")
        #expect(Decimal.seconds(-5) == "-0.005")
        #expect(FigureText.percent(3333) == "33.3")
        #expect([45_000, 3_600_000, 5 * 86_400_000].map { SpanText.short($0) } == ["45 s", "60 min", "5 d"])
    }

    @Test("Cells of 1 to 4 are hidden, and a single one cannot be computed from the total")
    func suppression() {
        func guarded(_ counts: [Int]) -> [Figure.Value] {
            SealedFigures.guarded(counts.enumerated().map { (of: "v\($0.offset)", count: $0.element) }).map(\.value)
        }
        #expect(guarded([5, 9]) == [.count(5), .count(9)])
        #expect(guarded([3, 9, 6]) == [.few, .count(9), .heldBack])
        #expect(guarded([1, 2, 9]) == [.few, .few, .count(9)])
        #expect(guarded([4]) == [.few])
    }

    @Test("Names of periods lead back to them")
    func periods() throws {
        for (from, to) in [
            ("2027-01-01", "2027-04-01"), ("2027-01-01T10:15:00Z", "2027-01-02"),
        ] {
            let first = try #require(ReportPeriod.moment(given: from))
            let last = try #require(ReportPeriod.moment(given: to))
            let period = try #require(ReportPeriod(from: first, to: last))
            #expect(ReportPeriod(name: period.name) == period)
        }
        for name in [
            "", "2027-01-01", "2027-04-01_2027-01-01", "../x_y", "2027-01-01_2027-13-01", "2027-01-01_2027-04-01_",
        ] {
            #expect(ReportPeriod(name: name) == nil, "\(name)")
        }
    }
}
