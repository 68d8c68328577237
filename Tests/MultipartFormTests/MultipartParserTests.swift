// SPDX-License-Identifier: Apache-2.0
import MultipartForm
import Testing

private let type = "multipart/form-data; boundary=\"Xy7\""

private func form(_ text: String) -> [UInt8] { Array(text.replacingNewlines.utf8) }

extension String {
    fileprivate var replacingNewlines: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
}

/// Reads a body given in pieces; bytes of a part are joined, so that the result does not depend on the cuts.
private func read(
    _ pieces: [[UInt8]], limits: MultipartLimits = MultipartLimits(), contentType: String = type
) throws -> [MultipartParser.Event] {
    var parser = try MultipartParser(contentType: contentType, limits: limits)
    var events: [MultipartParser.Event] = []
    for piece in pieces {
        parser.append(piece)
        while let event = try parser.next() {
            if case .bytes(let more) = event, case .bytes(let before) = events.last {
                events[events.count - 1] = .bytes(before + more)
            } else {
                events.append(event)
            }
        }
    }
    try parser.finish()
    return events
}

private let sample = form(
    """
    preamble
    --Xy7
    Content-Disposition: form-data; name="title"

    A title

    with --Xy and \r-- lines
    --Xy7
    content-disposition: form-data; name="file"; filename="C:\\photos\\a%22b.jpg"
    Content-Type: image/JPEG; q=1

    \u{1}\r\r--Xy8
    --Xy
    --Xy7
    Content-Disposition: form-data; name=empty


    --Xy7--
    epilogue
    """)

@Suite struct MultipartParserTests {
    @Test("a form gives the same events wherever it is cut in two")
    func everySplitPoint() throws {
        let whole = try read([sample])
        #expect(whole.count == 9)
        #expect(whole.first == .part(MultipartPart(name: "title", fileName: nil, contentType: nil)))
        #expect(whole[1] == .bytes(form("A title\n\nwith --Xy and \r-- lines")))
        #expect(whole[3] == .part(MultipartPart(name: "file", fileName: "a\"b.jpg", contentType: "image/jpeg")))
        #expect(whole[4] == .bytes(form("\u{1}\r\r--Xy8\n--Xy")))
        #expect(whole[6] == .part(MultipartPart(name: "empty", fileName: nil, contentType: nil)))
        #expect(whole[7] == .partEnd)
        #expect(whole[8] == .end)
        for cut in 0...sample.count {
            #expect(try read([Array(sample[..<cut]), Array(sample[cut...])]) == whole, "cut at \(cut)")
        }
    }

    @Test("a form gives the same events byte by byte")
    func byteByByte() throws {
        #expect(try read(sample.map { [$0] }) == read([sample]))
    }

    @Test("a form that is cut off is said to be truncated, at every length")
    func everyTruncation() throws {
        let closing = form("--Xy7--")
        let end = sample.count - form("\nepilogue").count
        #expect(Array(sample[(end - closing.count)..<end]) == closing)
        for length in 0..<end {
            #expect(throws: MultipartError.truncated, "length \(length)") { try read([Array(sample[..<length])]) }
        }
    }

    @Test("memory does not grow with the body")
    func bounded() throws {
        var parser = try MultipartParser(contentType: type)
        parser.append(form("--Xy7\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\n\n"))
        guard case .part = try parser.next() else {
            Issue.record("no part")
            return
        }
        var total = 0
        let chunk = [UInt8](repeating: 0x0D, count: 65_536)
        for _ in 0..<200 {
            parser.append(chunk)
            while let event = try parser.next() { if case .bytes(let bytes) = event { total += bytes.count } }
            #expect(parser.bufferedBytes < 16)
        }
        #expect(total > 200 * 65_536 - 16)
    }

    @Test("limits are named in the error")
    func limits() throws {
        let part = "--Xy7\nContent-Disposition: form-data; name=\"a\"\n\n\n"
        let forms = String(repeating: part, count: 21) + "--Xy7--"
        #expect(throws: MultipartError.limitExceeded("parts of a form", limit: 20)) { try read([form(forms)]) }
        #expect(try read([form(String(repeating: part, count: 20) + "--Xy7--")]).count == 41)

        let name = String(repeating: "n", count: 256)
        let long = "--Xy7\nContent-Disposition: form-data; name=\"a\"; filename=\"\(name)\"\n\n\n--Xy7--"
        #expect(throws: MultipartError.limitExceeded("bytes of a file name", limit: 255)) { try read([form(long)]) }

        let header = "--Xy7\nX: \(String(repeating: "y", count: 9000))"
        #expect(throws: MultipartError.limitExceeded("bytes of a part header", limit: 8192)) {
            try read([form(header)])
        }
        #expect(throws: MultipartError.limitExceeded("bytes before the first part", limit: 8192)) {
            try read([[UInt8](repeating: 0x61, count: 20_000)])
        }
    }

    @Test(
        "a part without a proper head is refused",
        arguments: [
            "--Xy7\n\nno head\n--Xy7--", "--Xy7\nContent-Disposition: attachment; name=a\n\nx\n--Xy7--",
            "--Xy7\nContent-Disposition: form-data\n\nx\n--Xy7--", "--Xy7 x\n\n\n--Xy7--",
            "--Xy7\nContent-Disposition: form-data; name=a\nContent-Disposition: form-data; name=b\n\nx\n--Xy7--",
            "--Xy7\nContent-Disposition: form-data; name=a\nContent-Transfer-Encoding: base64\n\nx\n--Xy7--",
            "--Xy7\n folded\nContent-Disposition: form-data; name=a\n\nx\n--Xy7--",
            "--Xy7\nContent-Disposition: form-data; name=\"a\n\nx\n--Xy7--",
        ])
    func malformed(_ text: String) {
        #expect { try read([form(text)]) } throws: { error in
            if case .malformed = error as? MultipartError { true } else { false }
        }
    }

    @Test(
        "only a form type with a sound boundary is accepted",
        arguments: [
            "multipart/mixed; boundary=a", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"a b \"", "multipart/form-data; boundary=\"\u{e4}\"",
            "multipart/form-data; boundary=\(String(repeating: "a", count: 71))", "", "text/plain",
        ])
    func boundaries(_ contentType: String) {
        #expect(throws: MultipartError.self) { _ = try MultipartParser(contentType: contentType) }
    }
}
