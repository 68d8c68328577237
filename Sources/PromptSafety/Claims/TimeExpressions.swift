// SPDX-License-Identifier: Apache-2.0

/// Days and times of day that a sentence names, in digits with the month names and clock words of all languages.
struct TimeExpressions {
    var days: [CalendarDay] = []
    var weekdays: [Int] = []
    /// Minutes after midnight, in the order of the text, each with the readings it allows (a bare "8" is both).
    var times: [[Int]] = []
    var isRelative = false
    var ages: [Int] = []
    /// Numbers of four digits that can be years.
    var years: [Int] = []

    private let view: TextView
    private let tokens: Range<Int>
    private var slotsAt: [Int: [Slot]] = [:]
    private var used: Set<Int> = []
    /// Where words for a half of the day stand that belong to the time after them.
    private var leading: [Int: Slot] = [:]

    init(_ view: TextView, tokens: Range<Int>, hits: [SlotHit]) {
        self.view = view
        self.tokens = tokens
        for hit in hits where tokens.contains(hit.first) {
            if hit.slot == .am || hit.slot == .pm, [.zh, .ja, .hi, .tr].contains(hit.language) {
                leading[hit.first] = hit.slot
                leading[hit.last] = hit.slot
            }
            if Self.timeSlots.contains(hit.slot) { slotsAt[hit.first, default: []].append(hit.slot) }
            if let weekday = Slot.days.firstIndex(of: hit.slot), !weekdays.contains(weekday) {
                weekdays.append(weekday)
            }
            if hit.slot == .relative { isRelative = true }
        }
        years = tokens.compactMap(view.number).filter { (1700...2200).contains($0) }
        for index in tokens where view.tokens[index].kind == .number && !used.contains(index) { readNumericDate(index) }
        for index in tokens where view.tokens[index].kind == .number && !used.contains(index) { readNamedMonth(index) }
        if days.isEmpty { readBareMonths() }
        for index in tokens where view.tokens[index].kind == .number && !used.contains(index) { readTime(index) }
        for (index, slots) in slotsAt.sorted(by: { $0.key < $1.key }) {
            if slots.contains(.noon), !used.contains(index) { times.append([720]) }
            if slots.contains(.midnight), !used.contains(index) { times.append([1440, 0]) }
        }
    }

    private static let timeSlots = SlotSet(Slot.months + Slot.days + [.noon, .midnight, .am, .pm])

    private func month(_ index: Int) -> Int? {
        guard let slots = slotsAt[index] else { return nil }
        return Slot.months.firstIndex { slots.contains($0) }.map { $0 + 1 }
    }

    private func joint(_ index: Int) -> UInt32 { index < view.tokens.count ? view.tokens[index].joint : 0 }

    /// 2031-10-19, 19.10.2031, 19/10, 2031年10月19日.
    private mutating func readNumericDate(_ index: Int) {
        guard let first = view.number(index) else { return }
        if let (month, monthEnd) = marked(index, 0x6708), (1...12).contains(month) {
            // 10月19日
            var day: Int?
            if let (value, end) = marked(monthEnd + 1, 0x65E5) ?? marked(monthEnd + 1, 0x53F7) {
                day = value
                use(index...end)
            } else {
                use(index...monthEnd)
            }
            days.append(CalendarDay(year: nil, month: month, day: day))
            return
        }
        if let (_, end) = marked(index, 0x5E74) {
            use(index...end)
            return
        }
        let separators: Set<UInt32> = [0x2D, 0x2E, 0x2F]
        guard index + 1 < view.tokens.count, separators.contains(joint(index + 1)), let second = view.number(index + 1)
        else {
            return
        }
        let sign = joint(index + 1)
        if index + 2 < view.tokens.count, joint(index + 2) == sign, let third = view.number(index + 2) {
            let (year, month, day) = first > 31 ? (first, second, third) : (third, second, first)
            guard (1...31).contains(day) || (1...31).contains(month) else { return }
            let fullYear = year < 100 ? 2000 + year : year
            if (1...12).contains(month), (1...31).contains(day) {
                days.append(CalendarDay(year: fullYear, month: month, day: day))
                use(index...index + 2)
            } else if (1...12).contains(day), (1...31).contains(month) {
                days.append(CalendarDay(year: fullYear, month: day, day: month))
                use(index...index + 2)
            }
        } else if sign == 0x2F || sign == 0x2E, view.tokens[index + 1].end - view.tokens[index + 1].start <= 2 {
            // "19/10" or "19.10."; "20.30" is a time.
            if (1...31).contains(first), (1...12).contains(second), sign == 0x2F || second != 0 && !isTimeLike(index) {
                days.append(CalendarDay(year: nil, month: second, day: first))
                use(index...index + 1)
            } else if sign == 0x2F, (1...12).contains(first), (1...31).contains(second) {
                days.append(CalendarDay(year: nil, month: first, day: second))
                use(index...index + 1)
            }
        }
    }

    /// "08.00" and "18.05 Uhr" are times: two digits after the point that are no month, or a clock word after.
    private func isTimeLike(_ index: Int) -> Bool {
        let minutes = view.text(view.tokens[index + 1])
        if minutes.elementsEqual([0x30, 0x30]) { return true }
        return isClockWord(index + 2) || isClockWord(index - 1)
    }

    /// A number with a Han character right behind it.
    private func marked(_ index: Int, _ mark: UInt32) -> (Int, Int)? {
        guard index + 1 < view.tokens.count, let value = view.number(index),
            view.text(view.tokens[index + 1]).first == mark
        else { return nil }
        return (value, index + 1)
    }

    /// "19 October", "October 19th", "19 de outubro", "19. Oktober 2031".
    private mutating func readNamedMonth(_ index: Int) {
        guard let day = view.number(index), (1...31).contains(day), joint(index + 1) != 0x3A else { return }
        for offset in [1, -1, 2, -2, 3] {
            let position = index + offset
            guard tokens.contains(position), !used.contains(position), let month = month(position) else { continue }
            if abs(offset) > 1 {
                let between = offset > 0 ? index + 1..<position : position + 1..<index
                let short = between.allSatisfy {
                    view.tokens[$0].kind == .word && view.tokens[$0].end - view.tokens[$0].start <= 3
                }
                if !short { continue }
            }
            if offset < 0, joint(index + 1) == 0x3A { continue }
            var year: Int?
            for next in max(index, position) + 1...max(index, position) + 3 {
                guard tokens.contains(next) else { break }
                if let value = view.number(next), (1000...9999).contains(value) {
                    year = value
                    use(next...next)
                    break
                }
            }
            days.append(CalendarDay(year: year, month: month, day: day))
            use(min(index, position)...max(index, position))
            return
        }
    }

    private mutating func readBareMonths() {
        for index in tokens {
            guard let month = month(index) else { continue }
            // "may" and "march" are other words as well: alone they count only with a capital, not at the start.
            let length = view.tokens[index].end - view.tokens[index].start
            if length <= 5, !view.tokens[index].capital, view.tokens[index].kind == .word { continue }
            days.append(CalendarDay(year: nil, month: month, day: nil))
        }
    }

    private mutating func readTime(_ index: Int) {
        guard let hour = view.number(index), (0...24).contains(hour),
            view.tokens[index].end - view.tokens[index].start <= 2
        else { return }
        var minute = 0
        var last = index
        var certain = false
        if index + 1 < view.tokens.count, let value = view.number(index + 1), (0...59).contains(value),
            view.tokens[index + 1].end - view.tokens[index + 1].start == 2,
            [0x3A, 0x2E, 0x68, 0xFF1A].contains(joint(index + 1))
        {
            minute = value
            last = index + 1
            certain = true
        } else if index + 2 < view.tokens.count, view.text(view.tokens[index + 1]).elementsEqual([0x68]),
            let value = view.number(index + 2), (0...59).contains(value), joint(index + 2) == 1
        {
            minute = value
            last = index + 2
            certain = true
        }
        let half = leading[index - 1] ?? leading[index - 2] ?? half(last)
        if isClockWord(last + 1) || isClockWord(index - 1) || half != nil { certain = true }
        if !certain, let previous = times.last, previous.count > 0, isRange(index) { certain = true }
        if !certain, isRangeStart(index) { certain = true }
        guard certain else {
            if (14...25).contains(hour) { ages.append(hour) }
            return
        }
        let value = hour * 60 + minute
        switch half {
        case .pm where hour < 12: times.append([value + 720])
        case .am where hour == 12: times.append([minute])
        case .am, .pm: times.append([value])
        default:
            let written =
                view.tokens[index].end - view.tokens[index].start == 2 && (hour == 0 || hour > 12 || minute > 0)
            times.append(hour <= 12 && !written ? [value, value + 720] : [value])
        }
        use(index...last)
    }

    /// The half of the day that stands beside a time: "8 pm", "晚上8点", "8 вечера".
    private func half(_ last: Int) -> Slot? {
        for position in [last + 1, last + 2, last + 3, last - 1, last - 2, last - 3] where tokens.contains(position) {
            if position > last + 1, view.tokens[position - 1].kind == .number { break }
            if leading[position] != nil { continue }
            if let slots = slotsAt[position], let half = slots.first(where: { $0 == .am || $0 == .pm }) {
                if position < last, view.tokens[position].kind == .word { continue }
                return half
            }
        }
        return nil
    }

    private static let clockWords: Set<[UInt32]> = Set(
        [
            "h", "hs", "hr", "hrs", "uhr", "uur", "heures", "heure", "horas", "hora", "ore", "godz", "godzina",
            "godziny",
            "godzinie", "oclock", "o", "clock", "pukul", "jam", "saat", "hours", "часов", "часа", "час", "годин",
            "година", "години",
            "годині", "बजे", "الساعه", "ساعه", "时", "点", "點", "時", "點鐘", "am", "pm", "wib", "alle", "dalle", "las", "um",
            "om",
        ].map { CharacterFolding.shared.fold($0) })

    private func isClockWord(_ index: Int) -> Bool {
        tokens.contains(index) && Self.clockWords.contains(Array(view.text(view.tokens[index])))
    }

    private func isRange(_ index: Int) -> Bool { [0x2D, 0x2013, 0x2014, 0xFF5E, 0x7E].contains(joint(index)) }

    /// "7 bis 20 Uhr", "7-20h": a number before another that carries the clock word.
    private func isRangeStart(_ index: Int) -> Bool {
        for next in [index + 1, index + 2] where tokens.contains(next) {
            guard let value = view.number(next), (0...24).contains(value) else { continue }
            return isClockWord(next + 1) || half(next) != nil
                || joint(next + 1) == 0x3A && next + 1 < view.tokens.count && view.tokens[next + 1].kind == .number
        }
        return false
    }

    /// Whether a token is a part of a day or time.
    func uses(_ token: Int) -> Bool { used.contains(token) }

    private mutating func use(_ range: ClosedRange<Int>) { used.formUnion(range) }
}
