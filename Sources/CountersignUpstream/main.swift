// SPDX-License-Identifier: Apache-2.0

import CConfinement
import CUpstream

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

// countersign-upstream --bytes N --seconds N --length N: sends one request to a generator. Standard input is a file:
// a line with method and address, header lines, an empty line, and the body. The answer's body goes to standard output,
// which must be a file, and how it went to standard error: `OUTCOME STATUS BYTES RETRY TYPE`. Started by the gateway for
// one request at a time: the key for the generator is in no argument and outlives no request.

func fail(_ message: String) -> Never {
    let line = Array("countersign-upstream: \(message)\n".utf8)
    _ = write(2, line, line.count)
    exit(2)
}

/// A line of the head, read byte by byte: what follows the head is left for the body.
func readHeadLine() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(0, &byte, 1) == 1 {
        if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
        guard bytes.count < 16_384, byte >= 0x20, byte != 0x7F else { return nil }
        bytes.append(byte)
    }
    return nil
}

var numbers = ["--bytes": UInt64(0), "--seconds": 0, "--length": 0]
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    guard numbers[argument] != nil, let value = arguments.popFirst().flatMap({ UInt64($0) }), value <= 8 << 30 else {
        fail("usage: countersign-upstream --bytes N --seconds N --length N, started by countersign")
    }
    numbers[argument] = value
}
let bytes = numbers["--bytes"] ?? 0
let seconds = numbers["--seconds"] ?? 0
guard bytes > 0, seconds > 0, seconds <= 3600 else { fail("--bytes and --seconds take a number") }
var facts = stat()
guard fstat(1, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
    fail("standard output is not a file; this program is started by countersign, not by hand")
}
let confined = csc_confine(bytes + 65_536)
guard confined == 0 else { fail("the process could not be confined (errno \(confined))") }
guard let first = readHeadLine(), let blank = first.firstIndex(of: " ") else { fail("there is no request") }
let method = String(first[..<blank])
let address = String(first[first.index(after: blank)...])
guard method == "GET" || method == "POST", address.utf8.count < 8192 else { fail("the request is none") }
var headers: [String] = []
while true {
    guard let line = readHeadLine(), headers.count < 32 else { fail("the head of the request is broken") }
    if line.isEmpty { break }
    headers.append(line)
}
var answer = csu_answer()
let limits = csu_limits(bytes: bytes, connect_seconds: 10, total_seconds: Int(seconds))
let texts = headers.map { strdup($0) }
let pointers = texts.map { UnsafePointer($0) }
csu_send(method, address, pointers, pointers.count, 0, numbers["--length"] ?? 0, 1, limits, &answer)
for text in texts { free(text) }
let type = withUnsafeBytes(of: answer.media_type) { buffer in
    String(decoding: buffer.prefix { $0 > 0x20 && $0 < 0x7F && $0 != 0x3B }, as: UTF8.self)
}
let line = Array("\(answer.outcome) \(answer.status) \(answer.bytes) \(answer.retry_after) \(type)\n".utf8)
_ = write(2, line, line.count)
exit(answer.outcome == 0 ? 0 : 1)
