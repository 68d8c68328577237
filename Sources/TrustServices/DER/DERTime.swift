// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// ASN.1 times (RFC 5280, section 4.1.2.5; fractions as RFC 3161 allows them), in UTC.
enum DERTime {
    /// Reads UTCTime or GeneralizedTime.
    static func read(_ node: DERNode, _ what: String) throws(TrustError) -> Date {
        let malformed = TrustError(.malformed, "\(what) is not a valid time")
        let text = try node.primitive(what)
        let general: Bool
        if node.isUniversal(24) {
            general = true
        } else if node.isUniversal(23) {
            general = false
        } else {
            throw malformed
        }
        guard let date = general ? generalized(text) : utc(text) else { throw malformed }
        return date
    }

    static func generalized(_ text: [UInt8]) -> Date? {
        guard text.count >= 15, text.count <= 40, text.last == 0x5A, let century = number(text, 0),
            let year = number(text, 2)
        else { return nil }
        var fraction = 0.0
        if text.count > 15 {
            guard text[14] == 0x2E, text.count > 16 else { return nil }
            var scale = 0.1
            for byte in text[15..<(text.count - 1)] {
                guard (0x30...0x39).contains(byte) else { return nil }
                fraction += Double(byte - 0x30) * scale
                scale /= 10
            }
        }
        return date(year: century * 100 + year, text, 4).map { $0.addingTimeInterval(fraction) }
    }

    static func utc(_ text: [UInt8]) -> Date? {
        guard text.count == 13, text.last == 0x5A, let year = number(text, 0) else { return nil }
        return date(year: year < 50 ? 2000 + year : 1900 + year, text, 2)
    }

    private static func number(_ text: [UInt8], _ offset: Int) -> Int? {
        guard offset + 1 < text.count, (0x30...0x39).contains(text[offset]), (0x30...0x39).contains(text[offset + 1])
        else { return nil }
        return Int(text[offset] - 0x30) * 10 + Int(text[offset + 1] - 0x30)
    }

    private static func date(year: Int, _ text: [UInt8], _ offset: Int) -> Date? {
        guard let month = number(text, offset), let day = number(text, offset + 2),
            let hour = number(text, offset + 4), let minute = number(text, offset + 6),
            let second = number(text, offset + 8), (1...12).contains(month), day >= 1,
            day <= daysInMonth(year: year, month: month), hour < 24, minute < 60, second <= 60
        else { return nil }
        let days = daysSinceEpoch(year: year, month: month, day: day)
        return Date(timeIntervalSince1970: Double(days * 86_400 + hour * 3_600 + minute * 60 + second))
    }

    private static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar.
    static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month, day, hour, minute, second of a date, clamped to the years 0001 to 9999.
    static func components(_ date: Date) -> (Int, Int, Int, Int, Int, Int) {
        let seconds = Int(min(max(date.timeIntervalSince1970, -62_135_596_800), 253_402_300_799).rounded(.down))
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day, rest / 3_600, rest / 60 % 60, rest % 60)
    }

    /// `2026-11-23T01:20:00Z`, for messages.
    static func text(_ date: Date) -> String {
        let (year, month, day, hour, minute, second) = components(date)
        return "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(padded(hour)):\(padded(minute)):\(padded(second))Z"
    }

    static func padded(_ value: Int, _ width: Int = 2) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
