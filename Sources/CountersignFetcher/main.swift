// SPDX-License-Identifier: Apache-2.0

import CConfinement
import CFetcher

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

// countersign-fetcher [--bytes N] [--redirects N] [--allow ADDRESS]...: reads one address from standard input, fetches what is there into
// standard output, which must be a file, and says on standard error how it went: `OUTCOME STATUS BYTES TYPE`. Started by
// the server for one link at a time, so that the process that talks to strangers knows no more than that link.

func fail(_ message: String) -> Never {
    let line = Array("countersign-fetcher: \(message)\n".utf8)
    _ = write(2, line, line.count)
    exit(2)
}

var bytes: UInt64 = 10 << 20
var redirects: Int32 = 3
var allowed: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch (argument, arguments.popFirst()) {
    case ("--bytes", .some(let value)):
        guard let number = UInt64(value), number > 0, number <= 4 << 30 else { fail("--bytes takes a number") }
        bytes = number
    case ("--redirects", .some(let value)):
        guard let number = Int32(value), (0...3).contains(number) else { fail("--redirects takes 0 to 3") }
        redirects = number
    case ("--allow", .some(let value)):
        guard csf_is_public(value) >= 0 else { fail("--allow takes an IPv4 or IPv6 address") }
        allowed.append(value)
    default: fail("usage: countersign-fetcher [--bytes N] [--redirects N] [--allow ADDRESS]..., started by countersign")
    }
}
var facts = stat()
guard fstat(1, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
    fail("standard output is not a file; this program is started by countersign, not by hand")
}
let confined = csc_confine(bytes + 65_536)
guard confined == 0 else { fail("the process could not be confined (errno \(confined))") }
guard let address = readLine(strippingNewline: true), !address.isEmpty, address.utf8.count < 8192,
    !address.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F })
else {
    let line = Array("\(CSF_BAD_ADDRESS.rawValue) 0 0\n".utf8)
    _ = write(2, line, line.count)
    exit(1)
}
var answer = csf_answer()
let limits = csf_limits(bytes: bytes, connect_seconds: 3, total_seconds: 10, redirects: redirects)
let texts = allowed.map { strdup($0) }
let pointers = texts.map { UnsafePointer($0) }
csf_fetch(address, 1, limits, pointers, pointers.count, &answer)
for text in texts { free(text) }
let type = withUnsafeBytes(of: answer.media_type) { buffer in
    String(decoding: buffer.prefix { $0 > 0x20 && $0 < 0x7F && $0 != 0x3B }, as: UTF8.self)
}
let line = Array("\(answer.outcome) \(answer.status) \(answer.bytes) \(type)\n".utf8)
_ = write(2, line, line.count)
exit(answer.outcome == 0 ? 0 : 1)
